// The boxes above a form: what is wrong, what to check, what has happened.
import { h, idOf } from "./dom.js";
import { moment, t } from "./i18n.js";
import { icon } from "./icons.js";
import { state } from "./state.js";

/** The problem of this screen, focusable; null when there is none. `onconfirm`, `onretry`: what its button does; `form`
 * holds the wrong fields. */
export function problemPanel({ onconfirm, onretry, form }) {
  const problem = state.problem;
  if (!problem) return null;
  const isConfirm = problem.kind === "confirm";
  return h(
    "div",
    { id: "problem", class: `panel ${isConfirm ? "panel-warning" : "panel-error"}`, role: "alert", tabindex: "-1", "aria-labelledby": "problem-title" },
    icon("alert"),
    h("div", { class: "panel-body" },
      h("h2", { id: "problem-title" }, t(problem.title, { count: problem.errors.length })),
      problem.message && h("p", { lang: problem.lang }, problem.message),
      problem.retryAt && h("p", {}, t("problem.retry_at", { moment: moment(new Date(problem.retryAt)) })),
      problem.errors.length > 0 && h("ul", {}, problem.errors.map((error) => problemLine(error, form))),
      isConfirm && h("p", {}, h("button", { type: "button", class: "button button-second", onclick: onconfirm }, t("problem.confirm"))),
      problem.kind === "trouble" && h("p", {}, h("button", { type: "button", class: "button button-second", onclick: onretry }, t("problem.retry"))),
    ),
  );
}

function problemLine(error, form) {
  const control = error.control && form.querySelector(`#${idOf(error.control)}`);
  if (!control) return h("li", {}, error.message);
  const goThere = (event) => {
    event.preventDefault();
    control.focus();
  };
  // "Ce champ est obligatoire" alone would not say which.
  const words = error.saysAll ? error.message : t("problem.line", { label: labelOf(control, form), message: error.message });
  return h("li", {}, h("a", { href: `#${control.id}`, onclick: goThere }, words));
}

// Of a radio button: the question, not the answer.
function labelOf(control, form) {
  const label = control.type === "radio" ? control.closest("fieldset").firstChild : form.querySelector(`label[for="${control.id}"]`);
  return label.firstChild.textContent.replace(/\s*\?$/, "");
}

/** Something that the person must know: a code that has expired, another tab... */
export function noticePanel(notice = state.notice) {
  if (!notice) return null;
  const tone = notice.tone ?? "info";
  return h(
    "div",
    { class: `panel panel-${tone}`, role: "status" },
    icon(tone === "warning" ? "alert" : "info"),
    h("div", { class: "panel-body" }, h("p", {}, notice.message ?? t(notice.key))),
  );
}
