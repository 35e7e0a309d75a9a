// The part of the civil status that asks where the person was born.
import { combobox } from "../../base/combobox.js";
import { isoFromTyped } from "../../base/dates.js";
import { h } from "../../base/dom.js";
import { checkbox, choiceField, fieldAround, textField } from "../../base/fields.js";
import { t } from "../../base/i18n.js";
import { findCommune, loadCountries, searchCommunes } from "../places.js";

const FRANCE = "99100";

/** What the form holds, from what the API has kept. */
export function birthplaceTyped(birthplace) {
  const isInFrance = birthplace?.country === FRANCE;
  return {
    where: birthplace ? (isInFrance ? "france" : "abroad") : "",
    commune: birthplace?.commune ?? "",
    commune_name: "", // the API keeps the code: communeField asks for its name
    commune_unlisted: isInFrance && !birthplace.commune,
    country: isInFrance ? "" : (birthplace?.country ?? ""),
    city: birthplace?.city ?? "",
  };
}

/** What is sent, from what the form holds. */
export function birthplaceOf(values) {
  if (!values.where) return null;
  const city = values.city || null;
  if (values.where === "abroad") return { country: values.country || null, city };
  return values.commune_unlisted ? { country: FRANCE, city } : { country: FRANCE, commune: values.commune || null };
}

export function birthplaceFields(values) {
  const commune = communeField(values);
  const country = countryField(values);
  const inFrance = h("div", {}, commune.node, unlistedBox(values));
  const abroad = h("div", {}, country.node);
  const city = h("div", {}, cityField(values));
  const update = (now, event) => {
    inFrance.hidden = now.where !== "france";
    commune.node.hidden = now.commune_unlisted;
    abroad.hidden = now.where !== "abroad";
    city.hidden = !(now.where === "abroad" || (now.where === "france" && now.commune_unlisted));
    commune.month = monthOf(now);
    if (now.where === "abroad" && changesCountries(event)) country.load(monthOf(now));
  };
  update(values);
  if (values.where === "abroad") country.load(monthOf(values));
  return { node: h("div", {}, whereField(values), inFrance, abroad, city), update };
}

function changesCountries(event) {
  return event?.target.name === "where" || (event?.type === "change" && event.target.name === "birthdate");
}

function whereField(values) {
  return choiceField({
    name: "where", legend: t("birthplace.where"), hint: t("birthplace.where_hint"), help: "birthplace.country",
    value: values.where, inline: true,
    choices: [{ value: "france", label: t("birthplace.france") }, { value: "abroad", label: t("birthplace.abroad") }],
  });
}

function unlistedBox(values) {
  return checkbox({ name: "commune_unlisted", label: t("birthplace.unlisted"), checked: values.commune_unlisted });
}

function cityField(values) {
  return textField({
    name: "city", label: t("birthplace.city"), hint: t("birthplace.city_hint"), help: "birthplace.city",
    value: values.city, input: { autocomplete: "off", autocapitalize: "words" },
  });
}

// "1990-03", "1990" when the month is not known, "" when there is no date yet.
function monthOf(values) {
  const [month] = /^[0-9]{4}(-[0-9]{2})?/.exec(isoFromTyped(values.birthdate)) ?? [""];
  return month;
}

function communeField(values) {
  const field = { month: monthOf(values), node: null };
  const code = h("input", { type: "hidden", name: "commune", value: values.commune });
  const box = combobox({
    id: "commune_name", name: "commune_name", text: values.commune_name, words: "communes",
    search: (text) => searchCommunes(text, field.month),
    onchange: (proposal) => {
      if (code.value === (proposal?.value ?? "")) return;
      code.value = proposal?.value ?? "";
      code.dispatchEvent(new Event("change", { bubbles: true }));
    },
  });
  const labels = { label: t("birthplace.commune"), hint: t("birthplace.commune_hint"), help: "birthplace.commune" };
  field.node = h("div", {}, fieldAround({ name: "commune_name", ...labels }, box.input), code);
  box.input.after(...box.around);
  if (values.commune && !values.commune_name) nameCommune(values.commune, code, box.input);
  return field;
}

async function nameCommune(commune, code, input) {
  const label = (await findCommune(commune)) ?? commune;
  if (code.value === commune && input.value === "") input.value = label;
}

function countryField(values) {
  const select = countrySelect(values);
  let asked = null; // the month that was asked about last
  let isThere = false;
  const load = async (month) => {
    asked = month;
    const countries = (await loadCountries(month)).filter(({ country }) => country !== FRANCE);
    if (asked !== month) return;
    isThere = countries.length > 0;
    select.firstChild.textContent = t(isThere ? "birthplace.country_choose" : "birthplace.countries_unavailable");
    if (isThere) fillCountries(select, countries);
  };
  select.addEventListener("focus", () => {
    if (!isThere && asked !== null) load(asked);
  });
  const labels = { label: t("birthplace.country"), hint: t("birthplace.country_hint"), help: "birthplace.country" };
  return { node: fieldAround({ name: "country", ...labels }, select), load };
}

function countrySelect(values) {
  const select = h("select", { id: "country", name: "country", class: "input", autocomplete: "off", required: true },
    h("option", { value: "" }, t("birthplace.country_choose")),
    // Stands for the country chosen earlier until the list is there.
    values.country && h("option", { value: values.country }, "…"));
  select.value = values.country;
  return select;
}

function fillCountries(select, countries) {
  const chosen = select.value;
  const groups = [
    ["birthplace.countries_then", countries.filter(({ existed }) => existed === true)],
    ["birthplace.countries_other", countries.filter(({ existed }) => existed === false)],
  ].filter(([, group]) => group.length > 0);
  select.replaceChildren(select.firstChild, ...groups.map(([words, group]) =>
    h("optgroup", { label: t(words) }, group.map(({ country, name }) => h("option", { value: country }, name)))));
  select.value = countries.some(({ country }) => country === chosen) ? chosen : "";
}
