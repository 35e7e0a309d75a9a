"""Walks through every route in process, on moto, and measures each call and each function of the machine."""

import json
import os
import uuid
from collections import defaultdict
from typing import Any

from argon2 import PasswordHasher

from app import app
from local.bench.driver import with_room
from local.bench.meter import Meter, Work
from local.harness.person import STRANGER, WITH_NIR, Answer, Person
from local.harness.service import Service

Found = dict[str, list[Work]]
_PASSPORT = "12AB34567"
_REFERENCE = ("/places?name=Nice", "/countries", "/help", "/openapi.json", "/health", "/")


class Walker:
    """Calls the app as API Gateway does, each call under a label."""

    def __init__(self, service: Service) -> None:
        self.found: Found = defaultdict(list)
        self.service = service
        self.meter = Meter()
        self.meter.measure = with_room(self.meter.measure)  # type: ignore[method-assign]
        self._run_lambda = service.run_lambda
        service.run_lambda = self._measure_lambda  # type: ignore[method-assign]
        PasswordHasher.hash = self.meter.put_aside(PasswordHasher.hash)  # type: ignore[method-assign]

    def call(self, method: str, path: str, body: object = None, token: str | None = None, note: str = "") -> Answer:
        event, route = _event(method, path, body, token)
        response, work = self.meter.measure(lambda: app(event, None))
        self.found[f"{method} {route} {note}".strip()].append(work)
        assert response["statusCode"] < 500, response
        return Answer(response["statusCode"], dict(response["headers"]), str(response["body"]))

    def person(self) -> Person:
        return Person(self.call, self.service.last_message)

    def _measure_lambda(self, name: str, event: dict[str, Any]) -> Any:
        found, work = self.meter.measure(lambda: self._run_lambda(name, event))
        self.found[f"task {name}"].append(work)
        return found


def measure_calls(rounds: int) -> Found:
    """By label, the work of each call; the first round warms up and is left out."""
    os.environ["ADDRESS_SENDS"] = "100000"  # one address makes all the calls
    with Service() as service:
        walker = Walker(service)
        service.load_document("passport", _PASSPORT, WITH_NIR)
        for number in range(rounds + 1):
            if number == 1:
                walker.found.clear()
            _open_account(walker, {"channel": "sms", "value": f"063998{number:04d}"})
            mail = f"p{number}@example.com"
            _open_account(walker, {"channel": "email", "value": mail})
            _quit(walker)
            for path in _REFERENCE:
                walker.call("GET", path)
        return dict(walker.found)


def _open_account(walker: Walker, contact: dict[str, str]) -> None:
    person = walker.person()
    channel = contact["channel"]

    def call(method: str, path: str, body: object = None, note: str = "") -> None:
        path = f"/registrations/{person.registration_id}{path}"
        person.follow(walker.call(method, path, body, person.token, note))

    call("PUT", "/civil-status", STRANGER, "(no NIR)")
    call("GET", "")
    call("POST", "/back")
    call("PUT", "/civil-status", STRANGER, "(no NIR)")
    call("PUT", "/identity-document", {"kind": "none", "number": None}, "(none)")
    call("PUT", "/contact", {**contact, "confirmation": contact["value"]}, f"({channel})")
    person._channel = channel
    call("PUT", "/code", {"code": person.wrong_code()}, "(wrong)")
    walker.service.move_clock(seconds=61)
    call("POST", "/code/resend")
    walker.service.move_clock(seconds=-61)
    call("PUT", "/code", {"code": person.received_code()}, "(right)")
    call("PUT", "/password", {"password": "Correct4Pferd", "confirmation": "Correct4Pferd"})
    call("GET", "/recap")
    assert person.look()["status"] == "completed"


def _quit(walker: Walker) -> None:
    person = walker.person()
    path, token = f"/registrations/{person.registration_id}", person.token
    walker.call("PUT", f"{path}/civil-status", WITH_NIR, token, "(NIR)")
    walker.call("PUT", f"{path}/identity-document", {"kind": "passport", "number": _PASSPORT}, token, "(passport)")
    walker.call("DELETE", path, None, token)
    # The machine writes once more; when moto has ended it would call AWS itself.
    service = walker.service
    service.wait_until(lambda: service.history(person.registration_id)[-1]["type"] == "ExecutionSucceeded")


def _event(method: str, path: str, body: object, token: str | None) -> tuple[dict[str, Any], str]:
    """API Gateway's event, and the route that it names.

    Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
    """
    path, _, query = path.partition("?")
    parts = path.split("/")
    parameters = {}
    if len(parts) > 2 and parts[1] == "registrations":
        parameters = {"registration_id": parts[2]}
        parts[2] = "{registration_id}"
    route = "/".join(parts)
    headers = {"content-type": "application/json", **({"authorization": f"Bearer {token}"} if token else {})}
    context = {
        "resourcePath": route,
        "httpMethod": method,
        "identity": {"sourceIp": "127.0.0.1"},
        "requestId": str(uuid.uuid4()),
    }
    queries = {name: [value] for name, _, value in (part.partition("=") for part in query.split("&")) if name}
    event = {
        "resource": route,
        "path": path,
        "httpMethod": method,
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "multiValueQueryStringParameters": queries or None,
        "pathParameters": parameters or None,
        "stageVariables": None,
        "requestContext": context,
        "body": None if body is None else json.dumps(body),
        "isBase64Encoded": False,
    }
    return event, route.replace("{registration_id}", "{id}")
