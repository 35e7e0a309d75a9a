// The five steps: how each reads its answers, writes its request and places its errors.
import { state } from "./state.js";
import { draft } from "./store.js";
import { civilStatus } from "./screens/civil_status.js";
import { code } from "./screens/code.js";
import { contact } from "./screens/contact.js";
import { identityDocument } from "./screens/identity_document.js";
import { password } from "./screens/password.js";

// path: in the URL · typed(answers): what the form holds when nothing has been typed yet · body(values, confirmed): the
// request · controlOf(field, values): the control that the API's field stands for. Where the page has words of its own:
// ownWords(error, values) · noticeOf(values, registration), once the step is done.
export const STEPS = { civil_status: civilStatus, identity_document: identityDocument, contact, code, password };

/** What was typed in this step, else what the API has kept of it. */
export function valuesFor(step) {
  return { ...STEPS[step].typed(state.registration.answers?.[step] ?? null), ...draft(step) };
}
