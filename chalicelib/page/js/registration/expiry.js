// Warns, five minutes before, that a step left without an answer will be erased; gives more time to who asks for it.
import { announce } from "../base/announce.js";
import { secondsUntil } from "../base/clock.js";
import { h } from "../base/dom.js";
import { button } from "../base/frame.js";
import { clockTime, t } from "../base/i18n.js";
import { icon } from "../base/icons.js";
import { shown } from "../base/shown.js";
import { timeIsUp } from "./elsewhere.js";
import { goOn, settle } from "./navigation.js";
import { post } from "./sending.js";
import { state } from "./state.js";

const WARNED_AT = 300; // seconds before
const LOOK_EVERY = 5000; // milliseconds
let announced = null; // what has been spoken of, and its end
let given = null; // the end that was asked for

export function watchExpiry() {
  setInterval(drawExpiry, LOOK_EVERY);
}

/** Into its place on the sheet of a step. */
export function drawExpiry() {
  const place = document.getElementById("expiry");
  const end = state.registration?.expires_at;
  if (!place || !end) return;
  const seconds = secondsUntil(end);
  if (seconds === 0) timeIsUp();
  const words = wordsAt(end, seconds);
  const text = words ? t(words, { time: clockTime(new Date(end)) }) : "";
  if (text === (place.dataset.text ?? "")) return;
  place.dataset.text = text;
  place.replaceChildren(...(text ? [box(words, text)] : []));
  if (text && announced !== `${words} ${end}`) announce(text);
  announced = `${words} ${end}`;
}

function wordsAt(end, seconds) {
  if (seconds > WARNED_AT) return end === given ? "expiry.given" : null;
  const { ends_at: last, open_step: step } = state.registration;
  // The code has a clock of its own, which nothing lengthens.
  return end === last || step === "code" ? "expiry.last" : "expiry.warning";
}

function box(words, text) {
  const [tone, drawing] = words === "expiry.given" ? ["info", "check"] : ["warning", "clock"];
  return h("div", { class: `panel panel-${tone}` }, icon(drawing), h("div", { class: "panel-body" },
    h("p", {}, text), words === "expiry.warning" && h("p", {}, moreTime())));
}

function moreTime() {
  const more = button("expiry.more", { id: "extend", onclick: () => extend(cameFrom), look: "button button-second" });
  let cameFrom = null;
  more.addEventListener("focus", ({ relatedTarget }) => {
    cameFrom = relatedTarget;
  });
  return more;
}

// The form stays as it is, and who was in a field is there again.
function extend(cameFrom) {
  const { open_step: step } = state.registration;
  return post("extend", "/extend", () => {
    given = state.registration.expires_at;
    if (state.registration.open_step !== step) return goOn({ notice: { tone: "info", key: "notice.elsewhere" } });
    if (shown.problem?.kind === "trouble") return goOn(); // it is over
    settle();
    drawExpiry();
    return (cameFrom?.form?.isConnected ? cameFrom : document.getElementById("heading")).focus({ preventScroll: true });
  });
}
