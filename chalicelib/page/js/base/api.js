// Talks to the public API. Every answer becomes { ok, status, reference, body }, or with { problem } when it is not ok.
import { language } from "./i18n.js";

const PATIENCE = 20_000; // milliseconds; API Gateway gives up after 29 s
const TRIES = 15; // at what is on its way
const NEVER = new Promise(() => {});
let skew = 0; // the server's clock minus ours, in milliseconds
let round = 0; // of calls: leaving what they are about begins another one

/** The server's time, so that a wrong clock on the person's device does not spoil the countdowns. */
export function serverNow() {
  return Date.now() + skew;
}

/** The answers under way belong to what the person leaves: whoever waits for them hears nothing more. */
export function dropCalls() {
  round += 1;
}

/** About what is the person's own. Never answers once `dropCalls` has been called. */
export async function call(method, path, body) {
  const mine = round;
  const answer = await ask(method, path, body, "no-store");
  return mine === round ? answer : NEVER;
}

/** Reference data and help, which the browser keeps for as long as the API allows. */
export function callPublic(path) {
  return ask("GET", path, undefined, "default");
}

async function ask(method, path, body, cache) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      credentials: "same-origin",
      cache,
      // By cookie the API takes this type only, also of what has no body: no form of another site has it.
      headers: { "Accept-Language": language(), ...(method !== "GET" && { "Content-Type": "application/json" }) },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    return { ok: false, status: 0, problem: { code: "network" } };
  }
  // What the browser had kept bears the date of then.
  if (cache === "no-store") noteServerTime(answer.headers.get("Date"));
  const told = { ok: answer.ok, status: answer.status, reference: referenceOf(answer) };
  return answer.ok ? { ...told, body: await readJson(answer) } : { ...told, problem: await refused(answer) };
}

function noteServerTime(header) {
  const serverTime = Date.parse(header);
  // The header counts whole seconds: a smaller difference says nothing.
  if (serverTime) skew = Math.abs(serverTime - Date.now()) < 2000 ? 0 : serverTime - Date.now();
}

async function refused(answer) {
  const problem = await readJson(answer);
  // An answer that is not ours (a gateway's own 5xx page) has no code.
  return problem?.code ? problem : { code: "unavailable" };
}

// By which the operators find the call; the second name is the gateway's own.
function referenceOf({ headers }) {
  return headers.get("X-Request-Id") ?? headers.get("x-amzn-RequestId");
}

async function readJson(answer) {
  try {
    return await answer.json();
  } catch {
    return null;
  }
}

/** The service, or the way to it, has failed: the same may be asked again. */
export function isTrouble(answer) {
  return answer.status === 0 || answer.status >= 500;
}

/** While the answer is 202, what was asked for is on its way: looks at the address `place` until it is there. */
export async function callUntilThere(method, path, body, place) {
  const mine = round;
  let answer = await call(method, path, body);
  for (let tries = 0; answer.status === 202 && tries < TRIES; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, tries === 0 ? 300 : 1000));
    if (mine !== round) return NEVER;
    answer = await call("GET", place);
  }
  if (answer.status !== 202) return answer;
  return { ok: false, status: 503, problem: { code: "unavailable" }, reference: answer.reference };
}
