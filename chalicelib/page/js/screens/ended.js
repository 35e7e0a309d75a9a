// The ways a registration ends without an account, and the page that cannot reach the service.
import { actions } from "../actions.js";
import { h } from "../dom.js";
import { heading } from "../frame.js";
import { t } from "../i18n.js";
import { icon } from "../icons.js";
import { problemPanel } from "../panels.js";
import { state } from "../state.js";

/** `state.ending`: expired, quit, elsewhere, not_created, recap_gone. */
export function endedScreen() {
  const ending = state.ending;
  const title = t(`ended.${ending}`);
  return {
    title,
    node: h("div", { class: "sheet" },
      h("p", { class: "ended" }, icon(ending === "quit" ? "check" : "info")),
      heading(title),
      h("p", { class: "lead" }, t(`ended.${ending}_text`)),
      ending === "not_created" && h("p", {}, t("ended.not_created_advice")),
      h("div", { class: "actions" }, h("button", { type: "button", class: "button", id: "again", onclick: actions.begin }, t("ended.again")))),
  };
}

export function unreachableScreen() {
  const words = state.registration?.status === "completed" ? "unreachable.recap" : "unreachable.registration";
  const title = t(`${words}_title`);
  return { title, node: h("div", { class: "sheet" }, problemPanel(), heading(title), h("p", {}, t(`${words}_text`))) };
}
