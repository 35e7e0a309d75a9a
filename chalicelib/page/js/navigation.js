// Which screen comes next, and the browser's history of them.
import { call, callForRegistration } from "./api.js";
import { draw } from "./draw.js";
import { problemOf } from "./problems.js";
import { state } from "./state.js";
import { forgetEverything, registrationId, setUnderWay } from "./store.js";

/** The address in the API of this tab's registration, or of something of it. */
export const address = (rest = "") => `registrations/${state.registration?.registration_id ?? registrationId()}${rest}`;

let hasDrawn = false;

/** `notice`: what to say on the way, { tone, key or message }; it goes with the screen. */
export function show(view, { replace = false, focus, notice = null } = {}) {
  const isFirst = history.state === null;
  state.view = view;
  state.notice = notice;
  if (view !== "unreachable") history[replace || isFirst || history.state.view === view ? "replaceState" : "pushState"]({ view }, "");
  // A page that has just been loaded is read from its top.
  draw(hasDrawn || state.problem ? focus : null);
  hasDrawn = true;
}

/** The step that is open, with what the machine has to say about it. */
export function goOn({ notice = null, ...options } = {}) {
  if (state.registration.status === "completed") return showRecap();
  if (state.registration.status !== "open") return showEnding(state.registration.notice?.code === "account_not_created" ? "not_created" : "expired");
  setUnderWay();
  return show(state.registration.open_step, { ...options, notice: noticeOf(state.registration) ?? notice });
}

/** Why the machine has brought the person back here. */
export function noticeOf(registration) {
  return registration.notice && { tone: "warning", message: registration.notice.message };
}

export async function showRecap() {
  const answer = await call("GET", address("/recap"));
  if (answer.ok) {
    state.recap = answer.body;
    return show("recap", { replace: true });
  }
  if (answer.status !== 0 && answer.status < 500) return startOver();
  state.problem = problemOf(answer, null, null);
  return show("unreachable");
}

export function showEnding(ending) {
  forget();
  state.ending = ending;
  show("ended", { replace: true });
}

function forget() {
  forgetEverything();
  Object.assign(state, { registration: null, recap: null, problem: null, notice: null, confirmed: [], benefit: null });
}

export function startOver(notice) {
  forget();
  show("entry", { replace: true, notice });
}

/** The machine has moved without this tab: shows where it is now. */
export async function catchUp(notice) {
  const answer = await callForRegistration("GET", address());
  if (!answer.ok) return answer.status === 0 || answer.status >= 500 ? stay(answer) : showEnding("expired");
  state.problem = null;
  state.registration = answer.body;
  return goOn({ notice });
}

export function stay(answer) {
  state.notice = null;
  state.problem = problemOf(answer, null, null);
  draw();
}
