// The page's own words in the language that the person chose. Sentences about errors and help come from the API.
import { fr } from "./fr.js";
import { en } from "./en.js";
import { chosenLanguage, rememberLanguage } from "./store.js";

const DICTIONARIES = { fr, en };
let current = initialLanguage();

function initialLanguage() {
  const chosen = chosenLanguage();
  if (chosen in DICTIONARIES) return chosen;
  return navigator.language.startsWith("en") ? "en" : "fr";
}

export function language() {
  return current;
}

export function setLanguage(code) {
  current = code;
  rememberLanguage(code);
}

/** t("step.of", { number: 2, total: 5 }) */
export function t(key, values = {}) {
  const sentence = DICTIONARIES[current][key] ?? key;
  return typographic(sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]));
}

// As the API's texts: curly apostrophes, and in French a no-break space before double signs and inside quotation marks.
function typographic(text) {
  const curly = text.replaceAll("'", "\u2019");
  return current === "fr" ? curly.replace(/ ([?!:;»])/g, "\u00a0$1").replace(/« /g, "«\u00a0") : curly;
}

const locale = () => (current === "fr" ? "fr-FR" : "en-GB");

/** "14:32", in the person's own time zone. */
export function clockTime(instant) {
  return new Intl.DateTimeFormat(locale(), { hour: "2-digit", minute: "2-digit" }).format(instant);
}

/** "à 14:32", or of another day than today "le 25 novembre à 14:32": the minute from which on it is true. */
export function moment(text) {
  const instant = new Date(Math.ceil(Date.parse(text) / 60_000) * 60_000);
  const time = clockTime(instant);
  if (instant.toDateString() === new Date().toDateString()) return t("time.today", { time });
  return t("time.later", { time, day: new Intl.DateTimeFormat(locale(), { day: "numeric", month: "long" }).format(instant) });
}

/** "31 mars 1990" from "1990-03-31"; births can be presumed: "1990-03", "1990". */
export function longDate(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  const shape = { year: "numeric", ...(month && { month: "long" }), ...(day && { day: "numeric" }) };
  const date = new Date(Date.UTC(year, (month || 1) - 1, day || 1));
  return new Intl.DateTimeFormat(locale(), { ...shape, timeZone: "UTC" }).format(date);
}
