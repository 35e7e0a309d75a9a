// Step 4: the code that was sent.
import { actions } from "../actions.js";
import { announce } from "../announce.js";
import { minutesAndSeconds, secondsUntil, startClock } from "../clock.js";
import { h } from "../dom.js";
import { textField } from "../fields.js";
import { stepFrame } from "../frame.js";
import { book, loadHelp, noteOpened } from "../help.js";
import { clockTime, t } from "../i18n.js";
import { icon } from "../icons.js";
import { errorsOf, state } from "../state.js";

// Minutes before the end at which a screen reader says what is left: sparingly.
const SPOKEN_AT = [5, 1];

export const code = {
  path: "code",
  typed: () => ({ code: "" }),
  body: (values) => ({ code: values.code }),
  controlOf: (field) => field,
};

export function codeScreen(values) {
  const title = t("code.title");
  const left = h("span", { "aria-hidden": "true" });
  const resend = h("button", { type: "button", class: "button-link", id: "resend", onclick: actions.resend },
    h("span", {}), " ", h("span", { "aria-hidden": "true" }), h("span", { class: "spoken" }));
  // A wrong code's own message counts the tries already, and a locked contact has none.
  const isCounted = errorsOf("code").some((error) => error.code === "code_wrong") || state.registration.code.attempts_left === 0;
  const node = stepFrame({
    step: "code", title, submit: t("code.check"), intro: sentence(state.registration.code, left),
    fields: textField({
      name: "code", label: t("code.label"), hint: t("code.hint"), value: values.code,
      input: { class: "input input-digits input-code", inputmode: "numeric", autocomplete: "one-time-code" },
      after: isCounted ? [] : [attempts(state.registration.code)], describing: isCounted ? [] : ["attempts"],
    }),
    after: [otherWays(resend), nothingReceived()],
  });
  const spoken = {};
  startClock(() => tick(state.registration.code, left, resend, spoken));
  return { title, node };
}

function sentence(sending, left) {
  const expiry = clockTime(new Date(sending.expires_at));
  const to = h("strong", { class: sending.channel === "sms" ? "nowrap" : "", translate: "no" }, sending.sent_to);
  return [
    h("p", {}, t(`code.sent_${sending.channel}`), " ", to),
    h("p", { class: "time" }, icon("clock"), h("span", {}, t("code.valid_until", { time: expiry }), " ", left)),
  ];
}

function attempts(sending) {
  const count = sending.attempts_left;
  return h("p", { class: count <= 2 ? "hint hint-strong" : "hint", id: "attempts" }, t(count === 1 ? "code.attempt_left" : "code.attempts_left", { count }));
}

function tick(sending, left, resend, spoken) {
  const seconds = secondsUntil(sending.expires_at);
  left.textContent = seconds > 0 ? t("code.time_left", { time: minutesAndSeconds(seconds) }) : t("code.no_time_left");
  sayWhatIsLeft(seconds, spoken);
  if (seconds === 0) actions.codeHasExpired();
  drawResend(resend, secondsUntil(sending.resend_at), sending.resend_at);
}

function sayWhatIsLeft(seconds, spoken) {
  const minutes = SPOKEN_AT.find((limit) => spoken.before > limit * 60 && seconds <= limit * 60);
  spoken.before = seconds;
  if (minutes) announce(t(minutes === 1 ? "code.minute_left" : "code.minutes_left", { count: minutes }));
}

// Not `disabled`: a screen reader must still find it and hear why it does nothing. What it hears does not change each second.
function drawResend(button, wait, resendAt) {
  if (state.busy === button.id) return;
  const isEarly = wait > 0;
  button.setAttribute("aria-disabled", String(isEarly));
  const [label, countdown, from] = button.children;
  setText(label, t("code.resend"));
  setText(countdown, isEarly ? t("code.resend_in", { time: minutesAndSeconds(wait) }) : "");
  setText(from, isEarly ? t("code.resend_from", { time: clockTime(new Date(resendAt)) }) : "");
}

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function otherWays(resend) {
  return h("ul", { class: "ways" },
    h("li", {}, resend),
    h("li", {}, h("button", { type: "button", class: "button-link", id: "change-contact", onclick: actions.changeContact }, t("code.change_contact"))));
}

function nothingReceived() {
  const advice = h("ul", { class: "bullets" });
  const isOpen = state.opened.has("nothing-received");
  const fill = async () => {
    await loadHelp();
    const found = book()?.nothing_received.advice ?? [t("help.unavailable")];
    advice.replaceChildren(...found.map((piece) => h("li", {}, piece)));
  };
  const ontoggle = (event) => {
    noteOpened(event.target.id, event.target.open);
    if (event.target.open) fill();
  };
  fill();
  return h("details", { class: "disclosure", id: "nothing-received", open: isOpen, ontoggle }, h("summary", {}, t("code.nothing_received")), advice);
}
