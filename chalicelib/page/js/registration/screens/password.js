// Step 5: the password, its rules shown as they become true.
import { announce } from "../../base/announce.js";
import { h, spoken } from "../../base/dom.js";
import { checkbox, textField } from "../../base/fields.js";
import { t } from "../../base/i18n.js";
import { icon } from "../../base/icons.js";
import { stepFrame } from "../step_frame.js";

// A convenience while typing, so twice on purpose: the server has the last word, and knows the common passwords too.
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

export function passwordScreen(values, { frame }) {
  const title = t("label.steps.password");
  const rules = Object.keys(RULES).map((rule) => h("li", { "data-rule": rule }));
  const update = (now, event) => {
    for (const item of rules) drawRule(item, RULES[item.dataset.rule](now.password));
    if (event?.target.name === "shown") {
      showPassword(event.target.form, now.shown);
      announce(t(now.shown ? "password.is_shown" : "password.is_hidden"));
    }
    if (event?.type === "change" && event.target.name === "password") sayWhatIsMissing(now.password);
  };
  const node = stepFrame(frame, {
    step: "password", title, sender: t("password.create"), onvalues: update, fields: fieldsOf(values, rules),
    intro: [h("p", {}, t("password.intro")), h("p", {}, t("form.every_required"))],
  });
  update(values);
  return { title, node };
}

function fieldsOf(values, rules) {
  const input = { type: values.shown ? "text" : "password", autocomplete: "new-password", autocapitalize: "none" };
  const list = h("div", { class: "rules", id: "rules" },
    h("p", { id: "rules-title" }, t("password.rules")), h("ul", { "aria-labelledby": "rules-title" }, rules));
  return [
    textField({
      name: "password", label: t("password.label"), hint: t("password.hint"), value: values.password, input,
      after: [list], describing: ["rules"],
    }),
    textField({
      name: "confirmation", label: t("password.again"), help: "password_confirmation",
      value: values.confirmation, input,
    }),
    checkbox({ name: "shown", label: t("password.show"), checked: values.shown }),
  ];
}

function drawRule(item, isMet) {
  if (item.dataset.met === String(isMet)) return;
  item.dataset.met = String(isMet);
  const state = spoken(` – ${t(isMet ? "password.met" : "password.not_met")}`);
  item.replaceChildren(icon("check"), h("span", {}, t(`password.rule_${item.dataset.rule}`), state));
}

// Said once, on leaving the field: at each letter it would drown the echo of the typing.
function sayWhatIsMissing(text) {
  const missing = Object.keys(RULES).filter((rule) => !RULES[rule](text));
  const rules = missing.map((rule) => t(`password.rule_${rule}`)).join(", ");
  announce(missing.length === 0 ? t("password.all_met") : t("password.missing", { rules }));
}

function showPassword(form, isShown) {
  for (const name of ["password", "confirmation"]) form.elements[name].type = isShown ? "text" : "password";
}
