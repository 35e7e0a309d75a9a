// What happens without a button of the page: the browser's back and forward, another tab, a code that expires.
import { actions } from "./actions.js";
import { callForRegistration } from "./api.js";
import { back } from "./flow.js";
import { address, goOn, setRegistration, show, showEnding } from "./navigation.js";
import { state } from "./state.js";
import { STEPS } from "./steps.js";
import { registrationId } from "./store.js";

const LOOK_AGAIN = 3000; // milliseconds, then twice as long each time
const LOOK_AT_LEAST = 60_000;

/** Another tab, or time, may have moved the registration while this one was not looked at. */
async function lookAgain() {
  const shown = state.view;
  if (document.visibilityState !== "visible" || !(shown in STEPS) || state.busy) return;
  if (registrationId() !== state.registration.registration_id) return showEnding("elsewhere");
  const answer = await callForRegistration("GET", address());
  if (!answer.ok || state.busy || state.view !== shown) return;
  const before = state.registration;
  const isSame = (name) => JSON.stringify(answer.body[name]) === JSON.stringify(before[name]);
  setRegistration(answer.body);
  if (isSame("open_step") && isSame("code")) return;
  goOn({ notice: { tone: "info", key: "notice.elsewhere" } });
}

let look = { at: 0, pause: LOOK_AGAIN, end: null };

// The machine closes a code and a step by itself, and can be late: asked again, less and less often.
function itIsTime() {
  const end = state.registration.code?.expires_at ?? state.registration.expires_at;
  if (look.end !== end) look = { at: 0, pause: LOOK_AGAIN, end };
  if (Date.now() - look.at < look.pause) return;
  look = { at: Date.now(), pause: Math.min(2 * look.pause, LOOK_AT_LEAST), end };
  lookAgain();
}

Object.assign(actions, { codeHasExpired: itIsTime, stepHasExpired: itIsTime });

/** The browser's own back and forward: back over a step is "Précédent"; nothing is ever sent twice. */
function travelled(event) {
  if (state.view === "loading") return; // what is looked for decides
  const target = event.state?.view;
  const open = state.registration?.status === "open" ? state.registration.open_step : null;
  const names = Object.keys(STEPS);
  if (document.querySelector("dialog[open]")) {
    document.querySelector("dialog").close();
    return history.pushState({ view: state.view, step: state.registration?.open_step }, "");
  }
  if (!target || state.view === "recap" || state.view === "ended") {
    return show(state.view, { replace: true, problem: state.problem, notice: state.notice });
  }
  if (!(target in STEPS)) return target === "recap" || target === "ended" ? show("entry", { replace: true }) : show(target, { replace: true });
  if (!open) return show("entry", { replace: true });
  if (target === "contact" && open === "code" && event.state.step === "code") return actions.changeContact();
  if (state.view in STEPS && names.indexOf(target) < names.indexOf(open)) return back();
  return show(open, { replace: true });
}

export function listen() {
  window.addEventListener("popstate", travelled);
  document.addEventListener("visibilitychange", lookAgain);
  window.addEventListener("pageshow", (event) => { if (event.persisted) lookAgain(); });
  window.addEventListener("storage", () => { if (!registrationId()) lookAgain(); });
}
