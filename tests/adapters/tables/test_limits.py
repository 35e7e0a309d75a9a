"""Counters: exactly as many as are allowed, a lock when they are full, and no window longer than it should be."""

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.adapters.tables import limits
from chalicelib.adapters.tables.base import get
from chalicelib.adapters.tables.limits import CounterRow
from chalicelib.domain.errors import ErrorCode, RequestRefused
from chalicelib.domain.limits import Counter, Limit
from local.harness.service import Service

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
FIVE = Counter("sends", "address", "192.0.2.1", Limit(5, 300), lock_seconds=900)
THREE = Counter("sends", "contact", "key", Limit(3, 3600), lock_seconds=900)


def count(counter: Counter, event: str, seconds: int = 0) -> bool:
    return limits.count([counter], event, NOW + timedelta(seconds=seconds))


def ends_in(counter: Counter) -> int:
    window = get(CounterRow, counter.key)
    assert window
    return int(window["ends_at"] - NOW.timestamp())


def refusal(counter: Counter, event: str, seconds: int = 0) -> RequestRefused:
    with pytest.raises(RequestRefused) as refused:
        count(counter, event, seconds)
    assert refused.value.code is ErrorCode.TOO_MANY_REQUESTS
    return refused.value


def test_as_many_as_are_allowed_and_no_more(service: Service) -> None:
    assert all(count(FIVE, str(nth)) for nth in range(5))
    assert refusal(FIVE, "6").retry_at == NOW + timedelta(seconds=900)


def test_the_same_event_counts_once_also_in_a_full_window(service: Service) -> None:
    for event in ("a", "a", "b", "c", "d", "e", "e", "a"):
        assert count(FIVE, event)
    refusal(FIVE, "f")


def test_a_window_that_is_not_full_ends_with_its_time_and_one_that_is_with_the_lock(service: Service) -> None:
    for nth in range(4):
        count(FIVE, str(nth), seconds=290)
    assert ends_in(FIVE) == 590
    count(FIVE, "5", seconds=300)
    assert ends_in(FIVE) == 1200


def test_a_lock_never_shortens_a_window(service: Service) -> None:
    for nth in range(3):
        count(THREE, str(nth))
    assert ends_in(THREE) == 3600


def test_a_limit_of_one_is_locked_with_its_first_event(service: Service) -> None:
    one = Counter("sends", "address", "192.0.2.2", Limit(1, 300), lock_seconds=900)
    assert count(one, "a")
    assert ends_in(one) == 900
    refusal(one, "b", seconds=301)


def test_a_window_that_has_ended_is_opened_anew(service: Service) -> None:
    for nth in range(5):
        count(FIVE, str(nth))
    assert count(FIVE, "later", seconds=900)
    assert ends_in(FIVE) == 1200


def test_the_first_full_counter_refuses_and_none_of_them_counts(service: Service) -> None:
    for nth in range(3):
        count(THREE, str(nth))
    with pytest.raises(RequestRefused) as refused:
        limits.count([FIVE, THREE], "another", NOW)
    assert refused.value.members == {"limit": "contact"}
    assert get(CounterRow, FIVE.key) is None
