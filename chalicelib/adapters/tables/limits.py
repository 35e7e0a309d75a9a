"""Counts events against limits, all of them and what they are counted for in one write, so that fifty at once cannot
pass as one.

A counter holds the set of its events rather than a number: a repeated request counts once. Its window starts with its
first event; when it fills up, it stays closed for the lock at least (decisions 0004, 0005, 0024).
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UnicodeSetAttribute
from pynamodb.exceptions import DeleteError
from pynamodb.expressions.condition import Condition, size
from pynamodb.expressions.update import Action

from chalicelib.adapters.aws.clients import connection
from chalicelib.adapters.aws.errors import CONDITION_FAILED, error_code
from chalicelib.adapters.tables.base import DAY, Item, Row, get
from chalicelib.adapters.tables.writes import Update, update_if, write_together
from chalicelib.domain.errors import ErrorCode, RequestRefused
from chalicelib.domain.limits import Counter

_TRIES = 10
"""How often a count is tried: other requests may open or fill the same windows meanwhile."""


class CounterRow(Row):
    class Meta(Row.Meta):
        key = "limit_key"

    limit_key = UnicodeAttribute(hash_key=True)
    events = UnicodeSetAttribute(null=True)
    ends_at = NumberAttribute()
    unlocked_ends_at = NumberAttribute(null=True)
    ttl = NumberAttribute()


def count(counters: Sequence[Counter], event: str, now: datetime, claim: Update | None = None) -> bool:
    """Counts `event` by each counter, together with the write that causes it: all or nothing.

    False when the condition of `claim` does not hold, whatever the counters say.

    Raises:
        RequestRefused: TOO_MANY_REQUESTS, by the first counter that is full, with the end of its window.
    """
    others = [claim] if claim else []
    counting = [_one_more(counter, event, now) for counter in counters]
    for _ in range(_TRIES):
        refused = write_together(updates=[*others, *counting])
        if not refused:
            return True
        if claim and 0 in refused:
            return False
        for place in (place - len(others) for place in refused):
            counting[place] = _once_more(counters[place], event, now)
    raise _refusal(counters[refused[0] - len(others)], now)


def _one_more(counter: Counter, event: str, now: datetime) -> Update:
    """Into a window that has room for more than this event, or a new one. The same event twice counts once."""
    at = int(now.timestamp())
    # A limit of one is full with its first event.
    ends_at = at + max(counter.limit.seconds, counter.lock_seconds if counter.limit.most == 1 else 0)
    in_time = CounterRow.limit_key.does_not_exist() | (CounterRow.ends_at > at)
    has_room = (
        CounterRow.events.does_not_exist()
        | CounterRow.events.contains(event)
        | (size(CounterRow.events) < counter.limit.most - 1)  # type: ignore[no-untyped-call]
    )
    actions = [
        CounterRow.events.add({event}),
        CounterRow.ends_at.set(CounterRow.ends_at | ends_at),
        CounterRow.ttl.set(CounterRow.ttl | ends_at + DAY),
    ]
    return Update(CounterRow, counter.key, actions, in_time & has_room)


def _once_more(counter: Counter, event: str, now: datetime) -> Update:
    """The write to try next, by what stands in the table. An ended window is thrown away (an expired item may lie in
    the table for days); a full one refuses."""
    window = get(CounterRow, counter.key)
    if window is None:
        return _one_more(counter, event, now)
    if window["ends_at"] <= int(now.timestamp()):
        _throw_away(counter, CounterRow.ends_at == window["ends_at"])
        return _one_more(counter, event, now)
    if event in window["events"] or len(window["events"]) < counter.limit.most - 1:
        return _one_more(counter, event, now)  # somebody else has made room or counted it meanwhile
    if len(window["events"]) >= counter.limit.most:
        raise _refusal(counter, datetime.fromtimestamp(window["ends_at"], UTC))
    return _last_one(counter, event, window, now)


def _last_one(counter: Counter, event: str, window: Item, now: datetime) -> Update:
    """Fills the window, which then stays closed for the lock."""
    ends_at = max(window["ends_at"], int(now.timestamp()) + counter.lock_seconds)
    has_room = size(CounterRow.events) < counter.limit.most  # type: ignore[no-untyped-call]
    actions = [
        CounterRow.events.add({event}),
        CounterRow.ends_at.set(ends_at),
        CounterRow.unlocked_ends_at.set(window["ends_at"]),
    ]
    return Update(CounterRow, counter.key, actions, (CounterRow.ends_at == window["ends_at"]) & has_room)


def take_back(counters: Sequence[Counter], event: str) -> None:
    """What `event` was counted for has not happened; nor has the lock, if it is one of those that filled the window.

    A counter that does not hold it stays as it is.
    """
    for counter in counters:
        for _ in range(_TRIES):
            if _is_taken_back(counter, event):
                break


def _is_taken_back(counter: Counter, event: str) -> bool:
    """False when somebody else has counted meanwhile."""
    window = get(CounterRow, counter.key)
    if window is None or event not in window["events"]:
        return True
    most = len(window["events"])
    as_read = (CounterRow.ends_at == window["ends_at"]) & CounterRow.events.contains(event)
    as_read &= size(CounterRow.events) == most  # type: ignore[no-untyped-call]
    if most == 1:
        return _throw_away(counter, as_read)  # a set without members cannot be kept
    actions: list[Action] = [CounterRow.events.delete({event})]
    if most >= counter.limit.most and "unlocked_ends_at" in window:
        actions.append(CounterRow.ends_at.set(window["unlocked_ends_at"]))
    return update_if(Update(CounterRow, counter.key, actions, as_read))


def _throw_away(counter: Counter, as_read: Condition) -> bool:
    """False when it has changed since it was read."""
    try:
        connection().delete_item(CounterRow.Meta.table_name, counter.key, condition=as_read)
    except DeleteError as error:
        if error_code(error) != CONDITION_FAILED:
            raise
        return False
    return True


def _refusal(counter: Counter, retry_at: datetime) -> RequestRefused:
    return RequestRefused(ErrorCode.TOO_MANY_REQUESTS, retry_at=retry_at, limit=counter.scope)
