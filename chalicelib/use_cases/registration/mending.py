"""Replaces the execution of a registration that died: stopped, failed or lost (decision 0037)."""

from datetime import datetime

from chalicelib.adapters.aws import machine
from chalicelib.adapters.tables import registrations
from chalicelib.config import Settings, needed
from chalicelib.domain.errors import ErrorCode, RequestRefused
from chalicelib.domain.registration.generations import may_be_replaced, replaced
from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import Status
from chalicelib.logs import count

# It is only slow, or an operator is about to let it go on.
_ALIVE = ("RUNNING", "PENDING_REDRIVE")


def mend(settings: Settings, now: datetime, found: Registration) -> Registration | None:
    """With a new execution on its way to the step that was open; None when there is none to replace.

    Of twenty callers at once, one replaces it. An answer that was given stays given: it claims the step's next opening.

    Raises:
        RequestRefused: UNAVAILABLE, when it died too often of late.
    """
    machine_arn = needed("STATE_MACHINE_ARN", settings.machine_arn)
    status = machine.status_of_execution(machine_arn, found)
    if status in _ALIVE:
        return None
    count("DeadToken", registration_id=found.registration_id, execution=status or "never started")
    if found.status_at(now, settings.registration) is Status.EXPIRED:
        registrations.expire(found)  # it would have, by its clock
        return None
    mended = _replaced(found, now) if status else found
    if mended:
        machine.start(machine_arn, mended)
        count("Mended", registration_id=found.registration_id)
    return mended


def _replaced(found: Registration, now: datetime) -> Registration | None:
    if not may_be_replaced(found, now):
        count("BeyondMending", registration_id=found.registration_id)
        raise RequestRefused(ErrorCode.UNAVAILABLE)
    return registrations.replace_execution(found, replaced(found, now), now)
