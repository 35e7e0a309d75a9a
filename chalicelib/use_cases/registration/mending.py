"""Replaces the execution of a registration that died: stopped, failed or lost (decision 0037)."""

from datetime import datetime

from chalicelib.adapters.aws import machine
from chalicelib.adapters.tables import registrations
from chalicelib.config import Settings, needed
from chalicelib.domain.errors import ErrorCode, RequestRefused
from chalicelib.domain.registration.generations import may_be_replaced, replaced
from chalicelib.domain.registration.registration import Registration
from chalicelib.logs import count

NEVER_STARTED = "NEVER_STARTED"
_ALIVE = "RUNNING"


def death_of(settings: Settings, found: Registration) -> str | None:
    """How its execution ended, in AWS's word, or NEVER_STARTED; None when it lives."""
    machine_arn = needed("STATE_MACHINE_ARN", settings.machine_arn)
    status = machine.status_of_execution(machine_arn, found) or NEVER_STARTED
    return None if status == _ALIVE else status


def mend(settings: Settings, now: datetime, found: Registration, death: str) -> Registration | None:
    """With a new execution on its way to the step that was open; None when somebody else replaces it or has answered.

    Of twenty callers at once, one replaces it. An answer that was given stays given: it claims the step's next opening.

    Raises:
        RequestRefused: UNAVAILABLE, when it died too often of late.
    """
    # One that was never started is started under its own name, which AWS takes once.
    mended = found if death == NEVER_STARTED and found.task_token is None else _replaced(found, now)
    if mended:
        machine.start(needed("STATE_MACHINE_ARN", settings.machine_arn), mended)
    return mended


def _replaced(found: Registration, now: datetime) -> Registration | None:
    if not may_be_replaced(found, now):
        count("BeyondMending")
        raise RequestRefused(ErrorCode.UNAVAILABLE)
    after = registrations.replace_execution(found, replaced(found, now), now)
    if after:
        count("Mended")
    return after
