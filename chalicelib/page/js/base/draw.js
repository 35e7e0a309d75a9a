// Draws the page around its screen: header, screen, footer; then puts the focus where the person should read on.
import { announce } from "./announce.js";
import { stopClock } from "./clock.js";
import { h } from "./dom.js";
import { language, t } from "./i18n.js";
import { icon } from "./icons.js";
import { shown } from "./shown.js";

let page = null;

/**
 * What a page has of its own, told once when it starts. `screen()` → { title, place, node } of what is shown now
 * (`place`: where one stands, for the window's title); `speak(code)`: another language; `afterwards()`: it is drawn.
 */
export function setPage(own) {
  page = own;
}

/** `focus`: the id of the element to go to; by default the problem, else the heading; null: nowhere. */
export function draw(focus) {
  stopClock();
  const { title, place, node } = page.screen();
  document.documentElement.lang = language();
  document.title = [title, place, "Mon Compte"].filter(Boolean).join(" – ");
  if (shown.problem) document.title = t(`problem.${shown.problem.kind}_in_title`, { title: document.title });
  const main = h("main", { id: "main", tabindex: "-1", "data-view": shown.view }, node);
  document.querySelector("dialog")?.close();
  document.getElementById("page").replaceChildren(skipLink(), header(), main, footer());
  drawBusy();
  page.afterwards();
  if (focus !== null) putFocus(focus ?? (shown.problem ? "problem" : "heading"));
}

function putFocus(id) {
  const target = document.getElementById(id) ?? document.getElementById("heading");
  target?.focus({ preventScroll: true });
  // The sheet from its top, with the way back and the progress above the heading.
  if (id === "heading") window.scrollTo(0, 0);
  else target?.scrollIntoView({ block: "nearest" });
}

function skipLink() {
  const go = (event) => {
    event.preventDefault();
    document.getElementById("main").focus();
  };
  return h("a", { class: "skip", href: "#main", onclick: go }, t("skip"));
}

function header() {
  const brand = h("p", { class: "brand" }, icon("account"), h("span", {}, "Mon Compte"));
  const languages = [["fr", "Français"], ["en", "English"]].map(([code, name]) => languageButton(code, name));
  return h("header", { class: "header" }, h("div", { class: "header-in" }, brand,
    h("div", { class: "languages", role: "group", "aria-label": t("language") }, languages)));
}

function languageButton(code, name) {
  return h("button", {
    type: "button", id: `language-${code}`, lang: code, class: "language", "aria-pressed": String(code === language()),
    onclick: () => page.speak(code),
  }, name);
}

function footer() {
  return h("footer", { class: "footer" }, h("div", { class: "footer-in" },
    h("p", {}, t("footer.text")), h("p", {}, h("a", { href: "openapi.json" }, t("footer.api")))));
}

/** While a request is under way: the button that asked for it does nothing more, and says so. */
export function drawBusy() {
  const button = document.getElementById(shown.busy);
  if (!button) return;
  button.setAttribute("aria-disabled", "true");
  button.classList.add("busy");
  if (button.classList.contains("button")) button.textContent = t("action.sending");
  setTimeout(() => {
    if (shown.busy === button.id) announce(t("action.sending"));
  }, 1000);
}
