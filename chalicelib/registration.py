"""Starts a registration, submits the answer of a step and waits for the next one, goes back, quits."""

import secrets
import time
import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from chalicelib import visits
from chalicelib.adapters import machine, registrations
from chalicelib.adapters.aws import SERVICE_ERRORS
from chalicelib.adapters.tables import Registration
from chalicelib.config import Settings
from chalicelib.domain.benefits import Benefit
from chalicelib.domain.errors import ErrorCode
from chalicelib.domain.refusals import RequestRefused
from chalicelib.domain.steps import Notice, Outcome, Status, Step, WayOut, notice_of
from chalicelib.visits import Visit, load, token_hash


class OpeningLost(Exception):
    """The step was answered or left by somebody else while its answer was prepared."""


Submission = tuple[Outcome | WayOut, Mapping[str, Any]]
"""What the machine is told, and what the table keeps."""

_DAY = 86400
_WAITS = (0.01, 0.02, 0.04, 0.08, 0.1, 0.15, 0.2, 0.2, 0.3, 0.4, 0.5)
"""Seconds between the reads that wait for the next step: 2 s in all."""


def start(settings: Settings, now: datetime, benefit: Benefit | None, language: str) -> tuple[Registration, str]:
    """A new registration at its first step, and the token that is shown only now."""
    token = secrets.token_urlsafe(32)
    at = int(now.timestamp())
    registration = Registration(
        registration_id=uuid.uuid4().hex,
        token_hash=token_hash(token),
        status=Status.OPEN.value,
        benefit=benefit.value if benefit else None,
        language=language,
        expires_at=at + settings.registration_seconds,
        ttl=at + settings.registration_seconds + _DAY,
    )
    registrations.create(registration)
    machine.start(settings.state_machine_arn, registration.registration_id)
    return _wait_for_change(registration), token


def submit(
    visit: Visit,
    step: Step,
    prepare: Callable[[Registration], Submission],
    is_repeated: Callable[[Registration], bool],
    open_at: tuple[Step, ...] = (),
) -> Registration:
    """Saves the answer to a step, tells the machine, and returns the registration at its next step.

    A crash may fall between any two lines: whoever comes next finds the claim in the table and finishes it.
    `prepare` runs once the step is known to be open; `is_repeated` tells whether the answer in the table is this one.

    Raises:
        RequestRefused: REGISTRATION_EXPIRED, STEP_NOT_OPEN, ACCOUNT_NOT_CREATED, and those of `prepare`.
    """
    return _submit(visit, load(visit), step, prepare, is_repeated, open_at)


def _submit(
    visit: Visit,
    registration: Registration,
    step: Step,
    prepare: Callable[[Registration], Submission],
    is_repeated: Callable[[Registration], bool],
    open_at: tuple[Step, ...] = (),
    is_back: bool = False,
) -> Registration:
    if visits.status(registration, visit) == Status.EXPIRED:
        raise RequestRefused(ErrorCode.REGISTRATION_EXPIRED)
    if registration.open_step in (open_at or (step,)) and not is_claimed(registration):
        if _is_claimed_by(visit, registration, step, prepare):
            return finish(registration)
        registration = load(visit)
    if registration.submitted_step == step and _is_repeated(registration, is_repeated, is_back):
        return finish(registration) if is_claimed(registration) else registration
    raise not_open(finish(registration) if is_claimed(registration) else registration, step)


def _is_claimed_by(
    visit: Visit, registration: Registration, step: Step, prepare: Callable[[Registration], Submission]
) -> bool:
    try:
        word, changes = prepare(registration)
    except OpeningLost:
        return False
    return registrations.claim(registration, step, word, changes, visit.now)


def go_back(visit: Visit) -> Registration:
    """Opens the step before. Nothing that was typed is lost."""
    registration = load(visit)
    if registration.open_step in (None, Step.CIVIL_STATUS):
        raise not_open(registration)
    step = Step(registration.open_step)
    return _submit(visit, registration, step, lambda _: (WayOut.BACK, {}), is_claimed, is_back=True)


def quit_registration(visit: Visit) -> None:
    """Erases every answer at once; then the machine may end. A second call changes nothing."""
    registration = load(visit)
    task_token = registration.task_token
    if not registrations.abandon(registration):
        registrations.erase(registration)
    elif task_token:
        _tell_if_possible(task_token)


def is_claimed(registration: Registration) -> bool:
    """This opening of the step has its answer; the machine has not moved yet."""
    return registration.task_token is not None and registration.submitted_token == registration.task_token


def look(visit: Visit) -> Registration:
    """The registration where it stands. An answer that the machine was never told of, after a crash, is told now."""
    registration = load(visit)
    is_open = visits.status(registration, visit) is Status.OPEN
    return _tell(registration) if is_open and is_claimed(registration) else registration


def _tell(registration: Registration) -> Registration:
    word = registration.submitted_word
    machine.tell(registration.task_token, WayOut(word) if word in set(WayOut) else Outcome(word))
    return _wait_for_change(registration)


def finish(registration: Registration) -> Registration:
    """Tells the machine (again) what the table holds, and waits for what it does with it."""
    found = _tell(registration)
    if found.status in (Status.EXPIRED, Status.ABANDONED):
        raise not_open(found)
    return found


def not_open(registration: Registration, step: Step | None = None) -> RequestRefused:
    """Why `step` cannot be answered now."""
    notice = notice_of(registration.notice)
    if registration.status == Status.ABANDONED and notice == Notice.ACCOUNT_NOT_CREATED:
        return RequestRefused(ErrorCode.ACCOUNT_NOT_CREATED)
    if registration.status in (Status.EXPIRED, Status.ABANDONED):
        return RequestRefused(ErrorCode.REGISTRATION_EXPIRED)
    if step == Step.CODE and registration.open_step == Step.CONTACT:
        if notice == Notice.CODE_EXPIRED:
            return RequestRefused(ErrorCode.CODE_EXPIRED)
        if notice == Notice.CODE_SPENT:
            return code_spent(registration)
    return RequestRefused(ErrorCode.STEP_NOT_OPEN, open_step=registration.open_step)


def code_spent(registration: Registration) -> RequestRefused:
    """Another code may be asked for at `retry_at`."""
    return RequestRefused(ErrorCode.CODE_SPENT, retry_at=datetime.fromtimestamp(registration.resend_at or 0, UTC))


def _is_repeated(registration: Registration, is_same_answer: Callable[[Registration], bool], is_back: bool) -> bool:
    """A step that was left by going back was not answered, whatever the table still holds of it."""
    return (registration.submitted_word == WayOut.BACK) == is_back and is_same_answer(registration)


def _wait_for_change(registration: Registration) -> Registration:
    """The registration once its next step is open or it has ended; as it is when that takes longer than 2 s."""
    found = registration
    for seconds in _WAITS:
        found = registrations.find(registration.registration_id) or registration
        if found.status != Status.OPEN or (found.task_token and found.task_token != registration.task_token):
            break
        time.sleep(seconds)
    return found


def _tell_if_possible(task_token: str) -> None:
    # Everything is erased already; without this word the machine ends by its own clock.
    with suppress(*SERVICE_ERRORS):
        machine.tell(task_token, WayOut.QUIT)
