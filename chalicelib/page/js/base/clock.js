// One clock at a time: what ticks stops when another screen is drawn.
import { serverNow } from "./api.js";

let timer = 0;

export function stopClock() {
  clearInterval(timer);
}

/** Calls `tick` now and every second. */
export function startClock(tick) {
  stopClock();
  timer = setInterval(tick, 1000);
  tick();
}

export function secondsUntil(instant) {
  return Math.max(0, Math.ceil((Date.parse(instant) - serverNow()) / 1000));
}

/** "4 min 05 s", "59 s" */
export function minutesAndSeconds(seconds) {
  const rest = seconds % 60;
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${String(rest).padStart(2, "0")} s`;
}

/** "15 min"; from two hours on "24 h". The API writes its `{wait}` alike: twice on purpose, what is shown ticks on. */
export function minutesUntil(instant) {
  const seconds = secondsUntil(instant);
  return seconds < 7200 ? `${Math.ceil(seconds / 60)} min` : `${Math.ceil(seconds / 3600)} h`;
}
