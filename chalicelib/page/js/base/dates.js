// Birth dates: typed "31/03/1990", sent "1990-03-31". Births can be presumed: "03/1990" or "1990".

const DAYS = [/^([0-9]{1,2})[ /.-]([0-9]{1,2})[ /.-]([0-9]{4})$/, /^([0-9]{2})([0-9]{2})([0-9]{4})$/];
const MONTHS = [/^([0-9]{1,2})[ /.-]([0-9]{4})$/, /^(0[1-9]|1[0-2])([0-9]{4})$/];

/** Anything of another shape is sent as typed: the server says what is wrong with it. */
export function isoFromTyped(text) {
  const trimmed = text.trim();
  const [, day, month, year] = firstMatch(DAYS, trimmed);
  if (year) return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const [, onlyMonth, itsYear] = firstMatch(MONTHS, trimmed);
  return itsYear ? `${itsYear}-${onlyMonth.padStart(2, "0")}` : trimmed;
}

function firstMatch(shapes, text) {
  return shapes.map((shape) => shape.exec(text)).find(Boolean) ?? [];
}

/** "1990-03-31" → "31/03/1990"; other texts stay as they are. */
export function typedFromIso(iso) {
  return /^[0-9]{4}(-[0-9]{2}){0,2}$/.test(iso) ? iso.split("-").reverse().join("/") : iso;
}
