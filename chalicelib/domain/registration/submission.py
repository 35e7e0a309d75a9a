"""The answer to an opening of a step: the first one claims the opening."""

from dataclasses import dataclass

from chalicelib.domain.registration.steps import Outcome, Step, WayOut

_CHANGED = (WayOut.CONTACT_CHANGED_TO_SMS, WayOut.CONTACT_CHANGED_TO_EMAIL)


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

    @property
    def at(self) -> Step:
        """The step whose opening it claimed: a contact may also be given while a code is awaited."""
        return Step.CODE if self.word in _CHANGED else self.step

    def __repr__(self) -> str:
        # Representations end up in logs and tracebacks.
        return f"Submission({self.step})"
