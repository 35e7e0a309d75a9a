"""`/health` tells whether the process found what it needs when it started; the log says what it did not."""

import json
import logging
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from chalicelib import runtime
from chalicelib.adapters.files import places_file
from chalicelib.api.edge import readiness
from local import ROOT
from local.harness.environment import ENVIRONMENT
from local.harness.service import Service


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """As in a process that has just started."""
    caches: list[Callable[[], None]] = [
        readiness.is_ready.cache_clear,
        places_file._source.cache_clear,
        runtime.start.cache_clear,
    ]
    for clear in caches:
        clear()
    yield
    os.environ.update(ENVIRONMENT)
    for clear in caches:
        clear()


def told(caplog: pytest.LogCaptureFixture) -> list[dict[str, str]]:
    lines = [json.loads(record.message) for record in caplog.records if record.levelno == logging.ERROR]
    return [line["not_ready"] for line in lines if "not_ready" in line]


def test_a_service_that_has_all_it_needs_is_well(service: Service, caplog: pytest.LogCaptureFixture) -> None:
    assert (service.call("GET", "/health").status, service.call("GET", "/health").body) == (200, {"status": "ok"})
    assert told(caplog) == []


@pytest.mark.parametrize(
    "name",
    ["LIMITS_TABLE", "HOUSEHOLDS_TABLE", "DOCUMENTS_TABLE", "STATE_MACHINE_ARN", "CODE_KEY_ID", "IDENTIFIER_KEY_ID"],
)
def test_a_name_that_was_not_given_is_told_once(service: Service, caplog: pytest.LogCaptureFixture, name: str) -> None:
    os.environ[name] = ""
    runtime.start.cache_clear()
    for _ in range(2):
        answer = service.call("GET", "/health")
        assert (answer.status, answer.body["code"]) == (503, "unavailable")
    assert told(caplog) == [{name: "not set"}]


def test_settings_that_cannot_be_read_are_told_by_the_variable(caplog: pytest.LogCaptureFixture) -> None:
    os.environ.update(ENVIRONMENT | {"STEP_SECONDS": "soon"})
    try:
        assert not readiness.is_ready()
    finally:
        del os.environ["STEP_SECONDS"]
    assert told(caplog) == [{"settings": "STEP_SECONDS is not a whole number above zero"}]


def test_a_places_file_that_this_sqlite_cannot_open_is_told(
    service: Service, caplog: pytest.LogCaptureFixture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "places.sqlite"
    shutil.copy(places_file.FILE, file)
    with sqlite3.connect(file) as database:  # what an older release makes of a schema that it does not know
        database.execute("PRAGMA writable_schema = ON")
        database.execute("UPDATE sqlite_master SET sql = sql || ' OF LATER' WHERE name = 'whole'")
    database.close()
    monkeypatch.setattr(places_file, "FILE", file)
    assert service.call("GET", "/health").status == 503
    assert told(caplog) == [{"places": "DatabaseError"}]


def test_a_lambda_without_its_settings_starts_and_says_so() -> None:
    environment = {"PATH": os.environ["PATH"], "_HANDLER": "app.app", "AWS_REGION": "eu-west-3"}
    program = "import app; print(len(app.app.routes))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) > 10
    assert [json.loads(line) for line in done.stderr.splitlines()] == [{"not_ready": {"settings": "STAGE is not set"}}]
