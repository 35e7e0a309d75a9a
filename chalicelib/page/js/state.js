// What the page knows at this moment.
export const state = {
  view: "loading", // a screen's name: see SCREENS in draw.js
  registration: null, // as the API answers it
  recap: null,
  benefit: null, // the request the person comes from
  ending: null, // expired, quit, elsewhere, not_created, recap_gone
  problem: null, // as problemOf in problems.js makes it
  notice: null, // { tone: "info" | "warning", code (of the API) or key (of ours), values, resendAt }
  opened: new Set(), // ids of the bubbles and advice that are open on this screen
  confirmed: [], // codes of the warnings that the person has confirmed
  busy: null, // the id of the button whose request is under way
};

/** The wrong fields of this screen under this control's name. */
export function errorsOf(name) {
  return (state.problem?.errors ?? []).filter((error) => error.control === name);
}
