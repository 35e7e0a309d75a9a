"""The deployed stack on the local engine, started once for all the tests of a process."""

from collections.abc import Iterator

import pytest

from local.engine.stack import Stack, local_stack


@pytest.fixture(scope="session")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with local_stack(folder=tmp_path_factory.mktemp("stack")) as running:
        yield running
