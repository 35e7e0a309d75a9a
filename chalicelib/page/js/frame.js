// The sheet on which every step is drawn: where one stands, the ways out, the problem, the form.
import { actions } from "./actions.js";
import { h } from "./dom.js";
import { valuesOf } from "./fields.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { noticePanel, problemPanel } from "./panels.js";
import { progress } from "./progress.js";
import { state } from "./state.js";

export function heading(title) {
  return h("h1", { id: "heading", tabindex: "-1" }, title);
}

export function backButton(onclick = actions.back) {
  return h("button", { type: "button", id: "back", class: "button-plain button-back", onclick }, icon("next"), t("action.back"));
}

/** `onvalues(values, event)` runs at each change, after it has been kept. */
export function stepFrame({ step, title, intro, fields, submit = t("action.continue"), after = [], onback, onvalues }) {
  const send = (event) => {
    event?.preventDefault();
    actions.submit(step);
  };
  const keep = (event) => {
    const values = valuesOf(form);
    actions.typed(step, values);
    onvalues?.(values, event);
  };
  const form = h("form", { id: "form", method: "post", novalidate: true, onsubmit: send, oninput: keep, onchange: keep }, fields,
    h("div", { class: "actions" }, h("button", { type: "submit", class: "button", id: "submit" }, submit)));
  return h(
    "div",
    { class: "sheet" },
    h("div", { class: "sheet-top" },
      backButton(onback),
      h("button", { type: "button", id: "quit", class: "button-plain", onclick: actions.askToQuit }, t("action.quit"))),
    progress(state.registration.open_step),
    h("div", { id: "expiry" }),
    noticePanel(),
    problemPanel({ onconfirm: actions.confirm, form }),
    heading(title),
    intro && h("div", { class: "intro" }, intro),
    form,
    after,
  );
}
