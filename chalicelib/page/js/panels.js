// The boxes above a form: what is wrong, what to check, what has happened.
import { h, idOf } from "./dom.js";
import { book } from "./help.js";
import { moment, t } from "./i18n.js";
import { icon } from "./icons.js";
import { state } from "./state.js";

/** The problem of this screen, focusable; null when there is none. `form` holds the wrong fields. */
export function problemPanel({ onconfirm, form } = {}) {
  const problem = state.problem;
  if (!problem) return null;
  const isConfirm = problem.kind === "confirm";
  return h(
    "div",
    { id: "problem", class: `panel ${isConfirm ? "panel-warning" : "panel-error"}`, role: "group", tabindex: "-1", "aria-labelledby": "problem-title", "aria-describedby": "problem-text" },
    icon("alert"),
    h("div", { class: "panel-body" },
      h("h2", { id: "problem-title" }, t(problem.title, { count: problem.errors.length })),
      h("div", { id: "problem-text" },
        problem.message && h("p", { lang: problem.lang }, problem.message),
        problem.isOfContact && h("p", {}, t("problem.other_contact")),
        problem.retryAt && h("p", {}, t("problem.retry_at", { moment: moment(problem.retryAt) })),
        problem.errors.length > 0 && h("ul", { lang: problem.lang }, problem.errors.map((error) => problemLine(error, form)))),
      isConfirm && h("p", {}, h("button", { type: "button", class: "button button-second", onclick: onconfirm }, t("problem.confirm"))),
      problem.kind === "trouble" && h("p", {}, h("button", { type: "button", id: "retry", class: "button button-second", onclick: problem.retry }, t("problem.retry"))),
    ),
  );
}

function problemLine(error, form) {
  const id = error.control && idOf(error.control);
  const control = id && form?.querySelector(`#${id}`);
  if (!control) return h("li", {}, error.message);
  const goThere = (event) => {
    event.preventDefault();
    document.getElementById(id)?.focus(); // a field may have been drawn again since
  };
  // "Ce champ est obligatoire" alone would not say which.
  const words = error.saysAll ? error.message : t("problem.line", { label: labelOf(control, form), message: error.message });
  return h("li", {}, h("a", { href: `#${id}`, onclick: goThere }, words));
}

// Of a radio button: the question, not the answer.
function labelOf(control, form) {
  const label = control.type === "radio" ? control.closest("fieldset").firstChild : form.querySelector(`label[for="${control.id}"]`);
  return label.firstChild.textContent.replace(/\s*\?$/, "");
}

/** Something that the person must know: a code that has expired, another tab... `show` has it read aloud. */
export function noticePanel() {
  const { notice } = state;
  if (!notice) return null;
  return h("div", { class: `panel panel-${notice.tone}` }, icon(notice.tone === "warning" ? "alert" : "info"),
    h("div", { class: "panel-body" }, h("p", {}, noticeText(notice))));
}

export function noticeText({ key, values, code, message, resendAt }) {
  if (key) return t(key, values);
  const sentence = book()?.notices?.[code] ?? message;
  return resendAt ? `${sentence} ${t("notice.resend_at", { moment: moment(resendAt) })}` : sentence;
}
