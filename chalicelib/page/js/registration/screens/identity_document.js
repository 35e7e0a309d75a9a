// Step 2: an identity document, or none.
import { h } from "../../base/dom.js";
import { choiceField, textField } from "../../base/fields.js";
import { t } from "../../base/i18n.js";
import { shown } from "../../base/shown.js";
import { stepFrame } from "../step_frame.js";

const KINDS = ["national_id_card", "residence_permit", "passport", "none"];

export const identityDocument = {
  path: "identity-document",
  typed: (answers) => ({ kind: answers?.kind ?? "", number: answers?.number ?? "" }),
  body: (values) => ({ kind: values.kind || null, number: values.kind === "none" ? null : values.number }),
  noticeOf: ({ kind }, { supporting_document_required: isDue }) =>
    (kind !== "none" && isDue ? { tone: "info", key: "document.not_recognised" } : null),
  controlOf: (field, values) => (field === "number" && !values.kind ? "kind" : field),
};

export function identityDocumentScreen(values, { frame }) {
  const title = t("label.steps.identity_document");
  const number = h("div");
  const none = h("p", { class: "note" }, t("document.none_note"));
  let shownKind;
  // The number's label and help name the document, so they change with it; what was typed stays.
  const update = (now) => {
    none.hidden = now.kind !== "none";
    number.hidden = !now.kind || now.kind === "none";
    if (number.hidden || now.kind === shownKind) return;
    // What was wrong with the number of one document says nothing of another's.
    if (shownKind) shown.problem = null;
    shownKind = now.kind;
    number.replaceChildren(numberField(now));
  };
  // Before the frame: the problem's links look for the field.
  update(values);
  const node = stepFrame(frame, {
    step: "identity_document", title, onvalues: update,
    intro: [h("p", {}, t("document.intro")), h("p", {}, t("form.every_required"))],
    fields: [kindField(values), number, none],
  });
  return { title, node };
}

function kindField(values) {
  const hintOf = (kind) => (kind === "none" ? t("document.none_hint") : null);
  return choiceField({
    name: "kind", legend: t("document.kind"), value: values.kind,
    choices: KINDS.map((value) => ({ value, label: t(`label.identity_documents.${value}`), hint: hintOf(value) })),
  });
}

function numberField({ kind, number }) {
  return textField({
    name: "number", label: t(`document.number_${kind}`), hint: t(`document.hint_${kind}`), help: `number.${kind}`,
    value: number,
    input: { class: "input input-digits input-medium", autocomplete: "off", autocapitalize: "characters" },
  });
}
