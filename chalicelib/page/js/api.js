// Talks to the public API. Every answer becomes { ok, status, body } or { ok: false, status, problem }.
import { language } from "./i18n.js";

const PATIENCE = 20_000; // milliseconds; API Gateway gives up after 29 s
const TRIES_FOR_NEXT_STEP = 15;
let skew = 0; // the server's clock minus ours, in milliseconds

/** The server's time, so that a wrong clock on the person's device does not spoil the countdowns. */
export function serverNow() {
  return Date.now() + skew;
}

export async function call(method, path, body) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      credentials: "same-origin",
      cache: "no-store",
      headers: { "Accept-Language": language(), ...(body && { "Content-Type": "application/json" }) },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    return { ok: false, status: 0, problem: { code: "network" } };
  }
  noteServerTime(answer.headers.get("Date"));
  return answer.ok ? { ok: true, status: answer.status, body: await readJson(answer) } : refused(answer);
}

function noteServerTime(header) {
  const serverTime = Date.parse(header);
  // The header counts whole seconds: a smaller difference says nothing.
  if (serverTime) skew = Math.abs(serverTime - Date.now()) < 2000 ? 0 : serverTime - Date.now();
}

async function refused(answer) {
  const problem = await readJson(answer);
  // An answer that is not ours (a gateway's own 5xx page) has no code.
  return { ok: false, status: answer.status, problem: problem?.code ? problem : { code: "unavailable" } };
}

async function readJson(answer) {
  try {
    return await answer.json();
  } catch {
    return null;
  }
}

/** A call whose answer is the registration. After a 202 it asks again until the next step is open. */
export async function callForRegistration(method, path, body) {
  const first = await call(method, path, body);
  let answer = first;
  for (let tries = 0; isOnItsWay(answer, first) && tries < TRIES_FOR_NEXT_STEP; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, tries === 0 ? 300 : 1000));
    answer = await call("GET", `registrations/${first.body.registration_id}`);
  }
  return isOnItsWay(answer, first) ? { ok: false, status: 503, problem: { code: "unavailable" } } : answer;
}

// Between two steps none is open, or the machine has not left the one that was answered (202). A resent code leaves the
// step as it was, and moves its end.
function isOnItsWay(answer, first) {
  if (!answer.ok || answer.body.status !== "open") return false;
  if (answer.body.open_step === null) return true;
  if (first.status !== 202 || answer === first) return answer.status === 202;
  return answer.body.open_step === first.body.open_step && answer.body.code?.expires_at === first.body.code?.expires_at;
}
