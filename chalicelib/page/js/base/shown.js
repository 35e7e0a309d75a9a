// What is on the screen at this moment, whichever page it is.
export const shown = {
  view: "loading", // the screen's name
  problem: null, // as problemOf in problems.js makes it
  notice: null, // { tone: "info" | "warning", code (of the API) or key (of ours), values, message, resendAt,
  // reference }
  opened: new Set(), // ids of the bubbles and advice that are open
  busy: null, // the id of the button whose request is under way
};

/** The wrong fields of this screen under this control's name. */
export function errorsOf(name) {
  return (shown.problem?.errors ?? []).filter((error) => error.control === name);
}
