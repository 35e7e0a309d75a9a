"""The executions of a registration: one that died is replaced by the next generation (decision 0037).

The claim of an opening outlives its execution: it awaits the next opening of the step, and is told there.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import Outcome, Step, notice_word

MOST = 5
"""New executions of one registration, at most, in `PERIOD`: what kills each at once is not mended by another."""
PERIOD = timedelta(hours=1)


def may_be_replaced(found: Registration, now: datetime) -> bool:
    return len(_recent(found, now)) < MOST


def replaced(found: Registration, now: datetime) -> Registration:
    """With its opening closed, and its claim, if it has one, kept for the next."""
    submission = found.submission
    if submission and found.is_claimed:
        submission = replace(submission, task_token=None)
    return replace(
        found,
        generation=found.generation + 1,
        mended_at=(*_recent(found, now), now),
        task_token=None,
        submission=submission,
    )


def carried(found: Registration) -> Registration:
    """With its claim on the opening that is there now."""
    assert found.submission  # there is a claim to carry
    return replace(found, submission=replace(found.submission, task_token=found.task_token))


def entry_of(found: Registration) -> dict[str, object]:
    """What its execution begins with: an id and words, the same whenever it is asked for again."""
    is_member = found.membership is not None
    return {
        "registration_id": found.registration_id,
        "generation": str(found.generation),
        "resume": (found.open_step or Step.CIVIL_STATUS).value,
        "civil_status": {"outcome": (Outcome.MEMBER if is_member else Outcome.STRANGER).value},
        "exit": {"Error": _word_at(found, Step.CONTACT)},
        "account": {"Error": _word_at(found, Step.PASSWORD)},
    }


def _word_at(found: Registration, step: Step) -> str:
    return notice_word(found.notice, has_not_left=found.has_not_left) if found.open_step is step else "none"


def _recent(found: Registration, now: datetime) -> tuple[datetime, ...]:
    return tuple(moment for moment in found.mended_at if moment > now - PERIOD)
