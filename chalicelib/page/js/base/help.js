// The API's texts for every field, and the bubbles that show them: a button opens and closes one, Escape too.
import { callPublic } from "./api.js";
import { h, idOf } from "./dom.js";
import { language, t } from "./i18n.js";
import { shown } from "./shown.js";

const books = {}; // what GET /help answered, by language

/** The help in the page's language; null until it is there. */
export function book() {
  return books[language()] ?? null;
}

export async function loadHelp() {
  const code = language();
  if (books[code]) return;
  const answer = await callPublic("help");
  if (answer.ok) books[code] = answer.body;
}

/** [button, bubble] for the field that the API calls `key`. */
export function helpFor(name, label, key = name) {
  const id = `${idOf(name)}-help`;
  const isOpen = shown.opened.has(id);
  const bubble = h("div", { id, class: "bubble", hidden: !isOpen }, isOpen && bubbleText(key));
  const button = h("button", {
    type: "button",
    id: `${id}-button`,
    class: "help-button",
    "aria-expanded": String(isOpen),
    "aria-controls": id,
    "aria-label": t("help.about", { label }),
    onclick: () => (bubble.hidden ? openBubble(button, bubble, key) : setOpen(button, bubble, false)),
  }, h("span", { "aria-hidden": "true" }, "?"));
  const closeOnEscape = (event) => {
    if (event.key !== "Escape" || bubble.hidden) return;
    event.stopPropagation();
    setOpen(button, bubble, false);
    button.focus();
  };
  button.addEventListener("keydown", closeOnEscape);
  bubble.addEventListener("keydown", closeOnEscape);
  return [button, bubble];
}

function bubbleText(key) {
  const help = book()?.fields[key];
  if (!help) return h("p", {}, t("help.unavailable"));
  return [h("p", { class: "bubble-title" }, help.title), h("p", {}, help.text)];
}

async function openBubble(button, bubble, key) {
  setOpen(button, bubble, true);
  await loadHelp();
  bubble.replaceChildren(...[bubbleText(key)].flat());
}

function setOpen(button, bubble, isOpen) {
  bubble.hidden = !isOpen;
  button.setAttribute("aria-expanded", String(isOpen));
  noteOpened(bubble.id, isOpen);
}

/** Drawn again, in another language or with an error, the screen has it as the person left it. */
export function noteOpened(id, isOpen) {
  if (isOpen) shown.opened.add(id);
  else shown.opened.delete(id);
}

/** Escape anywhere on the page closes the bubbles that are open. */
export function closeHelp() {
  for (const button of document.querySelectorAll(".help-button[aria-expanded='true']")) {
    setOpen(button, document.getElementById(button.getAttribute("aria-controls")), false);
  }
}
