"""Waits for what the machine does with an answer: it writes the next step into the table by itself."""

import time

from chalicelib.adapters.tables import registrations
from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import Outcome, Status, Step, WayOut
from chalicelib.domain.registration.submission import Submission

# Seconds before each read that waits for the next step, less than 2 s in all. The first one comes when an answer can be
# there: the machine moves in 5 to 20 ms here, starts or runs a function in 50 to 100 (measured on both local engines).
_MOVES = (0.012, 0.038, 0.06, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.35)
_STARTS_OR_RUNS = (0.05, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.25, 0.3, 0.3, 0.35)
_SENDING = frozenset(
    (
        Outcome.SMS,
        Outcome.EMAIL,
        WayOut.RESEND_BY_SMS,
        WayOut.RESEND_BY_EMAIL,
        WayOut.CONTACT_CHANGED_TO_SMS,
        WayOut.CONTACT_CHANGED_TO_EMAIL,
    )
)


def wait_for_change(registration: Registration) -> Registration:
    """The registration once its next step is open or it has ended; as it is when that takes longer than 2 s."""
    found = registration
    for seconds in _STARTS_OR_RUNS if _starts_or_runs(registration.submission) else _MOVES:
        time.sleep(seconds)
        found = registrations.find(registration.registration_id) or registration
        if found.status is not Status.OPEN or (found.task_token and found.task_token != registration.task_token):
            break
    return found


def _starts_or_runs(submission: Submission | None) -> bool:
    """The machine is only starting; or a message is sent, or the account made, before the next step opens."""
    if submission is None:
        return True
    is_last = submission.step is Step.PASSWORD and submission.word is Outcome.ANSWERED
    return is_last or submission.word in _SENDING
