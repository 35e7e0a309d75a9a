// Another language, on any screen, without losing the form and without sending it.
import { forgetAnnouncement } from "./announce.js";
import { call } from "./api.js";
import { draw } from "./draw.js";
import { loadHelp } from "./help.js";
import { language, setLanguage } from "./i18n.js";
import { address } from "./navigation.js";
import { translateProblem } from "./problems.js";
import { state } from "./state.js";

const WORDS_MAY_TAKE = 1500; // milliseconds: without them an error stays in the language it came in, marked as such

export async function speak(code) {
  setLanguage(code);
  forgetAnnouncement();
  const late = new Promise((resolve) => setTimeout(resolve, WORDS_MAY_TAKE));
  await Promise.race([Promise.all([loadHelp(), loadRecap()]), late]);
  if (language() !== code) return; // switched again meanwhile
  translateProblem();
  redraw(`language-${code}`);
}

// The person may have gone on to a field meanwhile.
function redraw(button) {
  const { id, selectionStart, selectionEnd } = document.activeElement;
  draw(id || button);
  if (typeof selectionStart === "number") document.activeElement.setSelectionRange?.(selectionStart, selectionEnd);
}

// It names the country in one language.
async function loadRecap() {
  if (state.view !== "recap") return;
  const answer = await call("GET", address("/recap"));
  if (answer.ok) state.recap = answer.body;
}
