// What the browser remembers of a registration between two loads of the page.
//
// The registration's number outlives the tab (to be resumed); what was typed lives as long as the tab, and never the
// password nor the code. The right to read the registration is in an HttpOnly cookie that scripts do not see.
import { local, session } from "../base/storage.js";

const REGISTRATION = "mon-compte.registration";
const DRAFTS = "mon-compte.drafts";
const SECRET = { code: ["code"], password: ["password", "confirmation"] };

// What was typed in each step, secrets included: those in memory only.
const drafts = readDrafts();

function readDrafts() {
  try {
    return JSON.parse(session.getItem(DRAFTS) ?? "{}");
  } catch {
    return {};
  }
}

export function registrationId() {
  return local.getItem(REGISTRATION);
}

export function rememberRegistration(id) {
  local.setItem(REGISTRATION, id);
}

/** True once this tab has shown a step: a reload then goes straight back to it. */
export function isUnderWay() {
  return session.getItem(REGISTRATION) === registrationId();
}

export function setUnderWay(id) {
  session.setItem(REGISTRATION, id);
}

export function draft(step) {
  return drafts[step];
}

export function keepDraft(step, values) {
  drafts[step] = values;
  saveDrafts();
}

export function dropDraft(step) {
  delete drafts[step];
  saveDrafts();
}

/** What was typed, and the number `id`; that of another registration, which another tab has begun since, stays. */
export function forgetEverything(id) {
  for (const step of Object.keys(drafts)) delete drafts[step];
  for (const key of [REGISTRATION, DRAFTS]) session.removeItem(key);
  if (registrationId() === id) local.removeItem(REGISTRATION);
}

function saveDrafts() {
  const kept = Object.fromEntries(
    Object.entries(drafts).map(([step, values]) => [step, withoutSecrets(values, SECRET[step] ?? [])]),
  );
  session.setItem(DRAFTS, JSON.stringify(kept));
}

function withoutSecrets(values, secrets) {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secrets.includes(name)));
}
