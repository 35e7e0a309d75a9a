"""Nothing that was typed or sent leaks: not into logs, the machine, the errors, nor the text of an exception."""

import json
import logging
from typing import NamedTuple

import pytest

from local.harness.person import MAIL, NIR, PASSWORD, SMS, WITH_NIR, Person
from local.harness.service import Service

TYPED = ("Testard", "TESTARD", "Zoé", "1985-02-03", NIR, NIR[:13], "Bonn", "639980042", "06 39 98", "zoe@example.com")


def history(service: Service, person: Person) -> str:
    return json.dumps(service.history(person.registration_id), default=str, ensure_ascii=False)


class Told(NamedTuple):
    """Where everything ends up that our code writes."""

    logged: pytest.LogCaptureFixture
    printed: pytest.CaptureFixture[str]

    def text(self) -> str:
        lines = [record.getMessage() + str(record.exc_text) for record in self.logged.records]
        return "\n".join([*lines, *self.printed.readouterr()])


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]) -> Told:
    caplog.set_level(logging.INFO)
    caplog.set_level(logging.DEBUG, "mon_compte")
    return Told(caplog, capsys)


def assert_no_trace(service: Service, told: Told, person: Person, *codes: str) -> str:
    """What was told all the same."""
    logs = "\n".join([told.text(), *service.lambda_errors])
    for secret in (*TYPED, person.token, PASSWORD, *codes):
        assert secret not in history(service, person), "in the machine"
        assert secret not in logs, "in the logs"
    assert "mon_compte" in {record.name for record in told.logged.records}
    assert '"MonCompte"' in logs
    return logs


def test_a_happy_journey_leaves_no_trace(service: Service, told: Told) -> None:
    person = service.person().walk_to("code", WITH_NIR, SMS)
    code = person.received_code()
    person.answer_code("000000")
    person.walk_to("completed", WITH_NIR, SMS)
    person.call("GET", "/recap")
    assert_no_trace(service, told, person, code)


def test_an_abandoned_journey_leaves_no_trace(service: Service, told: Told) -> None:
    person = service.person().walk_to("code", WITH_NIR, MAIL)
    code = person.received_code()
    person.call("DELETE")
    assert_no_trace(service, told, person, code)
    assert not [secret for secret in TYPED if secret in service.stored_text(person.registration_id)]


def test_an_expired_journey_leaves_no_trace(told: Told) -> None:
    with Service(code_seconds=1) as service:
        person = service.person().walk_to("code", WITH_NIR, SMS)
        code = person.received_code()
        service.wait_until(lambda: person.look()["open_step"] == "contact")
        person.answer_code(code)
        assert_no_trace(service, told, person, code)


def test_a_failing_journey_leaves_no_trace(service: Service, told: Told) -> None:
    person = service.person()
    with service.failing("dynamodb", "InternalServerError"):
        person.answer_civil_status(WITH_NIR)
    with service.failing("kms", "KMSInternalException"):
        person.answer_civil_status(WITH_NIR)
    person.walk_to("contact", WITH_NIR)
    with service.failing("sns", "InvalidParameter"):
        person.answer_contact(SMS)
    with service.failing("stepfunctions", "InternalError"):
        person.answer_contact(MAIL)
    person.answer_civil_status({**WITH_NIR, "family_name": {"Testard": 1}})
    logs = assert_no_trace(service, told, person)
    assert "failure" in logs and "DeliveryFailed" in logs


def test_no_refusal_repeats_what_was_typed(service: Service) -> None:
    person = service.person()
    form = {**WITH_NIR, "family_name": "Test4rd!", "birthdate": "1985-02-31", "title": "Testard", "Testard": 1}
    refused = person.answer_civil_status(form)
    assert refused.status == 422
    assert not [secret for secret in (*TYPED, "Test4rd") if secret in refused.text]


def test_the_registration_never_shows_the_whole_nir_the_code_or_the_password(service: Service) -> None:
    person = service.person().walk_to("code", WITH_NIR, SMS)
    code = person.received_code()
    shown = [person.call("GET").text]
    person.walk_to("completed", WITH_NIR, SMS)
    shown += [person.call("GET").text, person.call("GET", "/recap").text]
    assert not [secret for secret in (NIR, NIR[:13], code, PASSWORD, "argon2") if secret in "".join(shown)]
