// Sends what was typed or asked for, one request at a time, and does what follows from the answer.
import { drawBusy } from "../base/draw.js";
import { shown } from "../base/shown.js";
import { callForRegistration } from "./calls.js";
import { catchUp, goOn, setRegistration, show, showEnding, startOver, stay } from "./navigation.js";
import { state } from "./state.js";
import { STEPS, valuesFor } from "./steps.js";
import { dropDraft, keepDraft, registrationId } from "./store.js";

/**
 * One request at a time: a second press does nothing. `button`: the id of the one pressed, which shows it until
 * something is drawn (`show`, `stay`); who goes to another screen before that hears no more of the answer.
 */
export async function alone(button, request, then) {
  if (shown.busy) return;
  shown.busy = button;
  drawBusy();
  await then(await request());
}

export function typed(step, values) {
  keepDraft(step, values);
  state.confirmed = [];
}

export function submit(step) {
  const values = valuesFor(step);
  const form = STEPS[step];
  const request = () => callForRegistration("PUT", `/${form.path}`, form.body(values, state.confirmed));
  return alone("submit", request, (answer) => {
    if (!answer.ok) return refuse(answer, { form, values, retry: () => submit(step) });
    dropDraft(step);
    state.confirmed = [];
    setRegistration(answer);
    return goOn({ notice: form.noticeOf?.(values, answer.body) });
  });
}

/** The person vouches for what the API has asked about. */
export function confirm() {
  state.confirmed = [...new Set([...state.confirmed, ...shown.problem.errors.map((error) => error.code)])];
  return submit(shown.view);
}

// What each refusal means for where the person goes; any other stays on the screen with what was typed.
function refuse(answer, { form, values, retry }) {
  const { code, retry_at: resendAt, attempts_left: attemptsLeft } = answer.problem;
  if (code === "registration_expired") return showEnding("expired", answer);
  if (code === "account_not_created") return showEnding("not_created", answer);
  if (registrationId() !== state.registration.registration_id) return showEnding("elsewhere");
  if (code === "unauthorized" || code === "not_found") return startOver({ tone: "info", key: "notice.unknown" });
  if (code === "step_not_open") return catchUp({ tone: "info", key: "notice.elsewhere" });
  // After the last try the machine closes the code: the registration itself says why.
  if (code === "code_expired" || code === "code_spent" || attemptsLeft === 0) {
    return catchUp({ tone: "warning", code, message: answer.problem.detail, resendAt });
  }
  if (attemptsLeft !== undefined) state.registration.code.attempts_left = attemptsLeft;
  return stay(answer, { form, values, retry });
}

/** `then()`: once the registration is the one that was answered; else it is shown where it stands. */
export function post(button, rest, then = goOn) {
  return alone(button, () => callForRegistration("POST", rest), (answer) => {
    if (!answer.ok) return refuse(answer, { retry: () => post(button, rest, then) });
    setRegistration(answer);
    return then();
  });
}

export function back() {
  const { steps, open_step: open } = state.registration;
  return steps[0].name === open ? show("introduction") : post("back", "/back");
}

export function resend() {
  if (document.getElementById("resend").getAttribute("aria-disabled") === "true") return null;
  const tell = () => {
    const values = { to: state.registration.code?.sent_to };
    return goOn({ notice: { tone: "info", key: "code.resent", values }, focus: "resend" });
  };
  return post("resend", "/code/resend", tell);
}
