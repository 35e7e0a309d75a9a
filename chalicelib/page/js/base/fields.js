// Draws the controls of a form, each tied to its label, hint, help and messages.
import { h, idOf, spoken } from "./dom.js";
import { helpFor } from "./help.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { errorsOf, shown } from "./shown.js";

/**
 * One line of text. `input` holds more attributes: type, inputmode, autocomplete...; `after`: what stands behind it;
 * `describing`: ids of what else tells about it.
 */
export function textField({ name, label, hint, help, value, optional, input = {}, after = [], describing = [] }) {
  const id = idOf(name);
  const control = h("input", {
    id,
    name,
    type: "text",
    class: "input",
    value: value ?? "",
    spellcheck: "false",
    required: !optional,
    ...input,
    ...describedBy(name, hint, describing),
  });
  return wrapper(name, label, help, optional, hint, [control, ...after]);
}

/** A control made elsewhere (select, combobox), with everything around it. */
export function fieldAround({ name, label, hint, help, optional, after = [] }, control) {
  for (const [attribute, text] of Object.entries(describedBy(name, hint))) {
    if (text) control.setAttribute(attribute, text);
  }
  return wrapper(name, label, help, optional, hint, [control, ...after]);
}

function wrapper(name, label, help, optional, hint, controls) {
  const [button, bubble] = helpFor(name, label, help);
  const remark = optional && h("span", { class: "optional" }, ` ${t("field.optional")}`);
  return h(
    "div",
    { class: `field ${toneOf(name)}` },
    h("div", { class: "field-head" }, h("label", { for: idOf(name), class: "label" }, label, remark), button),
    bubble,
    hint && h("p", { id: `${idOf(name)}-hint`, class: "hint" }, hint),
    messages(name),
    controls,
  );
}

/** Radio buttons. `choices`: [{ value, label, hint }]. */
export function choiceField({ name, legend, hint, help, value, choices, inline }) {
  const [button, bubble] = helpFor(name, legend, help);
  const describing = describedBy(name, hint);
  return h(
    "fieldset",
    { class: `field ${toneOf(name)}`, id: `${idOf(name)}-group`, "aria-describedby": describing["aria-describedby"] },
    h("legend", { class: "label" }, legend),
    button,
    bubble,
    hint && h("p", { id: `${idOf(name)}-hint`, class: "hint" }, hint),
    messages(name),
    h("div", { class: inline ? "choices choices-inline" : "choices" },
      choices.map((choice, index) => radio(name, choice, value === choice.value, index))),
  );
}

// The first radio button has the field's own id: the error summary leads there.
function radio(name, choice, isChosen, index) {
  const id = index === 0 ? idOf(name) : `${idOf(name)}-${choice.value}`;
  return h(
    "div",
    { class: "choice" },
    h("input", {
      type: "radio", id, name, required: true, value: choice.value, checked: isChosen,
      "aria-describedby": choice.hint && `${id}-more`,
    }),
    h("label", { for: id }, choice.label),
    choice.hint && h("p", { id: `${id}-more`, class: "hint" }, choice.hint),
  );
}

export function checkbox({ name, label, checked }) {
  return h(
    "div",
    { class: "choice choice-check" },
    h("input", { type: "checkbox", id: idOf(name), name, checked: checked ?? false }),
    h("label", { for: idOf(name) }, label),
  );
}

function describedBy(name, hint, describing = []) {
  const errors = errorsOf(name);
  const ids = [hint && `${idOf(name)}-hint`, errors.length > 0 && `${idOf(name)}-error`, ...describing];
  return {
    "aria-describedby": ids.filter(Boolean).join(" ") || undefined,
    "aria-invalid": errors.some((error) => error.severity === "error") ? "true" : undefined,
  };
}

function messages(name) {
  const errors = errorsOf(name);
  if (errors.length === 0) return null;
  const attributes = { id: `${idOf(name)}-error`, class: "messages", lang: shown.problem.lang };
  return h("div", attributes, errors.map(({ severity, message }) => {
    const kind = spoken(t(severity === "confirm" ? "error.check" : "error.error"));
    return h("p", {}, icon("alert"), h("span", {}, kind, message));
  }));
}

function toneOf(name) {
  const errors = errorsOf(name);
  if (errors.length === 0) return "";
  return errors.some((error) => error.severity === "error") ? "field-error" : "field-confirm";
}

/** Everything typed in a form: texts, the chosen radio button, true or false for a checkbox. */
export function valuesOf(form) {
  const values = {};
  for (const control of form.querySelectorAll("[name]")) {
    if (control.type === "radio") values[control.name] = control.checked ? control.value : (values[control.name] ?? "");
    else if (control.type === "checkbox") values[control.name] = control.checked;
    else values[control.name] = control.value;
  }
  return values;
}
