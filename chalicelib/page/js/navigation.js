// Which screen comes next, and the browser's history of them.
import { call, callForRegistration } from "./api.js";
import { draw } from "./draw.js";
import { problemOf } from "./problems.js";
import { state } from "./state.js";
import { forgetEverything, registrationId, setUnderWay } from "./store.js";

/** The registration's address in the API, or that of something of it. */
export const address = (rest = "") => `registrations/${registrationId()}${rest}`;

let hasDrawn = false;

export function show(view, { replace = false, focus } = {}) {
  const isFirst = history.state === null;
  state.view = view;
  if (view !== "unreachable") history[replace || isFirst || history.state.view === view ? "replaceState" : "pushState"]({ view }, "");
  // A page that has just been loaded is read from its top.
  draw(hasDrawn || state.problem ? focus : null);
  hasDrawn = true;
  state.notice = null;
}

/** The step that is open, with what the machine has to say about it. */
export function goOn(options) {
  if (state.registration.status === "completed") return showRecap();
  if (state.registration.status !== "open") return showEnding(state.registration.notice?.code === "account_not_created" ? "not_created" : "expired");
  setUnderWay();
  if (state.registration.notice) state.notice = { tone: "warning", message: state.registration.notice.message };
  return show(state.registration.open_step, options);
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

export function startOver(message) {
  forget();
  if (message) state.notice = { tone: "info", message };
  show("entry", { replace: true });
}

/** The machine has moved without this tab: shows where it is now. */
export async function catchUp(notice) {
  const answer = await callForRegistration("GET", address());
  if (!answer.ok) return answer.status === 0 || answer.status >= 500 ? stay(answer) : showEnding("expired");
  state.problem = null;
  state.notice = notice;
  state.registration = answer.body;
  return goOn();
}

export function stay(answer) {
  state.problem = problemOf(answer, null, null);
  draw();
}
