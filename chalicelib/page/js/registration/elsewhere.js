// What happens without a button of the page: the browser's back and forward, another tab, a code that expires.
import { shown } from "../base/shown.js";
import { callForRegistration } from "./calls.js";
import { changeContact } from "./flow.js";
import { goOn, setRegistration, show, showEnding } from "./navigation.js";
import { back } from "./sending.js";
import { state } from "./state.js";
import { STEPS } from "./steps.js";
import { registrationId } from "./store.js";

const LOOK_AGAIN = 3000; // milliseconds, then twice as long each time
const LOOK_AT_LEAST = 60_000;

/** Another tab, or time, may have moved the registration while this one was not looked at. */
async function lookAgain() {
  const { view } = shown;
  if (document.visibilityState !== "visible" || !(view in STEPS) || shown.busy) return;
  if (registrationId() !== state.registration.registration_id) return showEnding("elsewhere");
  const answer = await callForRegistration("GET");
  if (!answer.ok || shown.busy || shown.view !== view) return;
  const before = state.registration;
  const isSame = (name) => JSON.stringify(answer.body[name]) === JSON.stringify(before[name]);
  setRegistration(answer);
  if (isSame("open_step") && isSame("code")) return;
  goOn({ notice: { tone: "info", key: "notice.elsewhere" } });
}

let look = { at: 0, pause: LOOK_AGAIN, end: null };

/** The machine closes a code and a step by itself, and can be late: asked again, less and less often. */
export function timeIsUp() {
  const end = state.registration.code?.expires_at ?? state.registration.expires_at;
  if (look.end !== end) look = { at: 0, pause: LOOK_AGAIN, end };
  if (Date.now() - look.at < look.pause) return;
  look = { at: Date.now(), pause: Math.min(2 * look.pause, LOOK_AT_LEAST), end };
  lookAgain();
}

/** The browser's own back and forward: back over a step is "Précédent"; nothing is ever sent twice. */
function travelled(event) {
  const { view, problem, notice } = shown;
  if (view === "loading") return; // what is looked for decides
  const target = event.state?.view;
  if (document.querySelector("dialog[open]")) {
    document.querySelector("dialog").close();
    return history.pushState({ view, step: state.registration?.open_step }, "");
  }
  if (!target || view === "recap" || view === "ended") return show(view, { replace: true, problem, notice });
  if (target in STEPS) return travelledTo(target, event.state.step);
  return show(target === "recap" || target === "ended" ? "entry" : target, { replace: true });
}

// `then`: the step that was open when the person was there.
function travelledTo(step, then) {
  const open = state.registration?.status === "open" ? state.registration.open_step : null;
  const names = Object.keys(STEPS);
  if (!open) return show("entry", { replace: true });
  if (step === "contact" && open === "code" && then === "code") return changeContact();
  if (shown.view in STEPS && names.indexOf(step) < names.indexOf(open)) return back();
  return show(open, { replace: true });
}

export function listen() {
  window.addEventListener("popstate", travelled);
  document.addEventListener("visibilitychange", lookAgain);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) lookAgain();
  });
  window.addEventListener("storage", () => {
    if (!registrationId()) lookAgain();
  });
}
