"""Reads and writes registrations. Each write is one conditional update that holds every rule of who may write when."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from pynamodb.expressions.condition import Condition, size
from pynamodb.expressions.update import Action

from chalicelib.adapters.tables import limits
from chalicelib.adapters.tables.base import DAY, Item, assign, changes, get
from chalicelib.adapters.tables.registration_columns import columns_of, read, read_bare, row_of
from chalicelib.adapters.tables.registration_row import ANSWERS, RegistrationRow
from chalicelib.adapters.tables.writes import Put, Update, put_if, update_if, updated
from chalicelib.domain.limits import Counter
from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import Notice, Status

_ID = re.compile("[0-9a-f]{32}")
_FORGOTTEN = (*ANSWERS, "open_step", "task_token")


def create(registration: Registration) -> None:
    """Its id is new. One that is there is this one, written by a try whose answer was lost."""
    put_if(Put(row_of(registration), registration.registration_id, RegistrationRow.registration_id.does_not_exist()))


def find_bare(registration_id: str) -> Registration | None:
    """Without the answers: who quits must be able to, whatever another version of this code has written there."""
    item = _item(registration_id)
    return read_bare(item) if item else None


def find(registration_id: str) -> Registration | None:
    """A consistent read: the answer of a step must show the write just made."""
    item = _item(registration_id)
    return read(item) if item else None


def _item(registration_id: str) -> Item | None:
    # What cannot be an id is not asked for: a key may be too long for DynamoDB, or empty.
    return get(RegistrationRow, registration_id) if _ID.fullmatch(registration_id) else None


def claim(
    before: Registration, after: Registration, now: datetime, counters: Sequence[Counter] = (), event: str = ""
) -> Registration | None:
    """Saves the answer to the opening of the step that `before` was read in; None when it is not the first one to it.

    Its submission holds the word for the machine, so that whoever finds the claim can tell it again after a crash
    (decision 0002). `counters`: count `event` with it.

    Raises:
        RequestRefused: TOO_MANY_REQUESTS, when a counter is full; then nothing is saved nor counted.
    """
    # What is typed goes by itself soon after, whatever befalls the machine: no step waits for so long.
    kept_until = RegistrationRow.ttl.set(int(now.timestamp()) + 2 * DAY)
    actions = [*_changes(before, after), kept_until]
    claiming = Update(RegistrationRow, before.registration_id, actions, _is_unclaimed(before, now))
    is_done = limits.count(counters, event, now, claiming) if counters else update_if(claiming)
    return after if is_done else None


def replace_execution(before: Registration, after: Registration, now: datetime) -> Registration | None:
    """Closes the opening for the execution of the next generation. None when somebody else did, or the registration has
    ended, moved on or been answered meanwhile."""
    as_read = _same_opening(before, now) & _same_generation(before) & _same_claim(before)
    actions = [*_changes(before, after), RegistrationRow.task_token.remove()]
    return after if _update(before, actions, as_read) else None


def carry_claim(before: Registration, after: Registration, now: datetime) -> Registration | None:
    """Claims the opening that is there now for the answer that was given before it. None when somebody else did."""
    is_uncarried = RegistrationRow.submitted_token.does_not_exist()
    return after if _update(before, _changes(before, after), _same_opening(before, now) & is_uncarried) else None


def record_taken_back(before: Registration, after: Registration, now: datetime) -> Registration | None:
    """A message has not left. None when this opening is answered or left meanwhile."""
    return after if _update(before, _changes(before, after), _is_unclaimed(before, now)) else None


class Guess(NamedTuple):
    """A code that somebody typed: its digest, how many are allowed for one code, who else counts it."""

    digest: str
    most: int
    counter: Counter


def count_guess(before: Registration, after: Registration, guess: Guess, now: datetime) -> Registration | None:
    """Saves `after`, and counts the guess here and by its counter. The same guess twice counts once.

    None when the opening is answered or left, or has no guesses left.

    Raises:
        RequestRefused: TOO_MANY_REQUESTS, when the counter is full.
    """
    guesses = RegistrationRow.code_guesses
    has_room = (
        guesses.does_not_exist() | guesses.contains(guess.digest) | (size(guesses) < guess.most)  # type: ignore[no-untyped-call]
    )
    actions = [*_changes(before, after), guesses.add({guess.digest})]
    counting = Update(RegistrationRow, before.registration_id, actions, _is_unclaimed(before, now) & has_room)
    if not limits.count([guess.counter], guess.digest, now, counting):
        return None
    return replace(after, code=after.code.guessed(guess.digest)) if after.code else after


def add_document_try(registration: Registration, attempt: str, now: datetime) -> Registration | None:
    """With one more document that the verifier refused; the same twice counts once. None when the opening is left."""
    tries = RegistrationRow.document_tries
    counting = Update(
        RegistrationRow, registration.registration_id, [tries.add({attempt})], _same_opening(registration, now)
    )
    item = updated(counting)
    return replace(registration, document_tries=item["document_tries"]) if item else None


def abandon(registration: Registration, notice: Notice | None = None) -> Registration | None:
    """Ends an open registration and forgets every answer. None when it has ended already."""
    ended = [assign(RegistrationRow, "status", Status.ABANDONED.value), assign(RegistrationRow, "notice", notice)]
    is_done = _update(registration, [*ended, *_forget()], RegistrationRow.status == Status.OPEN.value)
    return registration.abandoned(notice) if is_done else None


def expire(registration: Registration) -> None:
    """Ends an open registration whose time is over, as the machine would have, and forgets every answer. Where it has
    moved since it was read, it stays."""
    expired = assign(RegistrationRow, "status", Status.EXPIRED.value)
    as_read = (RegistrationRow.status == Status.OPEN.value) & _same_token(registration) & _same_generation(registration)
    _update(registration, [expired, *_forget()], as_read)


def erase(registration: Registration) -> None:
    """Forgets every answer of a registration that has ended."""
    _update(registration, _forget(), RegistrationRow.registration_id.exists())


def record_sent(before: Registration, after: Registration) -> Registration | None:
    """A message has left, or was refused. None when the registration has ended, or another was asked for meanwhile."""
    assert before.code  # it was sent
    is_last = RegistrationRow.send_number == before.code.send_number
    is_current = (RegistrationRow.status == Status.OPEN.value) & is_last
    return after if _update(before, _changes(before, after), is_current) else None


def _same_opening(registration: Registration, now: datetime) -> Condition:
    condition: Condition = (
        (RegistrationRow.status == Status.OPEN.value)
        & _same_token(registration)
        & (RegistrationRow.expires_at > int(now.timestamp()))
    )
    return condition


def _same_token(registration: Registration) -> Condition:
    token = RegistrationRow.task_token
    same: Condition = token.does_not_exist() if registration.task_token is None else token == registration.task_token
    return same


def _same_generation(registration: Registration) -> Condition:
    generation = RegistrationRow.generation
    same: Condition = generation == registration.generation
    # A registration begun before there were generations has none.
    return same | generation.does_not_exist() if registration.generation == 1 else same


def _same_claim(registration: Registration) -> Condition:
    submitted = RegistrationRow.submitted_token
    token = registration.submission.task_token if registration.submission else None
    same: Condition = submitted.does_not_exist() if token is None else submitted == token
    return same


def _is_unclaimed(registration: Registration, now: datetime) -> Condition:
    submitted = RegistrationRow.submitted_token
    is_free = submitted.does_not_exist() | (submitted != registration.task_token)
    condition: Condition = _same_opening(registration, now) & is_free
    return condition


def _changes(before: Registration, after: Registration) -> list[Action]:
    differing = changes(RegistrationRow, columns_of(before), columns_of(after))
    if before.code and after.code and before.code.send_number < after.code.send_number and not before.code.guesses:
        # A guess of the code before may have been counted since it was read.
        differing.append(RegistrationRow.code_guesses.remove())
    return differing


def _forget() -> list[Action]:
    return [assign(RegistrationRow, name, None) for name in _FORGOTTEN]


def _update(registration: Registration, actions: Sequence[Action], condition: Condition) -> bool:
    return update_if(Update(RegistrationRow, registration.registration_id, actions, condition))
