// The five steps: how each reads its answers, writes its request and places its errors.
import { state } from "./state.js";
import { draft } from "./store.js";
import { civilStatus } from "./screens/civil_status.js";
import { code } from "./screens/code.js";
import { contact } from "./screens/contact.js";
import { identityDocument } from "./screens/identity_document.js";
import { password } from "./screens/password.js";

// Each is a form as problemOf wants it, and more. path: in the URL · typed(answers): what the form holds when nothing
// has been typed yet · body(values, confirmed): the request · noticeOf(values, registration): what to say once done.
export const STEPS = { civil_status: civilStatus, identity_document: identityDocument, contact, code, password };

/** What was typed in this step, else what the API has kept of it. */
export function valuesFor(step) {
  return { ...STEPS[step].typed(state.registration.answers?.[step] ?? null), ...draft(step) };
}
