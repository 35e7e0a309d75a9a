// Asks before everything is erased.
import { h } from "../base/dom.js";
import { t } from "../base/i18n.js";

/** `way`: quit, or restart where the registration cannot be reached. */
export function askBeforeErasing(way, erase) {
  const close = () => dialog.close();
  const leave = () => {
    close();
    erase();
  };
  const attributes = { class: "dialog", "aria-labelledby": "leave-title", "aria-describedby": "leave-text" };
  const dialog = h("dialog", { ...attributes, onclose: () => dialog.remove() },
    h("h2", { id: "leave-title" }, t(`leave.${way}_title`)),
    h("div", { id: "leave-text" }, h("p", {}, t(`leave.${way}_text`)), h("p", {}, t(`leave.${way}_later`))),
    h("div", { class: "actions" },
      h("button", { type: "button", class: "button", onclick: close, autofocus: true }, t(`leave.${way}_stay`)),
      h("button", { type: "button", class: "button button-danger", onclick: leave }, t(`leave.${way}_go`))));
  document.body.append(dialog);
  dialog.showModal();
}
