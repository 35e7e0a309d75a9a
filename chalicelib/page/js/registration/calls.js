// The calls about this tab's registration.
import { callUntilThere } from "../base/api.js";
import { state } from "./state.js";
import { registrationId } from "./store.js";

/** Until the registration itself is there: of the one that this browser remembers. */
export const ownId = () => state.registration?.registration_id ?? registrationId();

/** The address in the API of this tab's registration, or of something of it. */
export const address = (rest = "") => `registrations/${ownId()}${rest}`;

/** A call whose answer is the registration; while the next step is on its way, asks again until it is there. */
export function callForRegistration(method, rest = "", body = undefined) {
  return callUntilThere(method, address(rest), body, address());
}
