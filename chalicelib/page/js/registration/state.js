// What the page knows of the registration at this moment.
export const state = {
  registration: null, // as the API answers it
  recap: null,
  benefit: null, // the request the person comes from
  ending: null, // expired, quit, elsewhere, not_created, recap_gone
  confirmed: [], // codes of the warnings that the person has confirmed
};
