// What happens when the person does something: the calls, and the screen that follows.
import { actions } from "./actions.js";
import { announce } from "./announce.js";
import { call, callForRegistration } from "./api.js";
import { draw, drawBusy } from "./draw.js";
import { setLanguage, t } from "./i18n.js";
import { problemOf, translateProblem, warningsToConfirm } from "./problems.js";
import { openQuitDialog } from "./quit.js";
import { state } from "./state.js";
import { STEPS, valuesFor } from "./steps.js";
import { dropDraft, forgetEverything, isUnderWay, keepDraft, registrationId, rememberRegistration, setUnderWay } from "./store.js";

const address = (rest = "") => `registrations/${registrationId()}${rest}`;

/** The first screen: where the person stood in this tab, else the entry. */
export async function begin() {
  const [, answer] = await Promise.all([loadHelp(), registrationId() ? call("GET", address()) : null]);
  if (!answer) return show("entry");
  if (answer.status === 0 || answer.status >= 500) {
    state.problem = problemOf(answer, null, null);
    return show("unreachable");
  }
  const wasUnderWay = isUnderWay();
  if (answer.ok && answer.body.status === "open") {
    state.registration = answer.body;
    return wasUnderWay ? goOn() : show("entry");
  }
  if (answer.ok && answer.body.status === "completed" && wasUnderWay) return showRecap();
  return wasUnderWay ? showEnding("expired") : startOver(t("notice.expired"));
}

async function loadHelp() {
  const answer = await call("GET", "help");
  if (answer.ok) state.help = answer.body;
}

// Screens -------------------------------------------------------------------------------------------------------------

function show(view, { replace = false, focus } = {}) {
  const isFirst = history.state === null;
  state.view = view;
  if (view !== "unreachable") history[replace || isFirst || history.state.view === view ? "replaceState" : "pushState"]({ view }, "");
  draw(focus);
  state.notice = null;
}

/** The step that is open, with what the machine has to say about it. */
function goOn(options) {
  if (state.registration.status === "completed") return showRecap();
  if (state.registration.status !== "open") return showEnding("expired");
  setUnderWay();
  if (state.registration.notice) state.notice = { tone: "warning", message: state.registration.notice.message };
  return show(state.registration.open_step, options);
}

async function showRecap() {
  const answer = await call("GET", address("/recap"));
  if (answer.ok) {
    state.recap = answer.body;
    return show("recap", { replace: true });
  }
  if (answer.status !== 0 && answer.status < 500) return startOver();
  state.problem = problemOf(answer, null, null);
  return show("unreachable");
}

function showEnding(ending) {
  forget();
  state.ending = ending;
  show("ended", { replace: true });
}

function forget() {
  forgetEverything();
  Object.assign(state, { registration: null, recap: null, problem: null, notice: null, confirmed: [], benefit: null });
}

function startOver(message) {
  forget();
  if (message) state.notice = { tone: "info", message };
  show("entry", { replace: true });
}

// Sending -------------------------------------------------------------------------------------------------------------

/** One request at a time: a second press of the button does nothing. */
async function alone(work) {
  if (state.busy) return;
  state.busy = true;
  try {
    await work();
  } finally {
    state.busy = false;
  }
}

const start = () => alone(async () => {
  drawBusy();
  const answer = await call("POST", "registrations", state.benefit ? { benefit: state.benefit } : {});
  state.problem = answer.ok ? null : problemOf(answer, null, null);
  if (!answer.ok) return draw();
  rememberRegistration(answer.body.registration_id);
  state.registration = answer.body;
  return goOn();
});

const submit = (step) => alone(async () => {
  drawBusy();
  const values = valuesFor(step);
  const answer = await put(step, values);
  if (answer.ok) {
    dropDraft(step);
    state.confirmed = [];
    return arrived(answer);
  }
  return refuse(answer, step, values);
});

function put(step, values) {
  const { path, body } = STEPS[step];
  return callForRegistration("PUT", address(`/${path}`), body(values, state.confirmed));
}

function arrived(answer) {
  state.registration = answer.body;
  state.problem = null;
  return goOn();
}

// What each refusal means for where the person goes; any other stays on the screen with what was typed.
function refuse(answer, step, values) {
  const { code, detail, attempts_left: attemptsLeft } = answer.problem;
  if (code === "registration_expired") return showEnding("expired");
  if (code === "account_not_created") return showEnding("not_created");
  if (code === "unauthorized" || code === "not_found") return startOver(t("notice.unknown"));
  if (code === "step_not_open") return catchUp({ tone: "info", message: t("notice.elsewhere") });
  if (code === "code_expired" || code === "code_spent") return catchUp({ tone: "warning", message: detail });
  if (attemptsLeft !== undefined && state.registration.code) state.registration.code.attempts_left = attemptsLeft;
  state.problem = problemOf(answer, step, values);
  return draw();
}

