// Step 2: an identity document, or none.
import { h } from "../dom.js";
import { choiceField, textField } from "../fields.js";
import { stepFrame } from "../frame.js";
import { t } from "../i18n.js";
import { state } from "../state.js";

const KINDS = ["national_id_card", "residence_permit", "passport", "none"];

export const identityDocument = {
  path: "identity-document",
  typed: (answers) => ({ kind: answers?.kind ?? "", number: answers?.number ?? "" }),
  body: (values) => ({ kind: values.kind || null, number: values.kind === "none" ? null : values.number }),
  noticeOf: ({ kind }, { supporting_document_required: isDue }) => (kind !== "none" && isDue ? { tone: "info", key: "document.not_recognised" } : null),
  controlOf: (field, values) => (field === "number" && !values.kind ? "kind" : field),
};

export function identityDocumentScreen(values) {
  const title = t("document.title");
  const number = h("div");
  const none = h("p", { class: "note" }, t("document.none_note"));
  let shownKind;
  // The number's label and help name the document, so they change with it; what was typed stays.
  const update = (now) => {
    none.hidden = now.kind !== "none";
    number.hidden = !now.kind || now.kind === "none";
    if (number.hidden || now.kind === shownKind) return;
    // What was wrong with the number of one document says nothing of another's.
    if (shownKind) state.problem = null;
    shownKind = now.kind;
    number.replaceChildren(numberField(now));
  };
  // Before the frame: the problem's links look for the field.
  update(values);
  const node = stepFrame({
    step: "identity_document", title, intro: [h("p", {}, t("document.intro")), h("p", {}, t("form.every_required"))], onvalues: update,
    fields: [
      choiceField({ name: "kind", legend: t("document.kind"), value: values.kind,
        choices: KINDS.map((value) => ({ value, label: t(`document.${value}`), hint: value === "none" ? t("document.none_hint") : null })) }),
      number,
      none,
    ],
  });
  return { title, node };
}

function numberField(values) {
  return textField({
    name: "number", label: t(`document.number_${values.kind}`), hint: t(`document.hint_${values.kind}`), help: `number.${values.kind}`,
    value: values.number, input: { class: "input input-digits input-medium", autocomplete: "off", autocapitalize: "characters" },
  });
}
