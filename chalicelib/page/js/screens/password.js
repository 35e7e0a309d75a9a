// Step 5: the password, its rules shown as they become true.
import { announce } from "../announce.js";
import { h, spoken } from "../dom.js";
import { checkbox, textField } from "../fields.js";
import { stepFrame } from "../frame.js";
import { t } from "../i18n.js";
import { icon } from "../icons.js";

// A convenience while typing: the server has the last word, and knows the common passwords too.
const RULES = {
  length: (text) => [...text].length >= 8 && [...text].length <= 24,
  digit: (text) => /[0-9]/.test(text),
  lowercase: (text) => /\p{Ll}/u.test(text),
  uppercase: (text) => /\p{Lu}/u.test(text),
};

export const password = {
  path: "password",
  typed: () => ({ password: "", confirmation: "", shown: false }),
  body: (values) => ({ password: values.password, confirmation: values.confirmation }),
  controlOf: (field) => field,
};

export function passwordScreen(values) {
  const title = t("password.title");
  const rules = Object.keys(RULES).map((rule) => h("li", { "data-rule": rule }));
  const update = (now, event) => {
    rules.forEach((item) => drawRule(item, RULES[item.dataset.rule](now.password)));
    if (event?.target.name === "shown") {
      showPassword(event.target.form, now.shown);
      announce(t(now.shown ? "password.is_shown" : "password.is_hidden"));
    }
    if (event?.type === "change" && event.target.name === "password") sayWhatIsMissing(now.password);
  };
  const input = { type: values.shown ? "text" : "password", autocomplete: "new-password", autocapitalize: "none" };
  const list = h("div", { class: "rules", id: "rules" }, h("p", { id: "rules-title" }, t("password.rules")), h("ul", { "aria-labelledby": "rules-title" }, rules));
  const node = stepFrame({
    step: "password", title, intro: [h("p", {}, t("password.intro")), h("p", {}, t("form.every_required"))], submit: t("password.create"), onvalues: update,
    fields: [
      textField({ name: "password", label: t("password.label"), hint: t("password.hint"), value: values.password, input, after: [list], describing: ["rules"] }),
      textField({ name: "confirmation", label: t("password.again"), help: "password_confirmation", value: values.confirmation, input }),
      checkbox({ name: "shown", label: t("password.show"), checked: values.shown }),
    ],
  });
  update(values);
  return { title, node };
}

function drawRule(item, isMet) {
  if (item.dataset.met === String(isMet)) return;
  item.dataset.met = String(isMet);
  item.replaceChildren(icon("check"), h("span", {}, t(`password.rule_${item.dataset.rule}`), spoken(` – ${t(isMet ? "password.met" : "password.not_met")}`)));
}

// Said once, on leaving the field: at each letter it would drown the echo of the typing.
function sayWhatIsMissing(text) {
  const missing = Object.keys(RULES).filter((rule) => !RULES[rule](text));
  announce(missing.length === 0 ? t("password.all_met") : t("password.missing", { rules: missing.map((rule) => t(`password.rule_${rule}`)).join(", ") }));
}

function showPassword(form, isShown) {
  for (const name of ["password", "confirmation"]) form.elements[name].type = isShown ? "text" : "password";
}
