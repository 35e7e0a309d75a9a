"""Counts events against limits, each with one conditional write, so that fifty at once cannot pass as one.

A counter holds the set of its events rather than a number: a repeated request counts once. Its window starts with its
first event; when it fills up, it stays closed for the lock at least.
"""

from datetime import UTC, datetime

from pynamodb.exceptions import DeleteError, UpdateError
from pynamodb.expressions.condition import size

from chalicelib.adapters.aws import error_code
from chalicelib.adapters.tables import LimitCounter
from chalicelib.config import Limit
from chalicelib.domain.errors import ErrorCode
from chalicelib.domain.refusals import RequestRefused

_CONDITION_FAILED = "ConditionalCheckFailedException"


def count(limit_key: str, event: str, limit: Limit, lock_seconds: int, now: datetime) -> int:
    """Counts `event` and returns how many more there may be.

    Raises:
        RequestRefused: TOO_MANY_REQUESTS, with the end of the window.
    """
    at = int(now.timestamp())
    for _ in range(3):
        counter = LimitCounter(limit_key)
        try:
            _add(counter, event, limit, at)
        except UpdateError as error:
            if error_code(error) != _CONDITION_FAILED:
                raise
            _open_again_or_refuse(limit_key, at)
            continue
        left = limit.most - len(counter.events or ())
        if left == 0:
            _lock(counter, at + lock_seconds)
        return left
    raise RequestRefused(ErrorCode.TOO_MANY_REQUESTS, retry_at=now, limit=_whose(limit_key))


def _add(counter: LimitCounter, event: str, limit: Limit, at: int) -> None:
    ends_at = at + limit.seconds
    in_time = LimitCounter.limit_key.does_not_exist() | (LimitCounter.ends_at > at)
    has_room = (
        LimitCounter.events.does_not_exist()
        | LimitCounter.events.contains(event)
        | (size(LimitCounter.events) < limit.most)  # type: ignore[no-untyped-call]
    )
    counter.update(
        [
            LimitCounter.events.add({event}),
            LimitCounter.ends_at.set(LimitCounter.ends_at | ends_at),
            LimitCounter.ttl.set(LimitCounter.ttl | ends_at + 86400),
        ],
        condition=in_time & has_room,
    )


def _open_again_or_refuse(limit_key: str, at: int) -> None:
    """An ended window is thrown away (an expired item may lie in the table for days); a full one refuses."""
    try:
        counter = LimitCounter.get(limit_key, consistent_read=True)
    except LimitCounter.DoesNotExist:
        return
    if counter.ends_at > at:
        ends_at = datetime.fromtimestamp(counter.ends_at, UTC)
        raise RequestRefused(ErrorCode.TOO_MANY_REQUESTS, retry_at=ends_at, limit=_whose(limit_key))
    try:
        counter.delete(condition=LimitCounter.ends_at == counter.ends_at)
    except DeleteError as error:
        if error_code(error) != _CONDITION_FAILED:
            raise


def _whose(limit_key: str) -> str:
    """`contact` or `address`, out of "sends#contact#3600#..."."""
    return limit_key.split("#")[1]


def _lock(counter: LimitCounter, until: int) -> None:
    if counter.ends_at < until:
        counter.update([LimitCounter.ends_at.set(until)])
