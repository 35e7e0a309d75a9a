// Leaves a registration for good: what was typed is erased, never an account that came of it.
import { call, dropCalls, isTrouble } from "../base/api.js";
import { shown } from "../base/shown.js";
import { askBeforeErasing } from "./asking.js";
import { address, callForRegistration } from "./calls.js";
import { setRegistration, showEnding, showRecap, startOver, stay } from "./navigation.js";
import { alone } from "./sending.js";

export const askToQuit = () => askBeforeErasing("quit", quit);
export const askToRestart = () => askBeforeErasing("restart", restart);

function quit() {
  return leave("quit", (answer, isSure) => {
    if (answer.ok) return showEnding(isSure ? "quit" : "quit_unsure", answer);
    return isUnknown(answer) ? showEnding("elsewhere") : stay(answer, { retry: quit, inTrouble: "leave.failed" });
  });
}

/** Where the registration cannot be reached: whatever comes of it, the person can begin another one. */
function restart() {
  return leave("restart", (answer) => {
    if (answer.ok) return startOver({ tone: "info", key: "notice.restarted" });
    if (isUnknown(answer)) return startOver({ tone: "info", key: "notice.unknown" });
    return startOver({ tone: "warning", key: "notice.forgotten", reference: answer.reference });
  });
}

// The last word: what is under way is not waited for. `then(answer, isSure)`: sure that there is no account.
function leave(button, then) {
  dropCalls();
  shown.busy = null;
  return alone(button, eraseUnlessCompleted, ({ seen, answer }) => {
    if (seen.body?.status !== "completed") return then(answer, !isTrouble(seen));
    setRegistration(seen);
    return showRecap();
  });
}

// Another tab may have opened the account meanwhile, or be about to: its identifier is not thrown away. Whatever else
// the look at it answers, nobody is kept in a registration.
async function eraseUnlessCompleted() {
  const first = await call("GET", address());
  const seen = isAccountOnItsWay(first) ? await callForRegistration("GET") : first;
  return { seen, answer: seen.body?.status === "completed" ? null : await call("DELETE", address()) };
}

const isAccountOnItsWay = ({ status, body }) => status === 202 && body?.open_step === "password";

/** The account stays; what this browser could still show of it goes. */
export function finish() {
  return alone("finish", () => call("DELETE", address()), (answer) =>
    (answer.ok || isUnknown(answer) ? startOver() : stay(answer, { retry: finish })));
}

const isUnknown = (answer) => answer.status === 401 || answer.status === 404;
