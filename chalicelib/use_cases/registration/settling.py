"""Brings machine and table together: tells the machine what the table holds, and waits for what it does with it."""

from contextlib import suppress
from datetime import datetime

from chalicelib.adapters.aws import machine
from chalicelib.adapters.aws.errors import SERVICE_ERRORS, facts_of
from chalicelib.adapters.tables import registrations
from chalicelib.config import Settings
from chalicelib.domain.errors import RequestRefused
from chalicelib.domain.registration.generations import carried
from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import Status
from chalicelib.logs import count, log_failure
from chalicelib.use_cases.registration.mending import NEVER_STARTED, death_of, mend
from chalicelib.use_cases.registration.waiting import wait_for_change


class NotMended(Exception):
    """The execution is dead, or is said to be, and was not replaced: to be tried again."""


def settle(settings: Settings, now: datetime, registration: Registration) -> Registration:
    """Where the machine has come to; where it stood, when that takes longer than some 2 s.

    Raises:
        RequestRefused: UNAVAILABLE, when its execution died too often of late.
    """
    found = wait_for_change(_told(now, registration))
    if found.status is not Status.OPEN or found.task_token != registration.task_token:
        return found
    death = _death_if_known(settings, found)
    if death is None:
        count("StepLate")
        return found
    if death != NEVER_STARTED:
        count("DeadToken", execution=death)
    return _mended(settings, now, found, death) or found


def mend_execution(settings: Settings, now: datetime, name: str) -> None:
    """Replaces the execution of this name, `<registration_id>-<generation>`, which is said to be dead; what nobody may
    come back to any more is erased in its place. Safe to call again, and late.

    Raises:
        NotMended: AWS does not know yet that it is dead, or somebody else was about to replace or to answer it.
    """
    registration_id, _, generation = name.rpartition("-")
    found = registrations.find(registration_id)
    if found is None or found.status is not Status.OPEN or not _is_left_by(found, generation):
        return
    if found.is_long_over(now, settings.registration):
        registrations.expire(found)
        return
    death = death_of(settings, found)
    if death is None:
        raise NotMended
    # Whoever it is refused to is told at the next request.
    with suppress(RequestRefused):
        if _mended(settings, now, found, death) is None:
            raise NotMended


def _is_left_by(found: Registration, generation: str) -> bool:
    """It is in this generation still, or in the next one, whose execution was never started."""
    is_next = found.task_token is None and str(found.generation - 1) == generation
    return is_next or str(found.generation) == generation


def _death_if_known(settings: Settings, found: Registration) -> str | None:
    """AWS answers few such questions a second. Where it does not, the execution counts as slow: it is asked again."""
    try:
        return death_of(settings, found)
    except SERVICE_ERRORS as error:
        log_failure(error, facts_of(error))
        return None


def _mended(settings: Settings, now: datetime, found: Registration, death: str) -> Registration | None:
    """At its step again, or past it, if it was answered already."""
    mended = mend(settings, now, found, death)
    if mended is None:
        return None
    opened = wait_for_change(mended)
    is_open_again = opened.task_token is not None and opened.has_claim_to_carry
    return wait_for_change(_told(now, opened)) if is_open_again else opened


def _told(now: datetime, found: Registration) -> Registration:
    """The machine is told the answer of a step, again if need be. One that was given to an execution that died since is
    carried to the opening of the next."""
    if found.task_token and found.has_claim_to_carry:
        found = registrations.carry_claim(found, carried(found), now) or found
    if found.task_token and found.submission and found.submission.task_token == found.task_token:
        machine.tell(found.task_token, found.submission.word)
    return found
