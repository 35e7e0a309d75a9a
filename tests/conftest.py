"""The deployed stack on the local engine, started once for all the tests of a process; how hypothesis works here."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from local.engine.stack import Stack, local_stack

# The machine may be busy: time is measured by `make bench`, not by tests.
settings.register_profile("here", deadline=None)
settings.load_profile("here")


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with local_stack(folder=tmp_path_factory.mktemp("stack")) as running:
        yield running
