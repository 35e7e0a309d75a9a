// The end: the account exists. The identifier, what was recorded, what comes next.
import { actions } from "../actions.js";
import { h } from "../dom.js";
import { heading } from "../frame.js";
import { longDate, t } from "../i18n.js";
import { icon } from "../icons.js";
import { problemPanel } from "../panels.js";
import { state } from "../state.js";
import { contactAsTyped } from "./contact.js";

export function recapScreen() {
  const { identifier, civil_status: person, contact, supporting_document_required: isDocumentDue } = state.recap;
  const title = t("recap.title");
  return {
    title,
    node: h(
      "div",
      { class: "sheet recap" },
      problemPanel(),
      h("p", { class: "done" }, icon("check")),
      heading(title),
      h("p", { class: "lead" }, t("recap.text")),
      identifierCard(identifier),
      isDocumentDue && documentDue(),
      h("h2", {}, t("recap.recorded")),
      h("dl", { class: "facts" }, facts(person, contact)),
      h("section", { class: "later", "aria-labelledby": "sign-in-title" },
        h("h2", { id: "sign-in-title" }, t("recap.sign_in")), h("p", {}, t("recap.sign_in_later"))),
      h("div", { class: "actions no-print" },
        h("button", { type: "button", class: "button button-second", onclick: () => window.print() }, t("recap.print")),
        h("button", { type: "button", class: "button", id: "finish", onclick: actions.finish }, t("recap.finish"))),
    ),
  };
}

function identifierCard(identifier) {
  return h("div", { class: "identifier" },
    h("p", {}, t(`recap.identifier_${identifier.kind}`)),
    h("p", { class: "identifier-number", id: "identifier", translate: "no" }, identifier.display),
    h("p", { class: "small" }, t(`recap.identifier_${identifier.kind}_text`)));
}

function documentDue() {
  return h("div", { class: "panel panel-warning" }, icon("alert"), h("div", { class: "panel-body" },
    h("h2", {}, t("recap.document_title")), h("p", {}, t("recap.document_text"))));
}

function facts(person, contact) {
  const place = person.birthplace;
  const town = [place.commune_name ?? place.city, place.department && `(${place.department})`].filter(Boolean).join(" ");
  const rows = [
    ["civility", t(`civil.${person.title}`)],
    ["family_name", person.family_name],
    ["given_names", person.given_names],
    ["usage_name", person.usage_name],
    ["birthdate", longDate(person.birthdate)],
    ["birthplace", [town, place.country === "99100" ? null : place.country_name].filter(Boolean).join(", ")],
    [`contact_${contact.channel}`, contactAsTyped(contact)],
  ];
  return rows.filter(([, value]) => value).map(([name, value]) => h("div", {}, h("dt", {}, t(`recap.${name}`)), h("dd", { translate: "no" }, value)));
}
