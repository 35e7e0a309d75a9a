// The way in: from a benefit, or straight to "Mon Compte".
import { actions } from "../actions.js";
import { backButton, heading } from "../frame.js";
import { h } from "../dom.js";
import { t } from "../i18n.js";
import { icon } from "../icons.js";
import { noticePanel, problemPanel } from "../panels.js";
import { stepOf } from "../progress.js";
import { state } from "../state.js";

const FAMILIES = ["housing", "family", "early_childhood", "activity_bonus", "minimum_income", "disability"];
const HOUSING_REQUESTS = ["housing_allowance", "housing_move", "housing_home_loan"];

export function entryScreen() {
  return {
    title: t("entry.title"),
    node: h(
      "div",
      { class: "entry" },
      noticePanel(),
      problemPanel(),
      h("div", { class: "hero" }, heading(t("entry.title")), h("p", { class: "lead" }, t("entry.lead")),
        state.registration ? underWayPanel() : h("button", { type: "button", class: "button", id: "create", onclick: () => actions.introduce(null) }, t("entry.create"))),
      !state.registration && benefits(),
      signIn(),
    ),
  };
}

function underWayPanel() {
  if (state.registration.status === "completed") {
    return panel("done", "check", t("resume.done_text"), [
      h("button", { type: "button", class: "button", id: "resume", onclick: actions.showRecap }, t("resume.recap")),
      h("button", { type: "button", class: "button button-second", id: "finish", onclick: actions.finish }, t("recap.finish"))]);
  }
  return panel("title", "clock", t("resume.text", { step: stepOf(state.registration.open_step) }), [
    h("button", { type: "button", class: "button", id: "resume", onclick: actions.resume }, t("resume.go")),
    h("button", { type: "button", class: "button button-second", id: "quit", onclick: actions.askToQuit }, t("resume.erase"))]);
}

function panel(title, drawing, text, buttons) {
  return h("section", { class: "panel panel-info", "aria-labelledby": "resume-title" }, icon(drawing),
    h("div", { class: "panel-body" }, h("h2", { id: "resume-title" }, t(`resume.${title}`)), h("p", {}, text),
      h("div", { class: "actions" }, buttons)));
}

function benefits() {
  return h(
    "section",
    { "aria-labelledby": "benefits-title" },
    h("h2", { id: "benefits-title" }, t("entry.benefits")),
    h("p", {}, t("entry.benefits_text")),
    h("ul", { class: "cards" }, FAMILIES.map((code) =>
      card(code, code, code === "housing" ? actions.showHousing : () => actions.introduce(code)))),
  );
}

function card(code, drawing, onclick) {
  return h("li", {}, h("button", { type: "button", class: "card", "data-benefit": code, onclick },
    drawing && h("span", { class: "card-icon" }, icon(drawing)),
    h("span", { class: "card-text" }, h("strong", {}, t(`benefit.${code}`)), h("span", {}, t(`benefit.${code}.text`))),
    icon("next")));
}

// Signing in does not exist yet: said in words, without a button that would do nothing.
function signIn() {
  return h("section", { class: "later", "aria-labelledby": "sign-in-title" },
    h("h2", { id: "sign-in-title" }, t("entry.have_account")),
    h("p", {}, t("entry.sign_in_later")),
    h("p", {}, t("entry.franceconnect_later")));
}

export function housingScreen() {
  return {
    title: t("housing.title"),
    node: h("div", { class: "sheet" },
      h("div", { class: "sheet-top" }, backButton(actions.showEntry)),
      heading(t("housing.title")),
      h("p", {}, t("housing.text")),
      h("ul", { class: "cards cards-one" }, HOUSING_REQUESTS.map((code) => card(code, null, () => actions.introduce(code))))),
  };
}
