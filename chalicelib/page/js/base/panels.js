// The boxes above a form: what is wrong, what to check, what has happened.
import { h, idOf } from "./dom.js";
import { book } from "./help.js";
import { moment, t } from "./i18n.js";
import { icon } from "./icons.js";
import { shown } from "./shown.js";

/** The problem of this screen, focusable; null when there is none. `form` holds the wrong fields. */
export function problemPanel({ onconfirm, form } = {}) {
  const { problem } = shown;
  if (!problem) return null;
  const attributes = {
    id: "problem", class: `panel ${problem.kind === "confirm" ? "panel-warning" : "panel-error"}`, role: "group",
    tabindex: "-1", "aria-labelledby": "problem-title", "aria-describedby": "problem-text",
  };
  return h("div", attributes, icon("alert"), h("div", { class: "panel-body" },
    h("h2", { id: "problem-title" }, t(problem.title, { count: problem.errors.length })),
    problemText(problem, form),
    referenceLine("problem.reference", problem.reference),
    problem.kind === "confirm" && wayOn({ onclick: onconfirm }, "problem.confirm"),
    problem.kind === "trouble" && wayOn({ id: "retry", onclick: problem.retry }, "problem.retry")));
}

/** By which a fund finds the call that has failed. `words`: the key of the sentence. */
export function referenceLine(words, reference) {
  return reference && h("p", { class: "reference" }, t(words, { reference }));
}

function problemText({ message, lang, isOfContact, retryAt, errors }, form) {
  return h("div", { id: "problem-text" },
    message && h("p", { lang }, message),
    isOfContact && h("p", {}, t("problem.other_contact")),
    retryAt && h("p", {}, t("problem.retry_at", { moment: moment(retryAt) })),
    errors.length > 0 && h("ul", { lang }, errors.map((error) => problemLine(error, form))));
}

function wayOn({ id, onclick }, words) {
  return h("p", {}, h("button", { type: "button", id, class: "button button-second", onclick }, t(words)));
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
  const { message, saysAll } = error;
  const words = saysAll ? message : t("problem.line", { label: labelOf(control, form), message });
  return h("li", {}, h("a", { href: `#${id}`, onclick: goThere }, words));
}

// Of a radio button: the question, not the answer.
function labelOf(control, form) {
  const isRadio = control.type === "radio";
  const label = isRadio ? control.closest("fieldset").firstChild : form.querySelector(`label[for="${control.id}"]`);
  return label.firstChild.textContent.replace(/\s*\?$/, "");
}

/** Something that the person must know: a code that has expired, another tab... `show` has it read aloud. */
export function noticePanel() {
  const { notice } = shown;
  if (!notice) return null;
  return h("div", { class: `panel panel-${notice.tone}` }, icon(notice.tone === "warning" ? "alert" : "info"),
    h("div", { class: "panel-body" }, h("p", {}, noticeText(notice)),
      referenceLine("problem.reference", notice.reference)));
}

export function noticeText({ key, values, code, message, resendAt }) {
  if (key) return t(key, values);
  const sentence = book()?.notices?.[code] ?? message;
  return resendAt ? `${sentence} ${t("notice.resend_at", { moment: moment(resendAt) })}` : sentence;
}
