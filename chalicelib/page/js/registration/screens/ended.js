// The ways a registration ends without an account, and the page that cannot reach the service.
import { h } from "../../base/dom.js";
import { button, heading } from "../../base/frame.js";
import { t } from "../../base/i18n.js";
import { icon } from "../../base/icons.js";
import { problemPanel } from "../../base/panels.js";
import { state } from "../state.js";

/** `state.ending`: expired, quit, elsewhere, not_created, recap_gone. */
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
      h("div", { class: "actions" }, button("ended.again", { id: "again", onclick: begin }))),
  };
}

export function unreachableScreen() {
  const words = state.registration?.status === "completed" ? "unreachable.recap" : "unreachable.registration";
  const title = t(`${words}_title`);
  const node = h("div", { class: "sheet" }, problemPanel(), heading(title), h("p", {}, t(`${words}_text`)));
  return { title, node };
}
