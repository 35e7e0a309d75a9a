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

/** "4:05" */
export function minutesAndSeconds(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
