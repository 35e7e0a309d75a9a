// Where the person stands: "Étape 2 sur 5".
import { h } from "../base/dom.js";
import { t } from "../base/i18n.js";
import { state } from "./state.js";

/** The steps that this person goes through: a household member has no identity document to show. */
function stepsToDo() {
  return state.registration.steps.filter((step) => step.state !== "not_needed").map((step) => step.name);
}

export function stepOf(step) {
  const steps = stepsToDo();
  return t("step.of", { number: steps.indexOf(step) + 1, total: steps.length });
}

export function progress(step) {
  const steps = stepsToDo();
  const reached = steps.indexOf(step);
  const parts = steps.map((_, index) => h("span", { class: index <= reached ? "bar-part bar-reached" : "bar-part" }));
  const bar = h("div", { class: "bar", "aria-hidden": "true" }, parts);
  return h("div", { class: "progress" }, h("p", {}, stepOf(step)), bar);
}
