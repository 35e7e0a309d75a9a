// What every sheet is made of: its heading, the way back, its form and buttons.
import { h } from "./dom.js";
import { valuesOf } from "./fields.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";

export function heading(title) {
  return h("h1", { id: "heading", tabindex: "-1" }, title);
}

export function backButton(onclick) {
  const attributes = { type: "button", id: "back", class: "button-plain button-back", onclick };
  return h("button", attributes, icon("next"), t("action.back"));
}

/** `words`: the key of what stands on it; `look`: its classes. */
export function button(words, { id, onclick, look = "button" }) {
  return h("button", { type: "button", class: look, id, onclick }, t(words));
}

/**
 * Never sent by the browser itself: `onsend()` does it. `sender`: the words of the button; `onvalues(values, event)`
 * runs at each change.
 */
export function formOf({ fields, sender = t("action.continue"), onsend, onvalues }) {
  const send = (event) => {
    event.preventDefault();
    onsend();
  };
  const tell = (event) => onvalues(valuesOf(form), event);
  const attributes = { id: "form", method: "post", novalidate: true, onsubmit: send, oninput: tell, onchange: tell };
  const form = h("form", attributes, fields,
    h("div", { class: "actions" }, h("button", { type: "submit", class: "button", id: "submit" }, sender)));
  return form;
}
