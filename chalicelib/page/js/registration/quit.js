// Asks before everything is erased.
import { h } from "../base/dom.js";
import { t } from "../base/i18n.js";

export function openQuitDialog(quit) {
  const close = () => dialog.close();
  const leave = () => {
    close();
    quit();
  };
  const attributes = { class: "dialog", "aria-labelledby": "quit-title", "aria-describedby": "quit-text" };
  const dialog = h("dialog", { ...attributes, onclose: () => dialog.remove() },
    h("h2", { id: "quit-title" }, t("quit.title")),
    h("div", { id: "quit-text" }, h("p", {}, t("quit.text")), h("p", {}, t("quit.later"))),
    h("div", { class: "actions" },
      h("button", { type: "button", class: "button", onclick: close, autofocus: true }, t("quit.stay")),
      h("button", { type: "button", class: "button button-danger", onclick: leave }, t("quit.leave"))));
  document.body.append(dialog);
  dialog.showModal();
}
