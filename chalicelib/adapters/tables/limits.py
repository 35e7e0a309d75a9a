"""Counts events against limits, each with one conditional write, so that fifty at once cannot pass as one.

A counter holds the set of its events rather than a number: a repeated request counts once. Its window starts with its
first event; when it fills up, it stays closed for the lock at least.
"""

from datetime import UTC, datetime

from pynamodb.attributes import NumberAttribute, UnicodeAttribute, UnicodeSetAttribute
from pynamodb.exceptions import DeleteError
from pynamodb.expressions.condition import size

from chalicelib.adapters.aws.clients import connection
from chalicelib.adapters.aws.errors import CONDITION_FAILED, error_code
from chalicelib.adapters.tables.base import DAY, Row, Update, get, update_if
from chalicelib.domain.errors import ErrorCode, RequestRefused
from chalicelib.domain.limits import Counter

TRIES = 3
"""How often a count is tried, since another request may be opening the same window again."""


class CounterRow(Row):
    class Meta(Row.Meta):
        key = "limit_key"

    limit_key = UnicodeAttribute(hash_key=True)
    events = UnicodeSetAttribute(null=True)
    ends_at = NumberAttribute()
    ttl = NumberAttribute()


def count(counter: Counter, event: str, now: datetime) -> int:
    """Counts `event` and returns how many more there may be.

    Raises:
        RequestRefused: TOO_MANY_REQUESTS, with the end of the window.
    """
    for _ in range(TRIES):
        counting = one_more(counter, event, now)
        row = update_if(CounterRow, counting.key, counting.actions, counting.condition)
        if row is None:
            open_again_or_refuse(counter, now)
            continue
        left = counter.limit.most - len(row.events or ())
        if left == 0:
            _lock(counter, row, now)
        return left
    raise refusal(counter, now)


def one_more(counter: Counter, event: str, now: datetime) -> Update:
    """The write that counts the event, for a transaction too. The same event twice counts once."""
    at = int(now.timestamp())
    ends_at = at + counter.limit.seconds
    in_time = CounterRow.limit_key.does_not_exist() | (CounterRow.ends_at > at)
    has_room = (
        CounterRow.events.does_not_exist()
        | CounterRow.events.contains(event)
        | (size(CounterRow.events) < counter.limit.most)  # type: ignore[no-untyped-call]
    )
    actions = [
        CounterRow.events.add({event}),
        CounterRow.ends_at.set(CounterRow.ends_at | ends_at),
        CounterRow.ttl.set(CounterRow.ttl | ends_at + DAY),
    ]
    return Update(CounterRow, counter.key, actions, in_time & has_room)


def open_again_or_refuse(counter: Counter, now: datetime) -> None:
    """An ended window is thrown away (an expired item may lie in the table for days); a full one refuses."""
    row = get(CounterRow, counter.key)
    if row is None:
        return
    if row.ends_at > int(now.timestamp()):
        raise refusal(counter, datetime.fromtimestamp(row.ends_at, UTC))
    try:
        connection().delete_item(CounterRow.Meta.table_name, counter.key, condition=CounterRow.ends_at == row.ends_at)
    except DeleteError as error:
        if error_code(error) != CONDITION_FAILED:
            raise


def refusal(counter: Counter, retry_at: datetime) -> RequestRefused:
    return RequestRefused(ErrorCode.TOO_MANY_REQUESTS, retry_at=retry_at, limit=counter.scope)


def _lock(counter: Counter, row: CounterRow, now: datetime) -> None:
    until = int(now.timestamp()) + counter.lock_seconds
    if row.ends_at < until:
        update_if(CounterRow, counter.key, [CounterRow.ends_at.set(until)], CounterRow.limit_key.exists())
