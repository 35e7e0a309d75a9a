// Which screen comes next, and the browser's history of them.
import { announce, forgetAnnouncement } from "../base/announce.js";
import { call, dropCalls, isTrouble } from "../base/api.js";
import { draw } from "../base/draw.js";
import { noticeText } from "../base/panels.js";
import { problemOf } from "../base/problems.js";
import { shown } from "../base/shown.js";
import { address, callForRegistration, ownId } from "./calls.js";
import { state } from "./state.js";
import { dropDraft, forgetEverything, setUnderWay } from "./store.js";

let hasDrawn = false;

/** What was asked for is there, or is not waited for any more. */
export function settle() {
  dropCalls();
  forgetAnnouncement();
  shown.busy = null;
}

/** `notice`: what to say on the way; `problem`: what went wrong. Both go with the screen. */
export function show(view, { replace = false, focus, notice = null, problem = null } = {}) {
  const isFirst = history.state === null;
  settle();
  if (view !== shown.view) shown.opened.clear();
  Object.assign(shown, { view, notice, problem });
  const place = { view, step: state.registration?.open_step };
  const isSamePlace = replace || isFirst || history.state.view === view;
  if (view !== "unreachable") history[isSamePlace ? "replaceState" : "pushState"](place, "");
  // A page that has just been loaded is read from its top.
  draw(hasDrawn || problem ? focus : null);
  hasDrawn = true;
  if (notice) announce(noticeText(notice));
}

/** `body`, `reference`: of the answer that holds it. */
export function setRegistration({ body: registration, reference }) {
  // What was typed was for another code.
  if (registration.code?.expires_at !== state.registration?.code?.expires_at) dropDraft("code");
  Object.assign(state, { registration, reference });
}

/** The step that is open, with what the machine has to say about it. */
export function goOn({ notice = null, ...options } = {}) {
  const { status, open_step: step } = state.registration;
  if (status === "completed") return showRecap();
  if (status !== "open") return showEnding(endingOf(state.registration), state);
  setUnderWay(ownId());
  return show(step, { ...options, notice: noticeOf(state.registration) ?? notice });
}

// Why the machine has brought the person back here.
function noticeOf({ notice }) {
  return notice && { tone: "warning", code: notice.code, message: notice.message, resendAt: notice.resend_at };
}

export function endingOf({ status, notice }) {
  if (status === "expired") return "expired";
  return notice?.code === "account_not_created" ? "not_created" : "elsewhere";
}

export async function showRecap() {
  return recapArrived(await call("GET", address("/recap")));
}

export function recapArrived(answer) {
  if (isTrouble(answer)) return show("unreachable", { problem: problemOf(answer, { retry: showRecap }) });
  if (!answer.ok) return showEnding("recap_gone", answer);
  state.recap = answer.body;
  setUnderWay(ownId());
  return show("recap", { replace: true });
}

/** It names the country in one language: asked for again in the one just chosen. */
export async function loadRecapAgain() {
  if (shown.view !== "recap") return;
  const answer = await call("GET", address("/recap"));
  if (answer.ok) state.recap = answer.body;
}

/** `reference`: by which the fund finds the call that has told of it. */
export function showEnding(ending, { reference = null } = {}) {
  forget();
  Object.assign(state, { ending, reference });
  show("ended", { replace: true });
}

function forget() {
  forgetEverything(ownId());
  Object.assign(state, { registration: null, recap: null, confirmed: [], benefit: null });
}

export function startOver(notice) {
  forget();
  show("entry", { replace: true, notice });
}

/** The machine has moved without this tab: shows where it is now. */
export async function catchUp(notice) {
  return caughtUp(await callForRegistration("GET"), notice);
}

export function caughtUp(answer, notice) {
  if (isTrouble(answer)) return stay(answer, { retry: () => catchUp(notice) });
  if (!answer.ok) return startOver({ tone: "info", key: "notice.unknown" });
  setRegistration(answer);
  return goOn({ notice });
}

/** On the screen that is there, with what went wrong. `circumstances`: as problemOf wants them. */
export function stay(answer, circumstances) {
  settle();
  shown.notice = null;
  shown.problem = problemOf(answer, circumstances);
  draw();
}
