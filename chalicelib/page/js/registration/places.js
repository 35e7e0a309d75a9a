// Asks the API for communes and countries, and puts them into the words of a list.
//
// `month`: of birth, "1990-03", or "". Addresses end up in logs: they do not hold the day.
import { callPublic } from "../base/api.js";
import { t } from "../base/i18n.js";

/** → { proposals, areNear }, or null when the service does not answer. */
export async function searchCommunes(name, month) {
  const query = new URLSearchParams({ name: name.replace(/\b[0-9]{5}\b/, "").trim() }); // people type the post code too
  if (month) query.set("date", month);
  const answer = await callPublic(`places?${query}`);
  if (!answer.ok) return null;
  const found = answer.body.places.length > 0 ? answer.body.places : (answer.body.suggestions ?? []);
  return { proposals: found.map(proposalOf), areNear: answer.body.places.length === 0 };
}

/** "Saint-Denis (93)" from "93066"; null when the service does not answer. */
export async function findCommune(commune) {
  const answer = await callPublic(`places?commune=${commune}`);
  const [place] = answer.ok ? answer.body.places : [];
  return place ? communeLabel(place) : null;
}

function proposalOf(place) {
  return { value: place.commune, name: place.name, label: communeLabel(place), detail: detailOf(place) };
}

/** "Saint-Denis (93)" */
function communeLabel(place) {
  return place.department ? `${place.name} (${place.department})` : place.name;
}

function detailOf(place) {
  const until = place.to && t("commune.until", { year: place.to.slice(0, 4) });
  return [place.department_name, until].filter(Boolean).join(", ");
}

/** → [{ country, name, existed }], empty when the service does not answer. */
export async function loadCountries(month) {
  const answer = await callPublic(month ? `countries?date=${month}` : "countries");
  return answer.ok ? answer.body.countries : [];
}
