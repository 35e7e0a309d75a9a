// What the browser remembers between two loads of the page.
//
// The registration's number outlives the tab (to be resumed); what was typed lives as long as the tab, and never the
// password nor the code. The right to read the registration is in an HttpOnly cookie that scripts do not see.

const REGISTRATION = "mon-compte.registration";
const DRAFTS = "mon-compte.drafts";
const SECRET = { code: ["code"], password: ["password", "confirmation"] };

// Shared by every load of this tab: what was typed in each step, secrets included, in memory only.
const drafts = JSON.parse(sessionStorage.getItem(DRAFTS) ?? "{}");

export function registrationId() {
  return localStorage.getItem(REGISTRATION);
}

export function rememberRegistration(id) {
  localStorage.setItem(REGISTRATION, id);
}

/** True once this tab has shown a step: a reload then goes straight back to it. */
export function isUnderWay() {
  return sessionStorage.getItem(REGISTRATION) === registrationId();
}

export function setUnderWay() {
  sessionStorage.setItem(REGISTRATION, registrationId());
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

/** A registration that another tab has begun since stays. */
export function forgetEverything() {
  const isAnothers = sessionStorage.getItem(REGISTRATION) !== null && !isUnderWay();
  for (const step of Object.keys(drafts)) delete drafts[step];
  for (const key of [REGISTRATION, DRAFTS]) sessionStorage.removeItem(key);
  if (!isAnothers) localStorage.removeItem(REGISTRATION);
}

function saveDrafts() {
  const kept = Object.fromEntries(
    Object.entries(drafts).map(([step, values]) => [step, withoutSecrets(values, SECRET[step] ?? [])]),
  );
  sessionStorage.setItem(DRAFTS, JSON.stringify(kept));
}

function withoutSecrets(values, secrets) {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !secrets.includes(name)));
}
