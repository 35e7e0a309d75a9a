"""Counters under many requests at once, on the engine: moto does not keep a transaction whole under threads."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.adapters.tables import limits
from chalicelib.adapters.tables.base import get
from chalicelib.adapters.tables.limits import CounterRow
from chalicelib.domain.errors import RequestRefused
from chalicelib.domain.limits import Counter, Limit
from local.engine.stack import Stack
from local.registries.load import connect

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def counter(stack: Stack) -> Counter:
    connect("", stack.engine.url)
    return Counter("sends", "address", secrets.token_hex(8), Limit(5, 300), lock_seconds=900)


def count(counter: Counter, event: str, seconds: int = 0) -> bool:
    try:
        return limits.count([counter], event, NOW + timedelta(seconds=seconds))
    except RequestRefused:
        return False


def at_once(times: int, counter: Counter, event: str, seconds: int = 0) -> int:
    """How many of the events, `{}` being the number of each, were counted."""
    with ThreadPoolExecutor(times) as pool:
        return sum(pool.map(lambda nth: count(counter, event.format(nth), seconds), range(times)))


def ends_in(counter: Counter) -> int:
    window = get(CounterRow, counter.key)
    assert window
    return int(window["ends_at"] - NOW.timestamp())


@pytest.mark.parametrize("before", [0, 3, 4], ids=["a new window", "room for two", "room for one"])
def test_twenty_at_once_fill_the_window_and_no_more(counter: Counter, before: int) -> None:
    for nth in range(before):
        assert count(counter, str(nth))
    assert at_once(20, counter, "at once {}") == 5 - before
    assert ends_in(counter) == 900


def test_twenty_twins_of_the_last_event_are_one(counter: Counter) -> None:
    for nth in range(4):
        assert count(counter, str(nth))
    assert at_once(20, counter, "twin") == 20
    assert not count(counter, "another")


def test_many_at_once_open_an_ended_window_for_its_own_time(counter: Counter) -> None:
    for nth in range(5):
        assert count(counter, str(nth))
    assert at_once(3, counter, "later {}", seconds=900) == 3
    assert ends_in(counter) == 1200
