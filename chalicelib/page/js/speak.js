// Another language, on any screen, without losing the form.
import { call } from "./api.js";
import { draw } from "./draw.js";
import { loadHelp, put } from "./flow.js";
import { setLanguage } from "./i18n.js";
import { address, noticeOf } from "./navigation.js";
import { problemOf, translateProblem } from "./problems.js";
import { state } from "./state.js";
import { valuesFor } from "./steps.js";
import { registrationId } from "./store.js";

export async function speak(code) {
  setLanguage(code);
  const isOpen = state.registration?.status === "open" && registrationId() !== null;
  const words = isOpen && state.registration.notice ? call("GET", address()) : null;
  const [, answer] = await Promise.all([loadHelp(), words, translateProblem(() => askAgain(state.view))]);
  if (answer?.ok && answer.body.open_step === state.registration.open_step) {
    state.registration = answer.body;
    state.notice = noticeOf(answer.body);
  }
  if (state.view === "recap") state.recap = (await call("GET", address("/recap"))).body ?? state.recap;
  draw(`language-${code}`);
}

// A form that was refused is refused again, in the other language; nothing is stored, no try is spent.
async function askAgain(step) {
  const values = valuesFor(step);
  const answer = await put(step, values);
  if (!answer.ok) state.problem = problemOf(answer, step, values);
}
