"""Reads and writes registrations. Each write is one conditional update that holds every rule of who may write when."""

from collections.abc import Sequence
from datetime import datetime

from pynamodb.expressions.condition import Condition, size
from pynamodb.expressions.update import Action

from chalicelib.adapters.tables import limits
from chalicelib.adapters.tables.base import Put, Update, assign, changes, get, put_if, update_if, write_together
from chalicelib.adapters.tables.registration_row import ANSWERS, RegistrationRow, columns_of, read, row_of
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


def claim(before: Registration, after: Registration, now: datetime) -> Registration | None:
    """Saves the answer to the opening of the step that `before` was read in, if it is the first one to it.

    Its submission holds the word for the machine, so that whoever finds the claim can tell it again after a crash.
    """
    return _update(before, _changes(before, after), _is_unclaimed(before, now))


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
    for _ in range(limits.TRIES):
        refused = write_together(updates=[counting, limits.one_more(counter, guess, now)])
        if not refused:
            return True
        if 0 in refused:
            return False
        limits.open_again_or_refuse(counter, now)
    raise limits.refusal(counter, now)


def add_document_try(registration: Registration, attempt: str, now: datetime) -> Registration | None:
    """Counts a document that the verifier refused. The same document twice counts once."""
    return _update(registration, [RegistrationRow.document_tries.add({attempt})], _same_opening(registration, now))


def abandon(registration: Registration, notice: Notice | None = None) -> Registration | None:
    """Ends an open registration and forgets every answer. None when it has ended already."""
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


def _update(registration: Registration, actions: Sequence[Action], condition: Condition) -> Registration | None:
    row = update_if(RegistrationRow, registration.registration_id, actions, condition)
    return read(row) if row else None
