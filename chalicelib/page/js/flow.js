// What the person asks for: the calls to the API, and what follows from their answers.
import { actions } from "./actions.js";
import { call, callForRegistration, dropCalls, isTrouble } from "./api.js";
import { draw, drawBusy } from "./draw.js";
import { loadHelp } from "./help.js";
import {
  address, catchUp, caughtUp, endingOf, goOn, recapArrived, setRegistration, show, showEnding, showRecap, startOver, stay,
} from "./navigation.js";
import { problemOf, warningsToConfirm } from "./problems.js";
import { openQuitDialog } from "./quit.js";
import { state } from "./state.js";
import { STEPS, valuesFor } from "./steps.js";
import { canRemember, dropDraft, isUnderWay, keepDraft, registrationId, rememberRegistration } from "./store.js";

const BLANK_AT_MOST = 400; // milliseconds

/** The first screen: where the person stood in this tab, else the entry. */
export function begin() {
  loadHelp(); // beside all else: nothing waits for it
  if (!canRemember()) return show("entry", { notice: { tone: "warning", key: "notice.cookies" } });
  if (!registrationId()) return show("entry");
  setTimeout(() => { if (state.view === "loading") draw(null); }, BLANK_AT_MOST);
  return alone("retry", () => callForRegistration("GET", address()), found);
}

function found(answer) {
  if (isTrouble(answer)) return show("unreachable", { problem: problemOf(answer, { retry: begin }) });
  if (!answer.ok) return startOver({ tone: "info", key: "notice.unknown" });
  if (!isUnderWay() && !["open", "completed"].includes(answer.body.status)) {
    const ending = endingOf(answer.body);
    // Left on purpose, in another tab: nothing to tell.
    return startOver(ending === "elsewhere" ? null : { tone: "info", key: `notice.${ending}` });
  }
  setRegistration(answer.body);
  return isUnderWay() ? goOn() : show("entry");
}

// Sending -------------------------------------------------------------------------------------------------------------

/**
 * One request at a time: a second press does nothing. `button`: the id of the one that was pressed, which shows it until
 * something is drawn (`show`, `stay`); who goes to another screen before that hears no more of the answer.
 */
async function alone(button, request, then) {
  if (state.busy) return;
  state.busy = button;
  drawBusy();
  await then(await request());
}

function start() {
  // Another tab has started one since: it is offered, rather than a second one beside it.
  if (registrationId()) return begin();
  return alone("start", () => call("POST", "registrations", state.benefit ? { benefit: state.benefit } : {}), (answer) => {
    if (!answer.ok) return stay(answer, { retry: start });
    rememberRegistration(answer.body.registration_id);
    setRegistration(answer.body);
    return answer.body.open_step ? goOn() : catchUp();
  });
}

function submit(step) {
  const values = valuesFor(step);
  const { path, body } = STEPS[step];
  const request = () => callForRegistration("PUT", address(`/${path}`), body(values, state.confirmed));
  return alone("submit", request, (answer) => {
    if (!answer.ok) return refuse(answer, { step, values, retry: () => submit(step) });
    dropDraft(step);
    state.confirmed = [];
    setRegistration(answer.body);
    return goOn({ notice: STEPS[step].noticeOf?.(values, answer.body) });
  });
}

// What each refusal means for where the person goes; any other stays on the screen with what was typed.
function refuse(answer, { step, values, retry }) {
  const { code, retry_at: resendAt, attempts_left: attemptsLeft } = answer.problem;
  if (code === "registration_expired") return showEnding("expired");
  if (code === "account_not_created") return showEnding("not_created");
  if (registrationId() !== state.registration.registration_id) return showEnding("elsewhere");
  if (code === "unauthorized" || code === "not_found") return startOver({ tone: "info", key: "notice.unknown" });
  if (code === "step_not_open") return catchUp({ tone: "info", key: "notice.elsewhere" });
  // After the last try the machine closes the code: the registration itself says why.
  if (code === "code_expired" || code === "code_spent" || attemptsLeft === 0) {
    return catchUp({ tone: "warning", code, message: answer.problem.detail, resendAt });
  }
  if (attemptsLeft !== undefined) state.registration.code.attempts_left = attemptsLeft;
  return stay(answer, { step, values, retry });
}

function post(button, rest, then = goOn) {
  return alone(button, () => callForRegistration("POST", address(rest)), (answer) => {
    if (!answer.ok) return refuse(answer, { retry: () => post(button, rest, then) });
    setRegistration(answer.body);
    return then();
  });
}

export function back() {
  const { steps, open_step: open } = state.registration;
  return steps[0].name === open ? show("introduction") : post("back", "/back");
}

function resend() {
  if (document.getElementById("resend").getAttribute("aria-disabled") === "true") return null;
  const tell = () => goOn({ notice: { tone: "info", key: "code.resent", values: { to: state.registration.code?.sent_to } }, focus: "resend" });
  return post("resend", "/code/resend", tell);
}

function quit() {
  dropCalls();
  state.busy = null;
  return alone("quit", eraseUnlessCompleted, (answer) => {
    if (answer.body?.status === "completed") {
      setRegistration(answer.body);
      return showRecap();
    }
    if (answer.ok) return showEnding("quit");
    return isUnknown(answer) ? showEnding("elsewhere") : stay(answer, { retry: quit });
  });
}

// Another tab may have opened the account meanwhile, or be about to: its identifier is not thrown away.
async function eraseUnlessCompleted() {
  const answer = await callForRegistration("GET", address());
  return answer.ok && answer.body.status !== "completed" ? call("DELETE", address()) : answer;
}

/** The account stays; what this browser could still show of it goes. */
function finish() {
  return alone("finish", () => call("DELETE", address()), (answer) =>
    (answer.ok || isUnknown(answer) ? startOver() : stay(answer, { retry: finish })));
}

const isUnknown = (answer) => answer.status === 401 || answer.status === 404;

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
  begin, start, submit, back, resend, quit, finish, typed, confirm,
  askToQuit: openQuitDialog,
  resume: () => alone("resume", () => callForRegistration("GET", address()), caughtUp),
  showRecap: () => alone("resume", () => call("GET", address("/recap")), recapArrived),
  showEntry: () => show("entry"),
  showHousing: () => show("housing"),
  introduce: (benefit) => { state.benefit = benefit; show("introduction"); },
  changeContact: () => show("contact"),
  keepContact: () => show("code"),
});
