"""A registration as its owner sees it: what was typed, never the code, the password or the whole NIR."""

from datetime import datetime
from typing import Any

from chalice.app import Response

from chalicelib.api.edge.answers import reply
from chalicelib.api.edge.call import Call
from chalicelib.domain.contact.awaited_code import AwaitedCode
from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import Status, Step, StepState
from chalicelib.texts.lookup import notice
from chalicelib.use_cases.requests import Request


def reply_with(call: Call, registration: Registration) -> Response:
    """200 at the next step; 202 while the machine is still on its way to it."""
    is_open = registration.status_at(call.request.now, call.settings.registration) is Status.OPEN
    is_late = is_open and registration.is_on_its_way
    headers = {"Retry-After": "1"} if is_late else None
    return reply(call, render(registration, call.request), 202 if is_late else 200, headers)


def render(registration: Registration, request: Request) -> dict[str, Any]:
    """The JSON of a registration (docs/openapi/registration.yaml, `Registration`)."""
    rules = request.settings.registration
    status = registration.status_at(request.now, rules)
    open_step = registration.open_step if status is Status.OPEN else None
    code = registration.code if open_step is Step.CODE else None
    has_answers = status in (Status.OPEN, Status.COMPLETED)
    return {
        "registration_id": registration.registration_id,
        "status": status.value,
        "open_step": open_step,
        "steps": [{"name": step.value, "state": _state(registration, step, open_step)} for step in Step],
        "expires_at": _time(registration.step_ends_at(rules)) if status is Status.OPEN else None,
        "ends_at": _time(registration.expires_at) if status is Status.OPEN else None,
        "notice": _notice(registration, open_step, status, request),
        "code": _code(code, request) if code else None,
        "benefit": registration.benefit,
        "supporting_document_required": registration.needs_supporting_document,
        "answers": _answers(registration) if has_answers else dict.fromkeys(_ANSWERS),
    }


def _state(registration: Registration, step: Step, open_step: Step | None) -> StepState:
    if step is open_step:
        return StepState.OPEN
    if step is Step.IDENTITY_DOCUMENT and registration.membership:
        return StepState.NOT_NEEDED
    return StepState.ANSWERED if registration.is_answered(step) else StepState.UPCOMING


def _notice(
    registration: Registration, open_step: Step | None, status: Status, request: Request
) -> dict[str, str | None] | None:
    found, code = registration.notice, registration.code
    if found is None or not (open_step in (Step.CONTACT, Step.PASSWORD) or status is Status.ABANDONED):
        return None
    is_waiting = open_step is Step.CONTACT and code is not None and code.may_resend_at > request.now
    return {
        "code": found.value,
        "message": notice(request.language, found),
        "resend_at": _time(code.may_resend_at) if code and is_waiting else None,
    }


def _code(code: AwaitedCode, request: Request) -> dict[str, Any]:
    rules = request.settings.registration.code
    return {
        "channel": code.contact.channel.value,
        "sent_to": code.contact.masked(),
        "expires_at": _time(code.ends_at(rules)),
        "resend_at": _time(code.may_resend_at),
        "attempts_left": code.guesses_left(rules),
        "sends_left": code.sends_left,
    }


_ANSWERS = ("civil_status", "identity_document", "contact")


def _answers(registration: Registration) -> dict[str, Any]:
    civil_status, document = registration.civil_status, registration.identity_document
    return {
        "civil_status": civil_status.answers() if civil_status else None,
        "identity_document": {"kind": document.kind.value, "number": document.number} if document else None,
        "contact": registration.contact.to_dict() if registration.contact else None,
    }


def _time(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
