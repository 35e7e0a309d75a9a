// Draws what `state` says: header, screen, footer; then puts the focus where the person should read on.
import { actions } from "./actions.js";
import { announce } from "./announce.js";
import { stopClock } from "./clock.js";
import { h } from "./dom.js";
import { drawExpiry } from "./expiry.js";
import { language, t } from "./i18n.js";
import { icon } from "./icons.js";
import { stepOf } from "./progress.js";
import { state } from "./state.js";
import { STEPS, valuesFor } from "./steps.js";
import { civilStatusScreen } from "./screens/civil_status.js";
import { codeScreen } from "./screens/code.js";
import { contactScreen } from "./screens/contact.js";
import { endedScreen, unreachableScreen } from "./screens/ended.js";
import { entryScreen, housingScreen } from "./screens/entry.js";
import { identityDocumentScreen } from "./screens/identity_document.js";
import { introductionScreen } from "./screens/introduction.js";
import { loadingScreen } from "./screens/loading.js";
import { passwordScreen } from "./screens/password.js";
import { recapScreen } from "./screens/recap.js";

const SCREENS = {
  loading: loadingScreen, entry: entryScreen, housing: housingScreen, introduction: introductionScreen,
  civil_status: civilStatusScreen, identity_document: identityDocumentScreen, contact: contactScreen,
  code: codeScreen, password: passwordScreen, recap: recapScreen, ended: endedScreen, unreachable: unreachableScreen,
};

/** `focus`: the id of the element to go to; by default the problem, else the heading. */
export function draw(focus) {
  stopClock();
  const isStep = state.view in STEPS;
  const { title, node } = SCREENS[state.view](isStep ? valuesFor(state.view) : null);
  document.documentElement.lang = language();
  document.title = [title, isStep && stepOf(state.registration.open_step), "Mon Compte"].filter(Boolean).join(" – ");
  if (state.problem) document.title = t(`problem.${state.problem.kind}_in_title`, { title: document.title });
  const main = h("main", { id: "main", tabindex: "-1", "data-view": state.view }, node);
  document.querySelector("dialog")?.close();
  document.getElementById("page").replaceChildren(skipLink(), header(), main, footer());
  drawBusy();
  drawExpiry();
  if (focus !== null) putFocus(focus ?? (state.problem ? "problem" : "heading"));
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
  const languages = [["fr", "Français"], ["en", "English"]].map(([code, name]) =>
    h("button", { type: "button", id: `language-${code}`, lang: code, class: "language", "aria-pressed": String(code === language()),
      onclick: () => actions.speak(code) }, name));
  return h("header", { class: "header" }, h("div", { class: "header-in" }, brand,
    h("div", { class: "languages", role: "group", "aria-label": t("language") }, languages)));
}

function footer() {
  return h("footer", { class: "footer" }, h("div", { class: "footer-in" },
    h("p", {}, t("footer.text")), h("p", {}, h("a", { href: "openapi.json" }, t("footer.api")))));
}

/** While a request is under way: the button that asked for it does nothing more, and says so. */
export function drawBusy() {
  const button = document.getElementById(state.busy);
  if (!button) return;
  button.setAttribute("aria-disabled", "true");
  button.classList.add("busy");
  if (button.classList.contains("button")) button.textContent = t("action.sending");
  setTimeout(() => { if (state.busy === button.id) announce(t("action.sending")); }, 1000);
}
