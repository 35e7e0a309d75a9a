// What the page knows at this moment. Changed by flow.js only, read by everything that draws.
export const state = {
  view: "entry", // a screen's name: see SCREENS in draw.js
  registration: null, // as the API answers it
  recap: null,
  benefit: null, // the request the person comes from
  ending: null, // expired, quit, elsewhere, not_created
  help: { fields: {}, nothing_received: null },
  problem: null, // as problemOf in problems.js makes it
  notice: null, // { tone: "info" | "warning", key (of ours) or message (of the API) }
  confirmed: [], // codes of the warnings that the person has confirmed
  busy: false,
};

/** The wrong fields of this screen under this control's name. */
export function errorsOf(name) {
  return (state.problem?.errors ?? []).filter((error) => error.control === name);
}
