"""The contract as a promise: what the service answers is what docs/openapi/ says, whatever it is sent."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.parameters import ParameterLocation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from app import app
from local.data.openapi import as_json, contract
from local.harness.person import STRANGER, Person
from local.harness.service import Service
from tests.api.wsgi import answer, application, event_of

DOCUMENT: dict[str, Any] = json.loads(as_json(contract()))
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
STEPS = ("civil_status", "identity_document", "contact", "code", "password")
STEP_OF = {f"/registrations/{{registration_id}}/{step.replace('_', '-')}": step for step in STEPS} | {
    "/registrations/{registration_id}/code/resend": "code",
    "/registrations/{registration_id}/back": "identity_document",
    "/registrations/{registration_id}/extend": "identity_document",
    "/registrations/{registration_id}/recap": "completed",
    "/registrations/{registration_id}": "civil_status",
}
"""Where a registration has to be for the call to be done."""


def _schema(is_boundary_tested: bool) -> Any:
    found = schemathesis.openapi.from_dict(DOCUMENT)
    found.app = application
    found.config.phases.coverage.enabled = is_boundary_tested
    return found


open_to_all = _schema(is_boundary_tested=True).exclude(path_regex=r"^/registrations/")
# Without the hundreds of cases at the bounds of each word: here each may cost a walk.
registrations = _schema(is_boundary_tested=False).include(path_regex=r"^/registrations/")
# The same cases in every run: a test that fails today and not tomorrow tells nobody anything.
steady = settings(
    max_examples=3,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


class People:
    """Registrations that are kept at hand, one for each step; walked there again once a call has moved it."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._people: dict[str, Person] = {}

    def at(self, step: str) -> Person:
        found = self._people.get(step)
        if found is None or not self._is_at(found, step):
            # So that the limit on the sends from one address does not stand in the way.
            self._service.move_clock(minutes=5)
            mail = {"channel": "email", "value": f"zoe{len(self._service.mails())}@example.com"}
            found = self._service.person().walk_to(step, STRANGER, {**mail, "confirmation": mail["value"]})
            self._people[step] = found
        return found

    @staticmethod
    def _is_at(person: Person, step: str) -> bool:
        now = person.look()
        return step in (now["open_step"], now["status"])


@pytest.fixture(scope="module")
def people() -> Iterator[People]:
    # Steps that stay open while the clock is moved for the limits.
    with Service(step_seconds=86_400, code_seconds=86_400) as running:
        yield People(running)


def _check(case: Any, person: Person) -> None:
    """Makes the call with the right of this person, whatever registration and right were drawn."""
    case.path_parameters["registration_id"] = person.registration_id
    body = case.meta.components.get(ParameterLocation.BODY)
    checks = [*CHECKS, negative_data_rejection] if body and body.mode.is_negative else CHECKS
    case.call_and_validate(checks=checks, headers={"Authorization": f"Bearer {person.token}"})


def test_the_routes_are_those_of_the_document() -> None:
    routes = {(path, method) for path, methods in app.routes.items() for method in methods}
    verbs = {"get", "put", "post", "delete", "patch", "head", "options", "trace"}
    documented = {(path, verb.upper()) for path, item in DOCUMENT["paths"].items() for verb in item if verb in verbs}
    assert routes == documented


@open_to_all.parametrize()
@steady
def test_what_needs_no_right_is_as_documented(case: Any, people: People) -> None:
    case.call_and_validate(checks=[*CHECKS, negative_data_rejection])


@registrations.parametrize()
@steady
def test_without_a_right_everything_is_as_documented(case: Any, people: People) -> None:
    case.call_and_validate(checks=[*CHECKS, negative_data_rejection])


@registrations.parametrize()
@steady
def test_at_its_step_everything_is_as_documented(case: Any, people: People) -> None:
    _check(case, people.at(STEP_OF[case.operation.path]))


@registrations.parametrize()
@steady
def test_at_another_step_everything_is_as_documented(case: Any, people: People) -> None:
    _check(case, people.at("completed" if STEP_OF[case.operation.path] != "completed" else "contact"))


def test_a_path_that_is_not_documented_is_not_found_as_the_gateway_says() -> None:
    status, headers, content = answer(event_of("GET", "/registrations/a/b/c/d", {"authorization": "Bearer a"}, b""))
    assert (status, dict(headers)["Content-Type"]) == (404, "application/problem+json")
    assert json.loads(content)["code"] == "not_found" and dict(headers)["X-Request-Id"]


@pytest.mark.parametrize("path", ["/", "/assets/{name}"])
def test_the_page_does_not_mind_what_type_a_request_says_it_is_of(path: str) -> None:
    status, _, _ = answer(event_of("GET", path.format(name="page.js"), {"content-type": "text/plain"}, b""))
    assert status == (200 if path == "/" else 404)


def test_after_quitting_at_the_end_every_call_still_answers_as_documented(people: People) -> None:
    person = people.at("completed")
    assert person.call("DELETE").status == 204
    for path in ("", "/recap"):
        assert person.call("GET", path).status < 500
    for path in ("/back", "/code/resend"):
        assert person.call("POST", path).status in (409, 410)
    assert person.answer_password().status < 500
