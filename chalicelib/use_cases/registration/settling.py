"""Brings machine and table together: tells the machine what the table holds, and waits for what it does with it."""

from contextlib import suppress
from datetime import datetime

from chalicelib.adapters.aws import machine
from chalicelib.adapters.tables import registrations
from chalicelib.config import Settings
from chalicelib.domain.errors import RequestRefused
from chalicelib.domain.registration.generations import carried, has_claim_to_carry
from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import Status
from chalicelib.logs import count
from chalicelib.use_cases.registration.mending import death_of, mend
from chalicelib.use_cases.registration.waiting import wait_for_change


def settle(settings: Settings, now: datetime, registration: Registration) -> Registration:
    """Where the machine has come to; where it stood, when that takes longer than some 2 s.

    Whether the execution lives is asked only then (AWS answers few such questions a second).

    Raises:
        RequestRefused: UNAVAILABLE, when it died too often of late.
    """
    found = wait_for_change(_told(now, registration))
    if found.status is not Status.OPEN or found.task_token != registration.task_token:
        return found
    death = death_of(settings, found)
    if death is None:
        count("StepLate")
        return found
    count("DeadToken", execution=death)
    return _mended(settings, now, found, death) or found


def mend_execution(settings: Settings, now: datetime, name: str) -> None:
    """Replaces the execution of this name, `<registration_id>-<generation>`, if it is dead and its registration is not.

    Safe to call again, and late. Whoever is refused is told at the next request.
    """
    registration_id, _, generation = name.rpartition("-")
    found = registrations.find(registration_id)
    is_current = found and found.status is Status.OPEN and str(found.generation) == generation
    if found and is_current and (death := death_of(settings, found)):
        with suppress(RequestRefused):
            _mended(settings, now, found, death)


def _mended(settings: Settings, now: datetime, found: Registration, death: str) -> Registration | None:
    """At its step again, or past it, if it was answered already."""
    mended = mend(settings, now, found, death)
    if mended is None:
        return None
    opened = wait_for_change(mended)
    return wait_for_change(_told(now, opened)) if has_claim_to_carry(opened) else opened


def _told(now: datetime, found: Registration) -> Registration:
    """The machine is told the answer of a step, again if need be. One that was given to an execution that died since is
    carried to the opening of the next."""
    if has_claim_to_carry(found):
        found = registrations.carry_claim(found, carried(found), now) or found
    if found.task_token and found.submission and found.submission.task_token == found.task_token:
        machine.tell(found.task_token, found.submission.word)
    return found
