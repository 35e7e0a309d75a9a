"""Gives the open step its whole life again, to who asks for more time (decision 0038)."""

from datetime import timedelta

from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import Step, WayOut
from chalicelib.use_cases.registration.openings import Answer, again, claim, finish, load, open_at
from chalicelib.use_cases.requests import Visit


def extend_step(visit: Visit) -> Registration:
    """Opens the step again, up to the end of the registration. Not before half of its life has passed: a button that is
    pressed twice does nothing more. A code keeps its end; the contact step that follows has its whole life.

    Raises:
        RequestRefused: REGISTRATION_EXPIRED; see `openings`.
    """
    registration = load(visit)
    if registration.open_step is None:
        raise registration.refusal_of()
    opening = open_at(visit, registration, registration.open_step)
    if not opening.is_open:
        return finish(visit, registration)  # somebody else has just answered it
    if registration.open_step is Step.CODE or not _is_half_over(visit, registration):
        return registration
    digest = visit.secret_digest("extend", str(registration.task_token))
    claimed = claim(opening, Answer(WayOut.EXTEND, digest, registration))
    return finish(visit, claimed or again(opening).registration)


def _is_half_over(visit: Visit, registration: Registration) -> bool:
    assert registration.opened_at  # its step is open
    return registration.opened_at + timedelta(seconds=visit.settings.registration.step_seconds / 2) <= visit.now
