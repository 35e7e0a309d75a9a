"""The whole service in one process: the real handlers, the real machine, AWS played by moto."""

from collections.abc import Callable, Iterator

import pytest

from chalicelib import runtime
from local.harness.service import Service

ChangeSetting = Callable[[str, str], None]


@pytest.fixture
def service() -> Iterator[Service]:
    with Service() as running:
        yield running


@pytest.fixture(scope="module")
def shared_service() -> Iterator[Service]:
    """For tests that leave nothing behind which another one would meet."""
    with Service() as running:
        yield running


@pytest.fixture
def change_setting(monkeypatch: pytest.MonkeyPatch) -> Iterator[ChangeSetting]:
    """Of a service that runs: gives a variable another value, until the end of the test."""

    def change(variable: str, value: str) -> None:
        monkeypatch.setenv(variable, value)
        runtime.start.cache_clear()

    yield change
    monkeypatch.undo()
    runtime.start.cache_clear()
