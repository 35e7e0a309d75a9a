// Another language, on any screen, without losing the form and without sending it.
import { forgetAnnouncement } from "./announce.js";
import { draw } from "./draw.js";
import { loadHelp } from "./help.js";
import { language, setLanguage } from "./i18n.js";
import { translateProblem } from "./problems.js";

const WORDS_MAY_TAKE = 1500; // milliseconds: without them an error stays in the language it came in, marked as such

/** `loadMore()`: whatever else stands on the screen in the API's words. */
export async function speak(code, loadMore) {
  setLanguage(code);
  forgetAnnouncement();
  const late = new Promise((resolve) => setTimeout(resolve, WORDS_MAY_TAKE));
  await Promise.race([Promise.all([loadHelp(), loadMore()]), late]);
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