/** The machine has moved without this tab: shows where it is now. */
async function catchUp(notice) {
  const answer = await call("GET", address());
  if (!answer.ok) return answer.status === 0 || answer.status >= 500 ? stay(answer) : showEnding("expired");
  state.problem = null;
  state.notice = notice;
  state.registration = answer.body;
  return goOn();
}

function stay(answer) {
  state.problem = problemOf(answer, null, null);
  draw();
}

const post = (rest) => alone(async () => {
  const answer = await callForRegistration("POST", address(rest));
  if (!answer.ok) return refuse(answer, state.view, valuesFor(state.view));
  return arrived(answer);
});

function back() {
  const { steps, open_step: open } = state.registration;
  if (steps[0].name === open) return show("introduction");
  return post("/back");
}

async function resend() {
  if (document.getElementById("resend").getAttribute("aria-disabled") === "true") return;
  const before = state.registration.code.resend_at;
  await post("/code/resend");
  if (state.view === "code" && !state.problem && state.registration.code.resend_at !== before) {
    announce(t("code.resent", { to: state.registration.code.sent_to }));
  }
}

async function quit() {
  const answer = await call("DELETE", address());
  if (answer.ok || (answer.status >= 400 && answer.status < 500)) return showEnding("quit");
  return stay(answer);
}

// The rest ------------------------------------------------------------------------------------------------------------

async function speak(code) {
  setLanguage(code);
  const isOpen = state.registration?.status === "open" && registrationId() !== null;
  const words = isOpen && state.registration.notice ? call("GET", address()) : null;
  const [, answer] = await Promise.all([loadHelp(), words, translateProblem(() => askAgain(state.view))]);
  if (answer?.ok && answer.body.open_step === state.registration.open_step) {
    state.registration = answer.body;
    state.notice = answer.body.notice && { tone: "warning", message: answer.body.notice.message };
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

function typed(step, values) {
  keepDraft(step, values);
  state.confirmed = [];
}

function confirm() {
  state.confirmed = warningsToConfirm();
  return submit(state.view);
}

/** Another tab, or time, may have moved the registration while this one was not looked at. */
async function lookAgain() {
  const shown = state.view;
  if (document.visibilityState !== "visible" || !(shown in STEPS) || state.busy) return;
  if (!registrationId()) return showEnding("elsewhere");
  const answer = await call("GET", address());
  if (!answer.ok || state.busy || state.view !== shown) return;
  const isElsewhere = answer.body.open_step !== state.registration.open_step;
  state.registration = answer.body;
  if (!isElsewhere) return;
  state.problem = null;
  state.notice = { tone: "info", message: t("notice.elsewhere") };
  goOn();
}

/** The browser's own back and forward: back over a step is "Précédent"; nothing is ever sent twice. */
function travelled(event) {
  const target = event.state?.view;
  const open = state.registration?.status === "open" ? state.registration.open_step : null;
  const names = Object.keys(STEPS);
  state.problem = null;
  if (!target || state.view === "recap" || state.view === "ended") return show(state.view, { replace: true });
  if (!(target in STEPS)) return target === "recap" || target === "ended" ? show("entry", { replace: true }) : show(target, { replace: true });
  if (!open) return show("entry", { replace: true });
  if (state.view in STEPS && names.indexOf(target) < names.indexOf(open)) return back();
  return show(open, { replace: true });
}

let expiredCode = null;

// Asked once for each code: the machine moves by itself, a moment after the code's end.
function codeHasExpired() {
  if (expiredCode === state.registration.code.expires_at || state.busy) return;
  expiredCode = state.registration.code.expires_at;
  setTimeout(() => { if (state.view === "code") catchUp(null); }, 1500);
}

export function listen() {
  window.addEventListener("popstate", travelled);
  document.addEventListener("visibilitychange", lookAgain);
  window.addEventListener("pageshow", (event) => { if (event.persisted) lookAgain(); });
  window.addEventListener("storage", () => { if (!registrationId()) lookAgain(); });
}

Object.assign(actions, {
  begin, start, submit, back, resend, quit, speak, typed, confirm, startOver: () => startOver(), finish: () => startOver(), codeHasExpired,
  askToQuit: openQuitDialog,
  resume: () => goOn(),
  showEntry: () => show("entry"),
  showHousing: () => show("housing"),
  introduce: (benefit) => { state.benefit = benefit; show("introduction"); },
  changeContact: () => { state.problem = null; show("contact"); },
  keepContact: () => { state.problem = null; show("code"); },
});
