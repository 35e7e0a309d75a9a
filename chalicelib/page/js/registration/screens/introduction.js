// Before starting: the three stages, the time, what to have at hand.
import { h } from "../../base/dom.js";
import { backButton, button, heading } from "../../base/frame.js";
import { t } from "../../base/i18n.js";
import { icon } from "../../base/icons.js";
import { problemPanel } from "../../base/panels.js";
import { state } from "../state.js";

const STAGES = { you: "stage.you", contact: "stage.contact", password: "label.steps.password" };
const AT_HAND = ["nir", "document", "contact"];

export function introductionScreen({ start, resume, showEntry }) {
  const title = t("introduction.title");
  return {
    title,
    node: h(
      "div",
      { class: "sheet" },
      h("div", { class: "sheet-top" }, backButton(showEntry)),
      problemPanel(),
      state.benefit && tag(t(`label.benefits.${state.benefit}`)),
      heading(title),
      h("p", { class: "lead" }, t("introduction.text")),
      h("ol", { class: "stages" }, Object.entries(STAGES).map(stageItem)),
      h("p", { class: "time" }, icon("clock"), h("span", {}, t("introduction.time"))),
      h("h2", {}, t("introduction.prepare")),
      h("ul", { class: "bullets" }, AT_HAND.map((item) => h("li", {}, t(`introduction.prepare_${item}`)))),
      h("p", { class: "small" }, t("introduction.privacy")),
      h("div", { class: "actions" }, state.registration
        ? button("resume.go", { id: "start", onclick: resume })
        : button("introduction.start", { id: "start", onclick: start })),
    ),
  };
}

function tag(benefit) {
  return h("p", { class: "tag" }, t("introduction.for", { benefit }));
}

function stageItem([stage, words]) {
  return h("li", {}, h("div", {}, h("strong", {}, t(words)), h("p", {}, t(`stage.${stage}.text`))));
}
