"""Leaves a step without answering it: back to the one before, or away for good."""

from contextlib import suppress

from chalicelib.adapters.aws import machine
from chalicelib.adapters.aws.errors import SERVICE_ERRORS
from chalicelib.adapters.tables import registrations
from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import Step, WayOut
from chalicelib.logs import count
from chalicelib.use_cases.registration.openings import Answer, answer, load, open_at, proven, repeat
from chalicelib.use_cases.requests import Visit


def go_back(visit: Visit) -> Registration:
    """Opens the step before. Nothing that was typed is lost. The first step has none (decision 0014)."""
    registration = load(visit)
    if registration.open_step in (None, Step.CIVIL_STATUS):
        raise registration.refusal_of()
    opening = open_at(visit, registration, registration.open_step)
    digest = visit.secret_digest("back", str(registration.task_token))
    if not opening.is_open:
        return repeat(opening, digest)
    return answer(opening, Answer(WayOut.BACK, digest, registration))


def quit_registration(visit: Visit) -> None:
    """Erases every answer at once; then the machine may end. A second call changes nothing (decision 0007)."""
    registration = proven(visit, registrations.find_bare(visit.registration_id))
    if not registrations.abandon(registration):
        registrations.erase(registration)
        return
    count("Quit")
    if registration.task_token:
        # Everything is erased already; without this word the machine ends by its own clock.
        with suppress(*SERVICE_ERRORS):
            machine.tell(registration.task_token, WayOut.QUIT)
