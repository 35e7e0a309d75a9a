"""The canary walks over the real service, over HTTP, as far as the code; whatever fails, it says so and quits."""

import json
import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest

from chalicelib import canary
from local.harness.service import Service
from tests.api.wsgi import application

STEPS = ["health", "registrations", "civil-status", "identity-document", "contact"]


class Silent(WSGIRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing."""


class Front:
    """The service at an address of its own; what is named in `refused` (the end of a path, or a method) gets a 503."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str]] = []
        self.refused: set[str] = set()
        self._server: WSGIServer = make_server("127.0.0.1", 0, self.answer, handler_class=Silent)
        self.url = f"http://127.0.0.1:{self._server.server_port}/"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def answer(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        method, end = environ["REQUEST_METHOD"], environ["PATH_INFO"].rpartition("/")[2]
        self.calls.append((method, end))
        if {method, end} & self.refused:
            start_response("503 Service Unavailable", [("Content-Type", "text/plain")])
            return [b"about zoe@example.com"]
        return application(environ, start_response)

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def registration_id(self) -> str:
        return next(end for method, end in self.calls if method == "DELETE")


@pytest.fixture
def front(service: Service) -> Iterator[Front]:
    running = Front()
    yield running
    running.stop()


def told(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    """What the canary logged, without the time of day."""
    lines = [json.loads(record.getMessage()) for record in caplog.records if "canary" in record.getMessage()]
    return [{name: fact for name, fact in line.items() if name in ("canary", "step", "status")} for line in lines]


def walk(front: Front, seconds: float = 30) -> None:
    canary.walk(front.url, seconds, pause=lambda _: None)


def test_it_goes_as_far_as_the_code_and_leaves_nothing(
    service: Service, front: Front, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "mon_compte")
    monkeypatch.setenv("API_URL", front.url)
    canary.run_canary({}, None)
    assert told(caplog)[-1] == {"canary": "done"}
    [mail] = service.mails()
    assert mail.destinations["ToAddresses"] == ["success@simulator.amazonses.com"]
    stored = service.stored_text(front.registration_id)
    assert '"abandoned"' in stored and "Canari" not in stored and "simulator" not in stored


@pytest.mark.parametrize("step", STEPS[:2])
def test_it_fails_when_there_is_nothing_to_quit_yet(front: Front, caplog: pytest.LogCaptureFixture, step: str) -> None:
    caplog.set_level(logging.INFO, "mon_compte")
    front.refused = {step}
    with pytest.raises(canary.CanaryFailed):
        walk(front)
    assert [line["status"] for line in told(caplog)] == [503]
    assert front.calls[-1][1] == step


@pytest.mark.parametrize("step", STEPS[2:])
def test_it_quits_when_a_step_fails_and_says_which(
    service: Service, front: Front, caplog: pytest.LogCaptureFixture, step: str
) -> None:
    caplog.set_level(logging.INFO, "mon_compte")
    front.refused = {step}
    with pytest.raises(canary.CanaryFailed, match=f"^{step.replace('-', '_')}: 503$"):
        walk(front)
    assert told(caplog) == [{"canary": "failed", "step": step.replace("-", "_"), "status": 503}]
    assert '"abandoned"' in service.stored_text(front.registration_id)


def test_a_mail_that_is_refused_is_a_failure(service: Service, front: Front) -> None:
    with service.failing("sesv2", "MessageRejected"), pytest.raises(canary.CanaryFailed, match=r"^code: 200$"):
        walk(front)
    assert '"abandoned"' in service.stored_text(front.registration_id)


def test_it_waits_for_a_step_that_is_late(service: Service, front: Front) -> None:
    service.lambda_failures = ["Lambda.TooManyRequestsException"] * 2
    walk(front)
    assert ("GET", front.registration_id) in front.calls[-4:]


def test_it_does_not_wait_for_ever(service: Service, front: Front, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "mon_compte")
    with pytest.raises(canary.CanaryFailed):
        walk(front, seconds=0)
    assert told(caplog) == [{"canary": "failed", "step": "health", "status": 0}]


def test_a_registration_that_cannot_be_quit_is_a_failure_too(front: Front, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "mon_compte")
    front.refused = {"contact", "DELETE"}
    with pytest.raises(canary.CanaryFailed, match=r"^quit: 503$"):
        walk(front)
    assert [line["step"] for line in told(caplog)] == ["contact", "quit"]


def test_nobody_at_the_address_is_a_failure_that_repeats_nothing(front: Front) -> None:
    front.stop()
    with pytest.raises(canary.CanaryFailed, match=r"^health: 0$"):
        walk(front)


def test_it_is_nobody(front: Front) -> None:
    forms = json.dumps(dict(canary.STEPS))
    assert '"nir": null' in forms and '"kind": "none"' in forms
    assert forms.count("@") == forms.count("@simulator.amazonses.com") == 2
