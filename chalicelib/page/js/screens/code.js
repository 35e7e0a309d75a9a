// Step 4: the code that was sent.
import { actions } from "../actions.js";
import { announce } from "../announce.js";
import { minutesAndSeconds, secondsUntil, startClock } from "../clock.js";
import { h } from "../dom.js";
import { textField } from "../fields.js";
import { stepFrame } from "../frame.js";
import { clockTime, t } from "../i18n.js";
import { icon } from "../icons.js";
import { errorsOf, state } from "../state.js";

// Seconds before the end at which a screen reader says what is left: sparingly.
const SPOKEN_AT = [300, 60];

export const code = {
  path: "code",
  typed: () => ({ code: "" }),
  body: (values) => ({ code: values.code }),
  controlOf: (field) => field,
};

export function codeScreen(values) {
  const title = t("code.title");
  const left = h("span", { "aria-hidden": "true" });
  const resend = h("button", { type: "button", class: "button-link", id: "resend", onclick: actions.resend });
  const node = stepFrame({
    step: "code", title, submit: t("code.check"), intro: sentence(state.registration.code, left),
    fields: textField({
      name: "code", label: t("code.label"), hint: t("code.hint"), value: values.code,
      input: { class: "input input-digits input-code", inputmode: "numeric", autocomplete: "one-time-code" },
      // A wrong code's own message counts the tries already.
      after: errorsOf("code").length > 0 ? [] : [attempts(state.registration.code)],
    }),
    after: [otherWays(resend), nothingReceived()],
  });
  startClock(() => tick(state.registration.code, left, resend));
  return { title, node };
}

function sentence(sending, left) {
  const expiry = clockTime(new Date(sending.expires_at));
  return [
    h("p", {}, t(`code.sent_${sending.channel}`), " ", h("strong", { class: "nowrap", translate: "no" }, sending.sent_to)),
    h("p", { class: "time" }, icon("clock"), h("span", {}, t("code.valid_until", { time: expiry }), " ", left)),
  ];
}

function attempts(sending) {
  const count = sending.attempts_left;
  return h("p", { class: count <= 2 ? "hint hint-strong" : "hint", id: "attempts" }, t(count === 1 ? "code.attempt_left" : "code.attempts_left", { count }));
}

function tick(sending, left, resend) {
  const seconds = secondsUntil(sending.expires_at);
  left.textContent = seconds > 0 ? t("code.time_left", { time: minutesAndSeconds(seconds) }) : t("code.no_time_left");
  if (SPOKEN_AT.includes(seconds)) announce(t(seconds === 60 ? "code.minute_left" : "code.minutes_left", { count: seconds / 60 }));
  if (seconds === 0) actions.codeHasExpired();
  const wait = secondsUntil(sending.resend_at);
  const isOff = wait > 0 || sending.sends_left === 0;
  // Not `disabled`: a screen reader must still find it and hear why it does nothing.
  resend.setAttribute("aria-disabled", String(isOff));
  if (sending.sends_left === 0) resend.textContent = t("code.no_send_left");
  else resend.textContent = wait > 0 ? t("code.resend_in", { time: minutesAndSeconds(wait) }) : t("code.resend");
}

function otherWays(resend) {
  return h("ul", { class: "ways" },
    h("li", {}, resend),
    h("li", {}, h("button", { type: "button", class: "button-link", id: "change-contact", onclick: actions.changeContact }, t("code.change_contact"))));
}

function nothingReceived() {
  const help = state.help.nothing_received;
  return help && h("details", { class: "disclosure" }, h("summary", {}, help.title),
    h("ul", { class: "bullets" }, help.advice.map((advice) => h("li", {}, advice))));
}
