// Step 4: the code that was sent.
import { announce } from "../../base/announce.js";
import { minutesAndSeconds, secondsUntil, startClock } from "../../base/clock.js";
import { h } from "../../base/dom.js";
import { textField } from "../../base/fields.js";
import { button } from "../../base/frame.js";
import { book, loadHelp, noteOpened } from "../../base/help.js";
import { clockTime, t } from "../../base/i18n.js";
import { icon } from "../../base/icons.js";
import { errorsOf, shown } from "../../base/shown.js";
import { state } from "../state.js";
import { stepFrame } from "../step_frame.js";

// Minutes before the end at which a screen reader says what is left: sparingly.
const SPOKEN_AT = [5, 1];

export const code = {
  path: "code",
  typed: () => ({ code: "" }),
  body: (values) => ({ code: values.code }),
  controlOf: (field) => field,
};

export function codeScreen(values, { frame, resend, changeContact, timeIsUp }) {
  const title = t("label.steps.code");
  const sending = state.registration.code;
  const left = h("span", { "aria-hidden": "true" });
  const again = h("button", { type: "button", class: "button-link", id: "resend", onclick: resend },
    h("span", {}), " ", h("span", { "aria-hidden": "true" }), h("span", { class: "spoken" }));
  const node = stepFrame(frame, {
    step: "code", title, sender: t("code.check"), intro: sentence(sending, left), fields: codeField(values, sending),
    after: [otherWays(again, changeContact), nothingReceived()],
  });
  const spoken = {};
  startClock(() => {
    const { code: now } = state.registration;
    const seconds = secondsUntil(now.expires_at);
    drawWhatIsLeft(left, seconds);
    sayWhatIsLeft(seconds, spoken);
    if (seconds === 0) timeIsUp();
    drawResend(again, secondsUntil(now.resend_at), now.resend_at);
  });
  return { title, node };
}

function codeField(values, sending) {
  // A wrong code's own message counts the tries already, and a locked contact has none.
  const isCounted = errorsOf("code").some((error) => error.code === "code_wrong") || sending.attempts_left === 0;
  return textField({
    name: "code", label: t("code.label"), hint: t("code.hint"), value: values.code,
    input: { class: "input input-digits input-code", inputmode: "numeric", autocomplete: "one-time-code" },
    after: isCounted ? [] : [attempts(sending)], describing: isCounted ? [] : ["attempts"],
  });
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
  return h("p", { class: count <= 2 ? "hint hint-strong" : "hint", id: "attempts" },
    t(count === 1 ? "code.attempt_left" : "code.attempts_left", { count }));
}

function drawWhatIsLeft(place, seconds) {
  place.textContent = seconds > 0 ? t("code.time_left", { time: minutesAndSeconds(seconds) }) : t("code.no_time_left");
}

function sayWhatIsLeft(seconds, spoken) {
  const minutes = SPOKEN_AT.find((limit) => spoken.before > limit * 60 && seconds <= limit * 60);
  spoken.before = seconds;
  if (minutes) announce(t(minutes === 1 ? "code.minute_left" : "code.minutes_left", { count: minutes }));
}

// Not `disabled`: a screen reader must still find it and hear why it does nothing. What it hears does not change with
// each second.
function drawResend(again, wait, resendAt) {
  if (shown.busy === again.id) return;
  const isEarly = wait > 0;
  again.setAttribute("aria-disabled", String(isEarly));
  const [label, countdown, from] = again.children;
  setText(label, t("code.resend"));
  setText(countdown, isEarly ? t("code.resend_in", { time: minutesAndSeconds(wait) }) : "");
  setText(from, isEarly ? t("code.resend_from", { time: clockTime(new Date(resendAt)) }) : "");
}

function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function otherWays(again, changeContact) {
  const change = button("code.change_contact", { id: "change-contact", onclick: changeContact, look: "button-link" });
  return h("ul", { class: "ways" }, h("li", {}, again), h("li", {}, change));
}

function nothingReceived() {
  const advice = h("ul", { class: "bullets" });
  const isOpen = shown.opened.has("nothing-received");
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
  return h("details", { class: "disclosure", id: "nothing-received", open: isOpen, ontoggle },
    h("summary", {}, t("label.nothing_received")), advice);
}
