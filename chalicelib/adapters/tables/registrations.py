"""Reads and writes registrations. Each write is one conditional update that holds every rule of who may write when."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from pynamodb.expressions.condition import Condition, size
from pynamodb.expressions.update import Action

from chalicelib.adapters.tables import limits
from chalicelib.adapters.tables.base import assign, changes, get
from chalicelib.adapters.tables.registration_row import ANSWERS, RegistrationRow, columns_of, read, row_of
from chalicelib.adapters.tables.writes import Put, Update, put_if, update_if, updated
from chalicelib.domain.limits import Counter
from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import Notice, Status

_FORGOTTEN = (*ANSWERS, "open_step", "task_token")


def create(registration: Registration) -> None:
    put_if(Put(row_of(registration), registration.registration_id, RegistrationRow.registration_id.does_not_exist()))


def find(registration_id: str) -> Registration | None:
    """A consistent read: the answer of a step must show the write just made."""
    row = get(RegistrationRow, registration_id)
    return read(row) if row else None


def claim(
    before: Registration, after: Registration, now: datetime, counters: Sequence[Counter] = (), event: str = ""
) -> bool:
    """Saves the answer to the opening of the step that `before` was read in; False when it is not the first one to it.

    Its submission holds the word for the machine, so that whoever finds the claim can tell it again after a crash.
    `counters`: count `event` with it.

    Raises:
        RequestRefused: TOO_MANY_REQUESTS, when a counter is full; then nothing is saved nor counted.
    """
    claiming = Update(RegistrationRow, before.registration_id, _changes(before, after), _is_unclaimed(before, now))
    return limits.count(counters, event, now, claiming) if counters else update_if(claiming)


def count_guess(
    before: Registration, after: Registration, guess: str, most: int, counter: Counter, now: datetime
) -> bool:
    """Counts a guess of the code, here and by contact, and saves `after` with it. The same guess twice counts once.

    False when the opening is answered or left, or has no guesses left.

    Raises:
        RequestRefused: TOO_MANY_REQUESTS, when the contact's own counter is full.
    """
    guesses = RegistrationRow.code_guesses
    has_room = guesses.does_not_exist() | guesses.contains(guess) | (size(guesses) < most)  # type: ignore[no-untyped-call]
    actions = [*_changes(before, after), guesses.add({guess})]
    counting = Update(RegistrationRow, before.registration_id, actions, _is_unclaimed(before, now) & has_room)
    return limits.count([counter], guess, now, counting)


def add_document_try(registration: Registration, attempt: str, now: datetime) -> Registration | None:
    """With one more document that the verifier refused; the same twice counts once. None when the opening is left."""
    tries = RegistrationRow.document_tries
    counting = Update(
        RegistrationRow, registration.registration_id, [tries.add({attempt})], _same_opening(registration, now)
    )
    item = updated(counting)
    return replace(registration, document_tries=item["document_tries"]) if item else None


def abandon(registration: Registration, notice: Notice | None = None) -> bool:
    """Ends an open registration and forgets every answer. False when it has ended already."""
    ended = [assign(RegistrationRow, "status", Status.ABANDONED.value), assign(RegistrationRow, "notice", notice)]
    return _update(registration, [*ended, *_forget()], RegistrationRow.status == Status.OPEN.value)


def erase(registration: Registration) -> None:
    """Forgets every answer of a registration that has ended."""
    _update(registration, _forget(), RegistrationRow.registration_id.exists())


def record_sent(before: Registration, after: Registration) -> None:
    """A message has left, unless the registration has ended meanwhile."""
    _update(before, _changes(before, after), RegistrationRow.status == Status.OPEN.value)


def _same_opening(registration: Registration, now: datetime) -> Condition:
    condition: Condition = (
        (RegistrationRow.status == Status.OPEN.value)
        & (RegistrationRow.task_token == registration.task_token)
        & (RegistrationRow.expires_at > int(now.timestamp()))
    )
    return condition


def _is_unclaimed(registration: Registration, now: datetime) -> Condition:
    submitted = RegistrationRow.submitted_token
    is_free = submitted.does_not_exist() | (submitted != registration.task_token)
    condition: Condition = _same_opening(registration, now) & is_free
    return condition


def _changes(before: Registration, after: Registration) -> list[Action]:
    return changes(RegistrationRow, columns_of(before), columns_of(after))


def _forget() -> list[Action]:
    return [assign(RegistrationRow, name, None) for name in _FORGOTTEN]


def _update(registration: Registration, actions: Sequence[Action], condition: Condition) -> bool:
    return update_if(Update(RegistrationRow, registration.registration_id, actions, condition))
