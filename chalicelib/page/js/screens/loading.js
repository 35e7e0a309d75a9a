// While the registration is looked for.
import { h } from "../dom.js";
import { heading } from "../frame.js";
import { t } from "../i18n.js";

export function loadingScreen() {
  return { title: t("loading.title"), node: h("div", { class: "sheet" }, heading(t("loading.title")), h("p", {}, t("loading.text"))) };
}
