// Turns a refusal of the API into what the person is shown.
import { isTrouble } from "./api.js";
import { minutesUntil } from "./clock.js";
import { book } from "./help.js";
import { language, t } from "./i18n.js";
import { state } from "./state.js";
import { STEPS } from "./steps.js";

/** `step`, `values`: the form that was refused, as it was sent; `retry`: does again what has failed. */
export function problemOf(answer, { step = null, values = null, retry = null } = {}) {
  const { problem } = answer;
  const errors = withoutRepeats((problem.errors ?? []).map((error) => placed(error, step, values)));
  const isConfirm = errors.length > 0 && errors.every((error) => error.severity === "confirm");
  const kind = isTrouble(answer) ? "trouble" : isConfirm ? "confirm" : "error";
  return {
    kind,
    title: titleOf(kind, problem.code, errors.length),
    message: errors.length > 0 ? null : messageOf(problem),
    errors,
    retryAt: problem.retry_at ?? null,
    isOfContact: problem.limit === "contact", // another contact has its own limit
    retry,
    lang: language(), // of the API's sentences
    source: { answer, step, values },
  };
}

// The network has no words, and those of a gateway are in one language.
function messageOf({ code, detail, retry_at: retryAt }) {
  if (code === "network" || code === "unavailable") return t(`error.${code}`);
  return code === "too_many_requests" && !retryAt ? t("error.busy") : detail;
}

// Fields that are not shown yet have their errors at the question that shows them: once is enough.
function withoutRepeats(errors) {
  return errors.filter((error, index) => errors.findIndex((other) => other.control === error.control && other.message === error.message) === index);
}

function titleOf(kind, code, count) {
  if (kind === "trouble") return code === "network" ? "problem.network" : "problem.unavailable";
  if (kind === "confirm") return "problem.to_check";
  if (count === 0) return "problem.not_possible";
  return count === 1 ? "problem.one_error" : "problem.errors";
}

function placed(error, step, values) {
  const { controlOf, ownWords } = STEPS[step];
  const found = { ...error, control: error.field ? controlOf(error.field, values) : null };
  const own = ownWords?.(found, values) ?? null;
  return { ...found, message: own ?? error.message, saysAll: own !== null };
}

/** The codes that the person vouches for when confirming. */
export function warningsToConfirm() {
  return [...new Set([...state.confirmed, ...state.problem.errors.map((error) => error.code)])];
}

/** Puts the problem on screen into the language just chosen. Nothing is sent: the help has the sentence of every code. */
export function translateProblem() {
  if (!state.problem || (!book() && state.problem.source.answer.problem.detail)) return;
  const { source, retry } = state.problem;
  state.problem = problemOf({ ...source.answer, problem: inOtherWords(source.answer.problem) }, { ...source, retry });
}

function inOtherWords(problem) {
  const details = { ...problem, wait: problem.retry_at && minutesUntil(problem.retry_at) };
  const errors = problem.errors?.map((error) => ({ ...error, message: sentenceOf(error.code, { ...details, ...error.details }) ?? error.message }));
  return { ...problem, errors, detail: sentenceOf(problem.code, details) ?? problem.detail };
}

function sentenceOf(code, details) {
  return book()?.errors?.[code]?.replace(/\{(\w+)\}/g, (_, name) => details[name] ?? "…");
}
