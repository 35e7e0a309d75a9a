// While the registration is looked for.
import { h } from "../../base/dom.js";
import { heading } from "../../base/frame.js";
import { t } from "../../base/i18n.js";

export function loadingScreen() {
  const title = t("loading.title");
  return { title, node: h("div", { class: "sheet" }, heading(title), h("p", {}, t("loading.text"))) };
}
