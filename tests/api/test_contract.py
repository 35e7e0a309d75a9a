"""The contract as a promise: what the service answers is what docs/openapi.yaml says, whatever it is sent."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from app import app
from local.build_openapi import SOURCE, as_json
from tests.api.conftest import DEFINITION
from tests.api.service import Service
from tests.api.wsgi import application
from tests.person import STRANGER, Person

DOCUMENT: dict[str, Any] = json.loads(as_json(SOURCE.read_text("utf-8")))
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
STEPS = ("civil_status", "identity_document", "contact", "code", "password")
STEP_OF = {f"/registrations/{{registration_id}}/{step.replace('_', '-')}": step for step in STEPS} | {
    "/registrations/{registration_id}/code/resend": "code",
    "/registrations/{registration_id}/back": "identity_document",
    "/registrations/{registration_id}/recap": "completed",
    "/registrations/{registration_id}": "civil_status",
}
"""Where a registration has to be for the call to be done."""


def _schema(is_boundary_tested: bool) -> Any:
    found = schemathesis.openapi.from_dict(DOCUMENT)
    found.app = application
    found.config.phases.coverage.enabled = is_boundary_tested
    return found


everything = _schema(is_boundary_tested=True)
# Without the hundreds of cases at the bounds of each word: here each may cost a walk.
registrations = _schema(is_boundary_tested=False).include(path_regex=r"^/registrations/")
# The same cases in every run: a test that fails today and not tomorrow tells nobody anything.
steady = settings(
    max_examples=10,
    deadline=None,
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
    with Service(json.loads(DEFINITION.read_text()), step_seconds=86_400, code_seconds=86_400) as running:
        yield People(running)


def _check(case: Any, person: Person | None) -> Any:
    if person is None:
        return case.call_and_validate(checks=CHECKS)
    if _is_name_of_a_registration(case):
        case.path_parameters["registration_id"] = person.registration_id
    return case.call_and_validate(checks=CHECKS, headers={"Authorization": f"Bearer {person.token}"})


def _is_name_of_a_registration(case: Any) -> bool:
    return "registration_id" in (case.path_parameters or {})


def test_the_routes_are_those_of_the_document() -> None:
    routes = {(path, method) for path, methods in app.routes.items() for method in methods}
    verbs = {"get", "put", "post", "delete", "patch", "head", "options", "trace"}
    documented = {(path, verb.upper()) for path, item in DOCUMENT["paths"].items() for verb in item if verb in verbs}
    assert routes == documented


@everything.parametrize()
@steady
def test_without_a_right_everything_is_as_documented(case: Any, people: People) -> None:
    _check(case, None)


@registrations.parametrize()
@steady
def test_at_its_step_everything_is_as_documented(case: Any, people: People) -> None:
    _check(case, people.at(STEP_OF[case.operation.path]))


@registrations.parametrize()
@steady
def test_at_another_step_everything_is_as_documented(case: Any, people: People) -> None:
    _check(case, people.at("completed" if STEP_OF[case.operation.path] != "completed" else "contact"))
