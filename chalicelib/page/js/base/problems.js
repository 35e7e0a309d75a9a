// Turns a refusal of the API into what the person is shown.
import { isTrouble } from "./api.js";
import { minutesUntil } from "./clock.js";
import { book } from "./help.js";
import { language, t } from "./i18n.js";
import { shown } from "./shown.js";

/**
 * `form`, `values`: what was refused, as it was sent; `retry`: does again what has failed; `inTrouble`: the key of what
 * to say when the service or the way to it has failed, where it is not that nothing typed is lost. A form knows
 * controlOf(field, values): the control that the API's field stands for, and where the page has words of its own
 * ownWords(error, values).
 */
export function problemOf(answer, { form = null, values = null, retry = null, inTrouble = null } = {}) {
  const { problem } = answer;
  const errors = withoutRepeats((problem.errors ?? []).map((error) => placed(error, form, values)));
  const isConfirm = errors.length > 0 && errors.every((error) => error.severity === "confirm");
  const kind = isTrouble(answer) ? "trouble" : isConfirm ? "confirm" : "error";
  return {
    kind,
    title: titleOf(kind, problem.code, errors.length),
    message: errors.length > 0 ? null : messageOf(problem, inTrouble),
    errors,
    retryAt: problem.retry_at ?? null,
    isOfContact: problem.limit === "contact", // another contact has its own limit
    reference: errors.length > 0 ? null : answer.reference, // who can correct it needs nobody's help
    retry,
    lang: language(), // of the API's sentences
    source: { answer, form, values, inTrouble },
  };
}

// The network has no words, and those of a gateway are in one language.
function messageOf({ code, detail, retry_at: retryAt }, inTrouble) {
  if (code === "network" || code === "unavailable") return t(inTrouble ?? `error.${code}`);
  return code === "too_many_requests" && !retryAt ? t("error.busy") : detail;
}

// Fields that are not shown yet have their errors at the question that shows them: once is enough.
function withoutRepeats(errors) {
  const isSame = (one, other) => one.control === other.control && one.message === other.message;
  return errors.filter((error, index) => errors.findIndex((other) => isSame(other, error)) === index);
}

function titleOf(kind, code, count) {
  if (kind === "trouble") return code === "network" ? "problem.network" : "problem.unavailable";
  if (kind === "confirm") return "problem.to_check";
  if (count === 0) return "problem.not_possible";
  return count === 1 ? "problem.one_error" : "problem.errors";
}

function placed(error, { controlOf, ownWords }, values) {
  const found = { ...error, control: error.field ? controlOf(error.field, values) : null };
  const own = ownWords?.(found, values) ?? null;
  return { ...found, message: own ?? error.message, saysAll: own !== null };
}

/** Puts the problem on screen into the language just chosen. Nothing is sent: the help has every sentence. */
export function translateProblem() {
  if (!shown.problem || (!book() && shown.problem.source.answer.problem.detail)) return;
  const { source, retry } = shown.problem;
  shown.problem = problemOf({ ...source.answer, problem: inOtherWords(source.answer.problem) }, { ...source, retry });
}

function inOtherWords(problem) {
  const details = { ...problem, wait: problem.retry_at && minutesUntil(problem.retry_at) };
  const wordsOf = (error) => sentenceOf(error.code, { ...details, ...error.details }) ?? error.message;
  const errors = problem.errors?.map((error) => ({ ...error, message: wordsOf(error) }));
  return { ...problem, errors, detail: sentenceOf(problem.code, details) ?? problem.detail };
}

function sentenceOf(code, details) {
  return book()?.errors?.[code]?.replace(/\{(\w+)\}/g, (_, name) => details[name] ?? "…");
}
