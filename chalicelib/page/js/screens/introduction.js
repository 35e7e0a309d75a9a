// Before starting: the three stages, the time, what to have at hand.
import { actions } from "../actions.js";
import { h } from "../dom.js";
import { backButton, heading } from "../frame.js";
import { t } from "../i18n.js";
import { icon } from "../icons.js";
import { problemPanel } from "../panels.js";
import { state } from "../state.js";

const STAGES = ["you", "contact", "password"];

export function introductionScreen() {
  const isUnderWay = state.registration !== null;
  return {
    title: t("introduction.title"),
    node: h(
      "div",
      { class: "sheet" },
      h("div", { class: "sheet-top" }, backButton(actions.showEntry)),
      problemPanel(),
      state.benefit && h("p", { class: "tag" }, t("introduction.for", { benefit: t(`benefit.${state.benefit}`) })),
      heading(t("introduction.title")),
      h("p", { class: "lead" }, t("introduction.text")),
      h("ol", { class: "stages" }, STAGES.map((stage) =>
        h("li", {}, h("div", {}, h("strong", {}, t(`stage.${stage}`)), h("p", {}, t(`stage.${stage}.text`)))))),
      h("p", { class: "time" }, icon("clock"), h("span", {}, t("introduction.time"))),
      h("h2", {}, t("introduction.prepare")),
      h("ul", { class: "bullets" }, ["nir", "document", "contact"].map((item) => h("li", {}, t(`introduction.prepare_${item}`)))),
      h("p", { class: "small" }, t("introduction.privacy")),
      h("div", { class: "actions" },
        h("button", { type: "button", class: "button", id: "start", onclick: isUnderWay ? actions.resume : actions.start },
          t(isUnderWay ? "resume.go" : "introduction.start"))),
    ),
  };
}
