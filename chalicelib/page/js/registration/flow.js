// What the person asks for around the steps: to begin, to resume, to look at something else.
import { call, isTrouble } from "../base/api.js";
import { draw } from "../base/draw.js";
import { loadHelp } from "../base/help.js";
import { problemOf } from "../base/problems.js";
import { shown } from "../base/shown.js";
import { canRemember } from "../base/storage.js";
import { address, callForRegistration } from "./calls.js";
import {
  catchUp, caughtUp, endingOf, goOn, recapArrived, setRegistration, show, startOver, stay,
} from "./navigation.js";
import { alone } from "./sending.js";
import { state } from "./state.js";
import { isUnderWay, registrationId, rememberRegistration } from "./store.js";

const BLANK_AT_MOST = 400; // milliseconds

/** The first screen: where the person stood in this tab, else the entry. */
export function begin() {
  loadHelp(); // beside all else: nothing waits for it
  if (!canRemember()) return show("entry", { notice: { tone: "warning", key: "notice.cookies" } });
  if (!registrationId()) return show("entry");
  setTimeout(() => {
    if (shown.view === "loading") draw(null);
  }, BLANK_AT_MOST);
  return alone("retry", () => callForRegistration("GET"), found);
}

function found(answer) {
  if (isTrouble(answer)) return show("unreachable", { problem: problemOf(answer, { retry: begin }) });
  if (!answer.ok) return startOver({ tone: "info", key: "notice.unknown" });
  if (!isUnderWay() && !["open", "completed"].includes(answer.body.status)) {
    const ending = endingOf(answer.body);
    // Left on purpose, in another tab: nothing to tell.
    return startOver(ending === "elsewhere" ? null : { tone: "info", key: `notice.${ending}` });
  }
  setRegistration(answer);
  return isUnderWay() ? goOn() : show("entry");
}

export function start() {
  // Another tab has started one since: it is offered, rather than a second one beside it.
  if (registrationId()) return begin();
  const request = () => call("POST", "registrations", state.benefit ? { benefit: state.benefit } : {});
  return alone("start", request, (answer) => {
    if (!answer.ok) return stay(answer, { retry: start });
    rememberRegistration(answer.body.registration_id);
    setRegistration(answer);
    return answer.body.open_step ? goOn() : catchUp();
  });
}

export const resume = () => alone("resume", () => callForRegistration("GET"), caughtUp);
export const reopenRecap = () => alone("resume", () => call("GET", address("/recap")), recapArrived);
export const showEntry = () => show("entry");
export const showHousing = () => show("housing");
export const changeContact = () => show("contact");
export const keepContact = () => show("code");

export function introduce(benefit) {
  state.benefit = benefit;
  show("introduction");
}
