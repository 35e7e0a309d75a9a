"""A registration as its owner sees it: what was typed, never the code, the password or the whole NIR."""

from datetime import UTC, datetime
from typing import Any

from chalicelib import visits
from chalicelib.adapters.tables import Registration
from chalicelib.code import code_ends_at
from chalicelib.domain.civil_status import CivilStatus
from chalicelib.domain.contact import Contact
from chalicelib.domain.steps import Status, Step, StepState, notice_of
from chalicelib.recap import needs_supporting_document
from chalicelib.texts.lookup import notice
from chalicelib.visits import Visit

_ANSWERED_BY = {
    Step.CIVIL_STATUS: "civil_status",
    Step.IDENTITY_DOCUMENT: "identity_document",
    Step.CONTACT: "contact",
    Step.CODE: "contact_verified",
    Step.PASSWORD: "password_hash",
}


def render(registration: Registration, visit: Visit) -> dict[str, Any]:
    """The JSON of a registration (docs/openapi/registration.yaml, `Registration`)."""
    status = visits.status(registration, visit)
    is_open = status is Status.OPEN
    open_step = registration.open_step if is_open else None
    return {
        "registration_id": registration.registration_id,
        "status": status.value,
        "open_step": open_step,
        "steps": _steps(registration, open_step),
        "expires_at": _time(visits.step_ends_at(registration, visit.settings).timestamp()) if is_open else None,
        "notice": _notice(registration, open_step, status, visit),
        "code": _code(registration, visit) if open_step == Step.CODE else None,
        "benefit": registration.benefit,
        "supporting_document_required": needs_supporting_document(registration),
        "answers": _answers(registration if status in (Status.OPEN, Status.COMPLETED) else None),
    }


def _steps(registration: Registration, open_step: str | None) -> list[dict[str, str]]:
    return [{"name": step.value, "state": _state(registration, step, open_step).value} for step in Step]


def _state(registration: Registration, step: Step, open_step: str | None) -> StepState:
    if step == open_step:
        return StepState.OPEN
    if step is Step.IDENTITY_DOCUMENT and registration.membership:
        return StepState.NOT_NEEDED
    return StepState.ANSWERED if getattr(registration, _ANSWERED_BY[step]) else StepState.UPCOMING


def _notice(
    registration: Registration, open_step: str | None, status: Status, visit: Visit
) -> dict[str, str | None] | None:
    found = notice_of(registration.notice)
    if found is None or not (open_step == Step.CONTACT or status is Status.ABANDONED):
        return None
    resend_at = registration.resend_at if open_step and (registration.resend_at or 0) > visit.now.timestamp() else None
    return {
        "code": found.value,
        "message": notice(visit.language, found),
        "resend_at": _time(resend_at) if resend_at else None,
    }


def _code(registration: Registration, visit: Visit) -> dict[str, Any]:
    contact = Contact.from_dict(registration.contact)
    return {
        "channel": contact.channel.value,
        "sent_to": contact.masked(),
        "expires_at": _time(code_ends_at(visit.settings, registration)),
        "resend_at": _time(registration.resend_at or 0),
        "attempts_left": max(visit.settings.code_guesses - len(registration.code_guesses or ()), 0),
        "sends_left": int(registration.sends_left or 0),
    }


def _answers(registration: Registration | None) -> dict[str, Any]:
    civil_status = registration.civil_status if registration else None
    return {
        "civil_status": CivilStatus.from_dict(civil_status).answers() if civil_status else None,
        "identity_document": registration.identity_document if registration else None,
        "contact": registration.contact if registration else None,
    }


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
