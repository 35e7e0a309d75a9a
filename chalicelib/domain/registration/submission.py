"""The answer to an opening of a step: the first one claims the opening."""

from dataclasses import dataclass

from chalicelib.domain.registration.steps import Outcome, Step, WayOut


@dataclass(frozen=True, slots=True, repr=False)
class Submission:
    """The answer that claimed an opening of a step, and the word that the machine is told.

    `task_token`: of the opening; None for the next one, because the execution that opened the step is being replaced.
    `digest` recognises the same request once more; only who holds the registration's token can compute it.
    """

    step: Step
    task_token: str | None
    word: Outcome | WayOut
    digest: str | None

    def __repr__(self) -> str:
        # Representations end up in logs and tracebacks.
        return f"Submission({self.step})"
