"""Reads and writes registrations. Each write is one conditional update that holds every rule of who may write when."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pynamodb.exceptions import UpdateError
from pynamodb.expressions.condition import Condition, size
from pynamodb.expressions.update import Action

from chalicelib.adapters.aws import error_code
from chalicelib.adapters.tables import ANSWERS, Registration
from chalicelib.domain.steps import Outcome, Status, Step, WayOut

_FORGOTTEN = dict.fromkeys((*ANSWERS, "open_step", "task_token"))


def create(registration: Registration) -> None:
    registration.save(condition=Registration.registration_id.does_not_exist())


def find(registration_id: str) -> Registration | None:
    """A consistent read: the answer of a step must show the write just made."""
    try:
        return Registration.get(registration_id, consistent_read=True)
    except Registration.DoesNotExist:
        return None


def claim(
    registration: Registration, step: Step, word: Outcome | WayOut, changes: Mapping[str, Any], now: datetime
) -> bool:
    """Saves the answer to the opening of the step that `registration` was read in, if it is the first one to it.

    The word is what the machine will be told, so that whoever finds the claim can tell it again after a crash.
    A None in `changes` removes the attribute.
    """
    condition = _same_opening(registration, now) & (
        Registration.submitted_token.does_not_exist() | (Registration.submitted_token != registration.task_token)
    )
    claimed = {"submitted_token": registration.task_token, "submitted_step": step.value, "submitted_word": word.value}
    return _update(registration, _actions({**claimed, **changes}), condition)


def add_code_guess(registration: Registration, guess: str, most: int, now: datetime) -> bool:
    """Counts a guess before it is compared. The same guess twice counts once."""
    guesses = Registration.code_guesses
    has_room = guesses.does_not_exist() | guesses.contains(guess) | (size(guesses) < most)  # type: ignore[no-untyped-call]
    return _update(registration, [guesses.add({guess})], _same_opening(registration, now) & has_room)


def add_document_try(registration: Registration, attempt: str, now: datetime) -> bool:
    """Counts a document that the verifier refused. The same document twice counts once."""
    return _update(registration, [Registration.document_tries.add({attempt})], _same_opening(registration, now))


def abandon(registration: Registration, notice: str | None = None) -> bool:
    """Ends an open registration and forgets every answer. False when it has ended already."""
    ended = {"status": Status.ABANDONED.value, "notice": notice}
    return _update(registration, _actions({**_FORGOTTEN, **ended}), Registration.status == Status.OPEN.value)


def erase(registration: Registration) -> None:
    """Forgets every answer of a registration that has ended."""
    _update(registration, _actions(_FORGOTTEN), Registration.registration_id.exists())


def record_sent(registration: Registration, changes: Mapping[str, Any]) -> bool:
    """The message with this send number has left."""
    return _update(registration, _actions(changes), Registration.status == Status.OPEN.value)


def _same_opening(registration: Registration, now: datetime) -> Condition:
    condition: Condition = (
        (Registration.status == Status.OPEN.value)
        & (Registration.task_token == registration.task_token)
        & (Registration.expires_at > int(now.timestamp()))
    )
    return condition


def _actions(changes: Mapping[str, Any]) -> list[Action]:
    pairs = [(getattr(Registration, name), value) for name, value in changes.items()]
    return [attribute.remove() if value is None else attribute.set(value) for attribute, value in pairs]


def _update(registration: Registration, actions: list[Action], condition: Condition) -> bool:
    """False when the condition does not hold."""
    try:
        registration.update(actions, condition=condition)
    except UpdateError as error:
        if error_code(error) != "ConditionalCheckFailedException":
            raise
        return False
    return True
