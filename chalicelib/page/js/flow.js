// What the person asks for: the calls to the API, and what follows from their answers.
import { actions } from "./actions.js";
import { announce } from "./announce.js";
import { call, callForRegistration } from "./api.js";
import { draw, drawBusy } from "./draw.js";
import { t } from "./i18n.js";
import { address, catchUp, goOn, show, showEnding, showRecap, startOver, stay } from "./navigation.js";
import { problemOf, warningsToConfirm } from "./problems.js";
import { openQuitDialog } from "./quit.js";
import { state } from "./state.js";
import { STEPS, valuesFor } from "./steps.js";
import { dropDraft, isUnderWay, keepDraft, registrationId, rememberRegistration } from "./store.js";

/** The first screen: where the person stood in this tab, else the entry. */
export async function begin() {
  const [, answer] = await Promise.all([loadHelp(), registrationId() ? callForRegistration("GET", address()) : null]);
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
  return wasUnderWay ? showEnding("expired") : startOver({ tone: "info", key: "notice.expired" });
}

export async function loadHelp() {
  const answer = await call("GET", "help");
  if (answer.ok) state.help = answer.body;
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
  // Another tab has started one since: it is offered, rather than a second one beside it.
  if (registrationId()) return begin();
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

export function put(step, values) {
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
  if (registrationId() !== state.registration.registration_id) return showEnding("elsewhere");
  if (code === "unauthorized" || code === "not_found") return startOver({ tone: "info", key: "notice.unknown" });
  if (code === "step_not_open") return catchUp({ tone: "info", key: "notice.elsewhere" });
  if (code === "code_expired" || code === "code_spent") return catchUp({ tone: "warning", message: detail });
  // After the last try the machine closes the code: the registration itself says why.
  if (attemptsLeft === 0) return catchUp({ tone: "warning", message: detail });
  if (attemptsLeft !== undefined && state.registration.code) state.registration.code.attempts_left = attemptsLeft;
  state.notice = null;
  state.problem = problemOf(answer, step, values);
  return draw();
}

const post = (rest) => alone(async () => {
  const answer = await callForRegistration("POST", address(rest));
  if (!answer.ok) return refuse(answer, state.view, valuesFor(state.view));
  return arrived(answer);
});

export function back() {
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

// Small things ----------------------------------------------------------------------------------------------------------

function typed(step, values) {
  keepDraft(step, values);
  state.confirmed = [];
}

function confirm() {
  state.confirmed = warningsToConfirm();
  return submit(state.view);
}

Object.assign(actions, {
  begin, start, submit, back, resend, quit, typed, confirm, startOver: () => startOver(), finish: () => startOver(),
  askToQuit: openQuitDialog,
  resume: () => goOn(),
  showEntry: () => show("entry"),
  showHousing: () => show("housing"),
  introduce: (benefit) => { state.benefit = benefit; show("introduction"); },
  changeContact: () => { state.problem = null; show("contact"); },
  keepContact: () => { state.problem = null; show("code"); },
});
