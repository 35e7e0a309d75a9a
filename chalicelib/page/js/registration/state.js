// What the page knows of the registration at this moment.
export const state = {
  registration: null, // as the API answers it
  recap: null,
  benefit: null, // the request the person comes from
  ending: null, // expired, quit, quit_unsure, elsewhere, not_created, recap_gone
  reference: null, // by which the fund finds the call that has told of the registration, or of its ending
  confirmed: [], // codes of the warnings that the person has confirmed
};
