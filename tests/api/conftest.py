"""The whole service in one process: the real handlers, the real machine, AWS played by moto."""

from collections.abc import Iterator

import pytest

from local.harness.service import Service


@pytest.fixture
def service() -> Iterator[Service]:
    with Service() as running:
        yield running
