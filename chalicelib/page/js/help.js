// The help bubble of a field: a button that opens and closes a text of the API. Escape closes it too.
import { h, idOf } from "./dom.js";
import { t } from "./i18n.js";
import { state } from "./state.js";

/** [button, bubble] for the field, or nothing when the API has no text for it. */
export function helpFor(name, label, key = name) {
  const help = state.help.fields[key];
  if (!help) return [];
  const id = `${idOf(name)}-help`;
  const text = h("div", { id, class: "bubble", hidden: true }, h("p", { class: "bubble-title" }, help.title), h("p", {}, help.text));
  const button = h("button", {
    type: "button",
    class: "help-button",
    "aria-expanded": "false",
    "aria-controls": id,
    "aria-label": t("help.about", { label }),
    onclick: () => setOpen(button, text, text.hidden),
  }, h("span", { "aria-hidden": "true" }, "?"));
  const closeOnEscape = (event) => {
    if (event.key !== "Escape" || text.hidden) return;
    event.stopPropagation();
    setOpen(button, text, false);
    button.focus();
  };
  button.addEventListener("keydown", closeOnEscape);
  text.addEventListener("keydown", closeOnEscape);
  return [button, text];
}

function setOpen(button, text, isOpen) {
  text.hidden = !isOpen;
  button.setAttribute("aria-expanded", String(isOpen));
}

/** Escape anywhere on the page closes the bubbles that are open. */
export function closeHelp() {
  for (const button of document.querySelectorAll(".help-button[aria-expanded='true']")) {
    setOpen(button, document.getElementById(button.getAttribute("aria-controls")), false);
  }
}
