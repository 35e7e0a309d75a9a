// Warns, five minutes before, that a step left without an answer will be erased.
import { announce } from "../base/announce.js";
import { secondsUntil } from "../base/clock.js";
import { h } from "../base/dom.js";
import { clockTime, t } from "../base/i18n.js";
import { icon } from "../base/icons.js";
import { timeIsUp } from "./elsewhere.js";
import { state } from "./state.js";

const WARNED_AT = 300; // seconds before
const LOOK_EVERY = 5000; // milliseconds
let announced = null; // the end that has been spoken of

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
  const text = seconds <= WARNED_AT ? t("expiry.warning", { time: clockTime(new Date(end)) }) : "";
  if (text === place.textContent) return;
  place.replaceChildren(...(text ? [warning(text)] : []));
  if (text && announced !== end) announce(text);
  announced = end;
}

function warning(text) {
  return h("div", { class: "panel panel-warning" }, icon("clock"), h("div", { class: "panel-body" }, h("p", {}, text)));
}
