// The end: the account exists. The identifier, what was recorded, what comes next.
import { h } from "../../base/dom.js";
import { button, heading } from "../../base/frame.js";
import { longDate, t } from "../../base/i18n.js";
import { icon } from "../../base/icons.js";
import { problemPanel } from "../../base/panels.js";
import { state } from "../state.js";
import { contactAsTyped } from "./contact.js";

export function recapScreen({ finish }) {
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
        button("recap.print", { onclick: () => window.print(), look: "button button-second" }),
        button("recap.finish", { id: "finish", onclick: finish })),
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
  const joined = (parts, between) => parts.filter(Boolean).join(between);
  const town = joined([place.commune_name ?? place.city, place.department && `(${place.department})`], " ");
  const rows = [
    ["civility", t(`label.titles.${person.title}`)],
    ["family_name", person.family_name],
    ["given_names", person.given_names],
    ["usage_name", person.usage_name],
    ["birthdate", longDate(person.birthdate)],
    ["birthplace", joined([town, place.country === "99100" ? null : place.country_name], ", ")],
    [`contact_${contact.channel}`, contactAsTyped(contact)],
  ];
  return rows.filter(([, value]) => value).map(([name, value]) =>
    h("div", {}, h("dt", {}, t(`recap.${name}`)), h("dd", { translate: "no" }, value)));
}
