// The ways a registration ends without an account, and the page that cannot reach the service.
import { h } from "../../base/dom.js";
import { button, heading } from "../../base/frame.js";
import { t } from "../../base/i18n.js";
import { icon } from "../../base/icons.js";
import { problemPanel, referenceLine } from "../../base/panels.js";
import { state } from "../state.js";

// Those that the person may have something to say about to their fund.
const ARGUABLE = ["quit_unsure", "expired", "not_created", "recap_gone"];

/** `state.ending`: one of these, quit, elsewhere. */
export function endedScreen({ begin }) {
  const { ending } = state;
  const title = t(`ended.${ending}`);
  return {
    title,
    node: h("div", { class: "sheet" },
      h("p", { class: "ended" }, icon(ending === "quit" ? "check" : "info")),
      heading(title),
      h("p", { class: "lead" }, t(`ended.${ending}_text`)),
      ending === "not_created" && h("p", {}, t("ended.not_created_advice")),
      ARGUABLE.includes(ending) && referenceLine("ended.reference", state.reference),
      h("div", { class: "actions" }, button("ended.again", { id: "again", onclick: begin }))),
  };
}

/** An account that exists is not begun anew. */
export function unreachableScreen({ askToRestart }) {
  const isCompleted = state.registration?.status === "completed";
  const words = isCompleted ? "unreachable.recap" : "unreachable.registration";
  const title = t(`${words}_title`);
  const restart = [
    h("p", {}, t("unreachable.restart_text")),
    h("div", { class: "actions" },
      button("unreachable.restart", { id: "restart", onclick: askToRestart, look: "button button-second" }))];
  const node = h("div", { class: "sheet" },
    problemPanel(), heading(title), h("p", {}, t(`${words}_text`)), !isCompleted && restart);
  return { title, node };
}
