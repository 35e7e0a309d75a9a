// The page's own words in the language that the person chose. Sentences about errors and help come from the API.
import { chosenLanguage, rememberLanguage } from "./storage.js";
import { en } from "../words/en/base.js";
import { fr } from "../words/fr/base.js";

const DICTIONARIES = { fr: { ...fr }, en: { ...en } };
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

/** What a page says of its own: { fr: { key: sentence }, en: ... }. */
export function addWords(words) {
  for (const [code, sentences] of Object.entries(words)) Object.assign(DICTIONARIES[code], sentences);
}

/** t("problem.errors", { count: 2 }) */
export function t(key, values = {}) {
  const sentence = DICTIONARIES[current][key] ?? key;
  return typographic(sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]));
}

// Curly apostrophes, and in French a no-break space before double signs and inside quotation marks. The API sets its
// texts alike: twice on purpose, here what was filled into a sentence is set too.
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
  const day = new Intl.DateTimeFormat(locale(), { day: "numeric", month: "long" }).format(instant);
  return t("time.later", { time, day });
}

/** "31 mars 1990" from "1990-03-31"; births can be presumed: "1990-03", "1990". */
export function longDate(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  const shape = { year: "numeric", ...(month && { month: "long" }), ...(day && { day: "numeric" }) };
  const date = new Date(Date.UTC(year, (month || 1) - 1, day || 1));
  return new Intl.DateTimeFormat(locale(), { ...shape, timeZone: "UTC" }).format(date);
}
