// Asks before everything is erased.
import { actions } from "./actions.js";
import { h } from "./dom.js";
import { t } from "./i18n.js";

export function openQuitDialog() {
  const close = () => dialog.close();
  const quit = () => {
    close();
    actions.quit();
  };
  const dialog = h(
    "dialog",
    { class: "dialog", "aria-labelledby": "quit-title", "aria-describedby": "quit-text", onclose: () => dialog.remove() },
    h("h2", { id: "quit-title" }, t("quit.title")),
    h("div", { id: "quit-text" }, h("p", {}, t("quit.text")), h("p", {}, t("quit.later"))),
    h("div", { class: "actions" },
      h("button", { type: "button", class: "button", onclick: close, autofocus: true }, t("quit.stay")),
      h("button", { type: "button", class: "button button-danger", onclick: quit }, t("quit.leave"))),
  );
  document.body.append(dialog);
  dialog.showModal();
}
