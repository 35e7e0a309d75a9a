// The way in: from a benefit, or straight to "Mon Compte".
import { h } from "../../base/dom.js";
import { backButton, button, heading } from "../../base/frame.js";
import { t } from "../../base/i18n.js";
import { icon } from "../../base/icons.js";
import { noticePanel, problemPanel } from "../../base/panels.js";
import { stepOf } from "../progress.js";
import { state } from "../state.js";

const SECOND = "button button-second";
const FAMILIES = ["housing", "family", "early_childhood", "activity_bonus", "minimum_income", "disability"];
const HOUSING_REQUESTS = ["housing_allowance", "housing_move", "housing_home_loan"];

export function entryScreen({ introduce, showHousing, resume, reopenRecap, finish, askToQuit }) {
  const title = t("entry.title");
  const create = button("entry.create", { id: "create", onclick: () => introduce(null) });
  return {
    title,
    node: h(
      "div",
      { class: "entry" },
      noticePanel(),
      problemPanel(),
      h("div", { class: "hero" }, heading(title), h("p", { class: "lead" }, t("entry.lead")),
        state.registration ? inHand({ resume, reopenRecap, finish, askToQuit }) : create),
      !state.registration && benefits({ introduce, showHousing }),
      signIn(),
    ),
  };
}

// The registration that this browser has begun, or the account that came of it.
function inHand({ resume, reopenRecap, finish, askToQuit }) {
  if (state.registration.status === "completed") {
    return panel("done", "check", t("resume.done_text"), [
      button("resume.recap", { id: "resume", onclick: reopenRecap }),
      button("recap.finish", { id: "finish", onclick: finish, look: SECOND })]);
  }
  return panel("title", "clock", t("resume.text", { step: stepOf(state.registration.open_step) }), [
    button("resume.go", { id: "resume", onclick: resume }),
    button("resume.erase", { id: "quit", onclick: askToQuit, look: SECOND })]);
}

function panel(title, drawing, text, buttons) {
  return h("section", { class: "panel panel-info", "aria-labelledby": "resume-title" }, icon(drawing),
    h("div", { class: "panel-body" }, h("h2", { id: "resume-title" }, t(`resume.${title}`)), h("p", {}, text),
      h("div", { class: "actions" }, buttons)));
}

function benefits({ introduce, showHousing }) {
  return h(
    "section",
    { "aria-labelledby": "benefits-title" },
    h("h2", { id: "benefits-title" }, t("entry.benefits")),
    h("p", {}, t("entry.benefits_text")),
    h("ul", { class: "cards" }, FAMILIES.map((code) =>
      card(code, code, code === "housing" ? showHousing : () => introduce(code)))),
  );
}

function card(code, drawing, onclick) {
  const name = h("strong", {}, t(`label.benefits.${code}`));
  return h("li", {}, h("button", { type: "button", class: "card", "data-benefit": code, onclick },
    drawing && h("span", { class: "card-icon" }, icon(drawing)),
    h("span", { class: "card-text" }, name, h("span", {}, t(`benefit.${code}.text`))),
    icon("next")));
}

// Signing in does not exist yet: said in words, without a button that would do nothing.
function signIn() {
  return h("section", { class: "later", "aria-labelledby": "sign-in-title" },
    h("h2", { id: "sign-in-title" }, t("entry.have_account")),
    h("p", {}, t("entry.sign_in_later")),
    h("p", {}, t("entry.franceconnect_later")));
}

export function housingScreen({ introduce, showEntry }) {
  const title = t("housing.title");
  const requests = HOUSING_REQUESTS.map((code) => card(code, null, () => introduce(code)));
  return {
    title,
    node: h("div", { class: "sheet" },
      h("div", { class: "sheet-top" }, backButton(showEntry)),
      heading(title),
      h("p", {}, t("housing.text")),
      h("ul", { class: "cards cards-one" }, requests)),
  };
}
