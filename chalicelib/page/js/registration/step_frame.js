// The sheet on which every step is drawn: where one stands, the ways out, the problem, the form.
import { h } from "../base/dom.js";
import { backButton, formOf, heading } from "../base/frame.js";
import { t } from "../base/i18n.js";
import { noticePanel, problemPanel } from "../base/panels.js";
import { progress } from "./progress.js";
import { state } from "./state.js";

/**
 * First what its buttons do. `sender`: the words of the one that sends; `onback`: another way back than to the step
 * before; `onvalues(values, event)` runs at each change, after it has been kept.
 */
export function stepFrame({ submit, typed, confirm, back, askToQuit }, parts) {
  const { step, title, intro, fields, sender, after = [], onback = back, onvalues } = parts;
  const keep = (values, event) => {
    typed(step, values);
    onvalues?.(values, event);
  };
  const form = formOf({ fields, sender, onsend: () => submit(step), onvalues: keep });
  return h(
    "div",
    { class: "sheet" },
    h("div", { class: "sheet-top" },
      backButton(onback),
      h("button", { type: "button", id: "quit", class: "button-plain", onclick: askToQuit }, t("action.quit"))),
    progress(state.registration.open_step),
    h("div", { id: "expiry" }),
    noticePanel(),
    problemPanel({ onconfirm: confirm, form }),
    heading(title),
    intro && h("div", { class: "intro" }, intro),
    form,
    after,
  );
}
