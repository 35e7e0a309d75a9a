"""Signs up over the public API like a person, up to the code, and quits: a schedule calls it (decision 0040).

Nobody's data: a name of no one, no NIR, and the address of SES's simulator, whose mail no person receives. What it
raises and logs is the step that failed and its status, never a body.
"""

import json
import os
import time
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from chalicelib.config import needed
from chalicelib.logs import log_line

WALK_SECONDS = 60
CALL_SECONDS = 10

_MAIL = "success@simulator.amazonses.com"
STEPS: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "civil_status",
        {
            "nir": None,
            "title": "madame",
            "family_name": "Canari",
            "given_names": "Essai",
            "usage_name": None,
            "birthdate": "1985-02-03",
            "birthplace": {"country": "99100", "commune": "06088"},
        },
    ),
    ("identity_document", {"kind": "none", "number": None}),
    ("contact", {"channel": "email", "value": _MAIL, "confirmation": _MAIL}),
)
"""What it answers. The code that follows is in a mail that nobody reads: there it quits."""


class CanaryFailed(Exception):
    """Says at which step, and with which status: 0 when no answer came that can be read."""


def run_canary(event: object, context: object) -> None:
    """Raises CanaryFailed: the metric `Errors` of this function is what the alarm watches."""
    walk(needed("API_URL", os.environ.get("API_URL")))
    log_line(canary="done")


FUNCTIONS = (run_canary,)
"""What app.py tells Chalice."""


def walk(url: str, seconds: float = WALK_SECONDS, pause: Callable[[float], None] = time.sleep) -> None:
    """The way of a person from `url` (with its last slash) on, in so many seconds; it quits however far it came.

    A start whose answer is lost cannot be quit: that registration ends by itself.

    Raises:
        CanaryFailed: an answer is not what it should be, or does not come in time.
    """
    api = _Api(url, time.monotonic() + seconds)
    api.call("health", "GET", "health", {200})
    answer = api.call("start", "POST", "registrations", {201}, {})
    path, api.token = f"registrations/{answer.body['registration_id']}", answer.body["registration_token"]
    try:
        for step, form in STEPS:
            _wait_for(step, api, path, answer, pause)
            answer = api.call(step, "PUT", f"{path}/{step.replace('_', '-')}", {200, 202}, form)
        _wait_for("code", api, path, answer, pause)
    finally:
        # In a time of its own: what failed may have taken all of the walk's.
        api.ends_at = time.monotonic() + CALL_SECONDS
        api.call("quit", "DELETE", path, {204})


def _wait_for(step: str, api: "_Api", path: str, answer: "_Answer", pause: Callable[[float], None]) -> None:
    """Looks until the step is open; 200 with another one open is where the machine stays."""
    while answer.body["open_step"] != step:
        if answer.status == 200:
            raise _failed(step, answer.status)
        pause(1)
        answer = api.call(step, "GET", path, {200, 202})


class _Answer(NamedTuple):
    status: int
    body: dict[str, Any]


class _Api:
    def __init__(self, url: str, ends_at: float) -> None:
        self.ends_at, self.token, self._url = ends_at, "", url

    def call(
        self, step: str, method: str, path: str, expected: set[int], form: dict[str, Any] | None = None
    ) -> _Answer:
        answer = self._answer(method, path, None if form is None else json.dumps(form).encode())
        if answer.status not in expected:
            raise _failed(step, answer.status)
        return answer

    def _answer(self, method: str, path: str, content: bytes | None) -> _Answer:
        headers = {"Content-Type": "application/json", "User-Agent": "mon-compte-canary"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        request = Request(self._url + path, content, headers, method=method)
        left = min(self.ends_at - time.monotonic(), CALL_SECONDS)
        if left <= 0:
            return _Answer(0, {})
        try:
            with urlopen(request, timeout=left) as response:
                return _Answer(response.status, json.loads(response.read() or b"{}"))
        except HTTPError as error:
            error.close()
            return _Answer(error.code, {})
        except Exception:  # of the network, of HTTP or of JSON: whatever its message says is not for the log
            return _Answer(0, {})


def _failed(step: str, status: int) -> CanaryFailed:
    log_line(canary="failed", step=step, status=status)
    return CanaryFailed(f"{step}: {status}")
