"""What `make test-dynamodb-local` says where it cannot run."""

import pytest

from local.engine import dynamodb_local


def test_without_java_it_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit, match="Java runtime is missing"):
        dynamodb_local.main()
