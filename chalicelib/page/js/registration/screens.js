// Every screen, with what its buttons do: the only place that knows both.
import { shown } from "../base/shown.js";
import { timeIsUp } from "./elsewhere.js";
import {
  begin, changeContact, introduce, keepContact, reopenRecap, resume, showEntry, showHousing, start,
} from "./flow.js";
import { askToQuit, askToRestart, finish } from "./leaving.js";
import { stepOf } from "./progress.js";
import { back, confirm, resend, submit, typed } from "./sending.js";
import { state } from "./state.js";
import { STEPS, valuesFor } from "./steps.js";
import { civilStatusScreen } from "./screens/civil_status.js";
import { codeScreen } from "./screens/code.js";
import { contactScreen } from "./screens/contact.js";
import { endedScreen, unreachableScreen } from "./screens/ended.js";
import { entryScreen, housingScreen } from "./screens/entry.js";
import { identityDocumentScreen } from "./screens/identity_document.js";
import { introductionScreen } from "./screens/introduction.js";
import { loadingScreen } from "./screens/loading.js";
import { passwordScreen } from "./screens/password.js";
import { recapScreen } from "./screens/recap.js";

const frame = { submit, typed, confirm, back, askToQuit };

const SCREENS = {
  loading: loadingScreen,
  entry: () => entryScreen({ introduce, showHousing, resume, reopenRecap, finish, askToQuit }),
  housing: () => housingScreen({ introduce, showEntry }),
  introduction: () => introductionScreen({ start, resume, showEntry }),
  civil_status: (values) => civilStatusScreen(values, { frame }),
  identity_document: (values) => identityDocumentScreen(values, { frame }),
  contact: (values) => contactScreen(values, { frame, keepContact }),
  code: (values) => codeScreen(values, { frame, resend, changeContact, timeIsUp }),
  password: (values) => passwordScreen(values, { frame }),
  recap: () => recapScreen({ finish }),
  ended: () => endedScreen({ begin }),
  unreachable: () => unreachableScreen({ askToRestart }),
};

/** The one that is shown now: { title, place, node }. */
export function screen() {
  if (!(shown.view in STEPS)) return SCREENS[shown.view]();
  const drawn = SCREENS[shown.view](valuesFor(shown.view));
  return { ...drawn, place: stepOf(state.registration.open_step) };
}
