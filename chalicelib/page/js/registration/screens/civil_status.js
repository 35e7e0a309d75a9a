// Step 1: who the person is.
import { isoFromTyped, typedFromIso } from "../../base/dates.js";
import { h } from "../../base/dom.js";
import { choiceField, textField } from "../../base/fields.js";
import { t } from "../../base/i18n.js";
import { stepFrame } from "../step_frame.js";
import { birthplaceFields, birthplaceOf, birthplaceTyped } from "./birthplace.js";

const TITLES = ["madame", "monsieur"];

export const civilStatus = {
  path: "civil-status",
  typed: (answers) => ({
    has_nir: answers ? (answers.nir ? "yes" : "no") : "",
    kept_nir: answers?.nir ?? "",
    nir: "",
    title: answers?.title ?? "",
    family_name: answers?.family_name ?? "",
    given_names: answers?.given_names ?? "",
    usage_name: answers?.usage_name ?? "",
    birthdate: typedFromIso(answers?.birthdate ?? ""),
    ...birthplaceTyped(answers?.birthplace),
  }),
  body: (values, confirmed) => ({
    nir: nirOf(values),
    title: values.title || null,
    family_name: values.family_name || null,
    given_names: values.given_names || null,
    usage_name: values.usage_name || null,
    birthdate: isoFromTyped(values.birthdate) || null,
    birthplace: birthplaceOf(values),
    confirmed_warnings: confirmed,
  }),
  controlOf: (field, values) => {
    if (field === "nir" && values.has_nir !== "yes") return "has_nir";
    if (!field.startsWith("birthplace")) return field;
    if (!values.where) return "where";
    if (field === "birthplace.country" && values.where === "abroad") return "country";
    return values.where === "abroad" || values.commune_unlisted ? "city" : "commune_name";
  },
  ownWords: (error, values) => {
    if (error.control === "has_nir") return t("civil.has_nir_missing");
    const isTypedOnly = error.control === "commune_name" && error.code === "required" && values.commune_name;
    return isTypedOnly ? t("birthplace.commune_choose") : null;
  },
};

// "unchanged": the API has the number and shows it masked. "" is an error that the server names; null says "none".
function nirOf(values) {
  if (values.has_nir === "no") return null;
  if (values.has_nir === "yes" && values.kept_nir && !values.nir) return "unchanged";
  return values.nir;
}

export function civilStatusScreen(values, { frame }) {
  const title = t("label.steps.civil_status");
  const nir = h("div", { hidden: values.has_nir !== "yes" }, nirField(values));
  const without = h("p", { class: "note", hidden: values.has_nir !== "no" }, t("civil.no_nir"));
  const onvalues = (now, event) => {
    nir.hidden = now.has_nir !== "yes";
    without.hidden = now.has_nir !== "no";
    birthplace.update(now, event);
  };
  const birthplace = birthplaceFields(values);
  const names = [titleField(values), ...nameFields(values)];
  const fields = [hasNirField(values), nir, without, ...names, birthdateField(values), birthplace.node];
  const intro = h("p", {}, t("form.all_required"));
  return { title, node: stepFrame(frame, { step: "civil_status", title, intro, fields, onvalues }) };
}

function hasNirField(values) {
  return choiceField({
    name: "has_nir", legend: t("civil.has_nir"), help: "nir_none", value: values.has_nir, inline: true,
    choices: [{ value: "yes", label: t("yes") }, { value: "no", label: t("no") }],
  });
}

function nirField(values) {
  const kept = values.kept_nir && h("p", { class: "kept" },
    h("span", {}, t("civil.nir_kept")), " ", h("strong", { translate: "no" }, values.kept_nir));
  const digits = { class: "input input-digits input-medium", inputmode: "text" };
  return [
    h("input", { type: "hidden", name: "kept_nir", value: values.kept_nir }),
    textField({
      name: "nir", label: t("civil.nir"), hint: [kept, t(kept ? "civil.nir_kept_hint" : "civil.nir_hint")],
      value: values.nir, input: { required: !kept, ...digits, autocomplete: "off", autocapitalize: "characters" },
    }),
  ];
}

function titleField(values) {
  return choiceField({
    name: "title", legend: t("civil.civility"), value: values.title, inline: true,
    choices: TITLES.map((value) => ({ value, label: t(`label.titles.${value}`) })),
  });
}

// One of the first two may be empty: some people have but one name. The server wants one at least.
function nameFields(values) {
  const field = (name, autocomplete, more) => textField({
    name, label: t(`civil.${name}`), hint: t(`civil.${name}_hint`), value: values[name], ...more,
    input: { required: false, autocomplete, autocapitalize: "words" },
  });
  return [
    field("family_name", "family-name"),
    field("given_names", "given-name"),
    field("usage_name", "off", { optional: true }),
  ];
}

// A browser may fill "1990-03-31" in, and a telephone's keyboard has no "/": both become "31/03/1990" on leaving.
function birthdateField(values) {
  const tidy = (event) => {
    const iso = isoFromTyped(event.target.value);
    event.target.value = typedFromIso(iso);
  };
  return textField({
    name: "birthdate", label: t("civil.birthdate"), hint: t("civil.birthdate_hint"), value: values.birthdate,
    input: { class: "input input-digits input-short", inputmode: "numeric", autocomplete: "bday", onchange: tidy },
  });
}
