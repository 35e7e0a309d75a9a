// Turns a refusal of the API into what the person is shown.
import { has, language, t } from "./i18n.js";
import { state } from "./state.js";
import { STEPS } from "./steps.js";

/** `values`: the form as it was sent. */
export function problemOf(answer, step, values) {
  const { problem, status } = answer;
  const isTrouble = status === 0 || status >= 500;
  const errors = withoutRepeats((problem.errors ?? []).map((error) => placed(error, step, values)));
  const isConfirm = errors.length > 0 && errors.every((error) => error.severity === "confirm");
  const kind = isTrouble ? "trouble" : isConfirm ? "confirm" : "error";
  return {
    kind,
    code: problem.code,
    title: titleOf(kind, problem.code, errors.length),
    message: errors.length > 0 ? null : (problem.detail ?? t(`error.${problem.code}`)),
    errors,
    retryAt: problem.retry_at ?? null,
    triesLeft: problem.attempts_left ?? problem.tries_left,
    lang: language(), // of the API's sentences: the person may switch after them
  };
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
  const { controlOf, messageOf } = STEPS[step];
  const found = { severity: "error", ...error, control: error.field ? controlOf(error.field, values) : null };
  const own = messageOf?.(found);
  return { ...found, message: own ?? error.message, saysAll: own !== null && own !== undefined };
}

/** The codes that the person vouches for when confirming. */
export function warningsToConfirm() {
  return [...new Set([...state.confirmed, ...state.problem.errors.map((error) => error.code)])];
}

/**
 * Puts the problem on screen into the language just chosen. A form is asked about again (`ask()`), for the API's sentences;
 * where that would count as a try or a send, the page has words of its own.
 */
export async function translateProblem(ask) {
  const problem = state.problem;
  if (!problem) return;
  if (problem.code === "invalid_form") return ask();
  if (!has(`error.${problem.code}`)) return;
  const sentence = t(`error.${problem.code}`, { left: problem.triesLeft });
  if (problem.message) problem.message = sentence;
  for (const error of problem.errors) error.message = sentence;
  problem.lang = language();
}
