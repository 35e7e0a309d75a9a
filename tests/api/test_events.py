"""What an operator reads and counts: a line for each call, one for each event, in CloudWatch's metric format."""

import json
import logging
from collections import Counter
from typing import Any, get_args

import jsonschema
import pytest

from chalicelib import logs
from chalicelib.adapters.aws import clients
from local.harness.person import MAIL, WITH_NIR
from local.harness.service import Service

# What CloudWatch takes. Source: the specification of the embedded metric format, as `logs.count` cites it.
EMF = {
    "type": "object",
    "required": ["_aws"],
    "properties": {
        "_aws": {
            "type": "object",
            "required": ["Timestamp", "CloudWatchMetrics"],
            "properties": {
                "Timestamp": {"type": "integer"},
                "CloudWatchMetrics": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["Namespace", "Dimensions", "Metrics"],
                        "additionalProperties": False,
                        "properties": {
                            "Namespace": {"type": "string", "minLength": 1, "maxLength": 1024},
                            "Dimensions": {
                                "type": "array",
                                "minItems": 1,
                                "items": {
                                    "type": "array",
                                    "items": {"type": "string", "minLength": 1, "maxLength": 250},
                                    "maxItems": 30,
                                },
                            },
                            "Metrics": {
                                "type": "array",
                                "minItems": 1,
                                "maxItems": 100,
                                "items": {
                                    "type": "object",
                                    "required": ["Name"],
                                    "properties": {"Name": {"type": "string"}, "Unit": {"const": "Count"}},
                                },
                            },
                        },
                    },
                },
            },
        }
    },
}


class Printed:
    """The events that were printed since the last time."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def events(self, name: str = "") -> list[dict[str, Any]]:
        lines = [json.loads(line) for line in self._capsys.readouterr().out.splitlines() if line.startswith("{")]
        return [line for line in lines if not name or name in line]

    def names(self) -> Counter[str]:
        return Counter(name for line in self.events() for name in get_args(logs.Event) if name in line)


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Printed:
    return Printed(capsys)


def test_a_whole_journey_is_counted_step_by_step(service: Service, printed: Printed) -> None:
    person = service.person().walk_to("completed", WITH_NIR, MAIL)
    events = printed.events()
    for line in events:
        jsonschema.validate(line, EMF)
        directive = line["_aws"]["CloudWatchMetrics"][0]
        assert directive["Namespace"] == "MonCompte" and line["Stage"] == "test"
        assert all(isinstance(line[name], str) for names in directive["Dimensions"] for name in names)
        assert line["registration_id"] == person.registration_id
        assert [line[metric["Name"]] for metric in directive["Metrics"]] == [1]
    steps = [line["Step"] for line in events if "StepAnswered" in line]
    assert steps == ["civil_status", "identity_document", "contact", "code", "password"]
    [sent] = [line for line in events if "CodeSent" in line]
    assert sent["Channel"] == "email"
    assert sent["_aws"]["CloudWatchMetrics"][0]["Dimensions"] == [["Stage"], ["Stage", "Channel"]]
    others = Counter(name for line in events for name in get_args(logs.Event) if name in line)
    assert others == {"Started": 1, "StepAnswered": 5, "CodeSent": 1, "CodeVerified": 1, "AccountCreated": 1}


def test_what_goes_wrong_at_the_code_is_counted(service: Service, printed: Printed) -> None:
    person = service.person().walk_to("code")
    printed.events()
    person.answer_code(person.wrong_code())
    service.move_clock(seconds=901)
    person.answer_code()
    person.call("DELETE")
    assert printed.names() == {"CodeWrong": 1, "CodeExpired": 1, "Quit": 1}


def test_a_full_limit_is_counted_with_its_scope(service: Service, printed: Printed) -> None:
    for _ in range(5):
        service.person().walk_to("code")
    service.person().walk_to("contact").answer_contact()
    [locked] = printed.events("Locked")
    assert (locked["limit"], locked["route"]) == ("contact", "/registrations/{registration_id}/contact")


def test_a_message_that_does_not_leave_tells_why(service: Service, printed: Printed) -> None:
    person = service.person().walk_to("contact")
    printed.events()
    with service.failing("sns", "AuthorizationError"):
        person.answer_contact()
    [failed] = printed.events("DeliveryFailed")
    assert (failed["Channel"], failed["reason"], failed["operation"]) == ("sms", "AuthorizationError", "Publish")
    assert failed["registration_id"] == person.registration_id


def test_a_second_account_for_a_nir_is_counted_as_refused(service: Service, printed: Printed) -> None:
    for _ in range(2):
        person = service.person().walk_to("password", WITH_NIR)
        person.answer_password()
    assert printed.names()["AccountRefused"] == 1


@pytest.mark.parametrize("error", ["ThrottlingException", "AccessDeniedException"])
def test_a_failing_service_is_told_by_its_operation_and_by_its_own_word(
    service: Service, printed: Printed, caplog: pytest.LogCaptureFixture, error: str
) -> None:
    caplog.set_level(logging.INFO, "mon_compte")
    person = service.person()
    with service.failing("dynamodb", error):
        assert person.answer_civil_status().status == 503
    [counted] = printed.events("Unavailable")
    failure, line = (json.loads(record.getMessage()) for record in caplog.records[-2:])
    for told in (counted, failure):
        assert (told["operation"], told["error_code"]) == ("GetItem", error)
        assert told["request_id"] == line["request_id"]
    assert (line["code"], line["registration_id"]) == ("unavailable", person.registration_id)


def test_an_execution_found_dead_is_counted_and_so_is_the_one_in_its_place(service: Service, printed: Printed) -> None:
    person = service.person()
    service.kill_execution(person.registration_id)
    person.answer_civil_status()
    dead, mended = (line for line in printed.events() if "DeadToken" in line or "Mended" in line)
    assert (dead["execution"], dead["registration_id"]) == ("FAILED", person.registration_id)
    assert mended["registration_id"] == person.registration_id


def test_a_token_that_a_twin_has_used_is_nobody_dead(service: Service, printed: Printed) -> None:
    person = service.person()
    person.answer_civil_status()
    person.answer_civil_status()
    assert printed.events("DeadToken") == []


def test_a_path_that_names_no_registration_is_not_repeated(
    service: Service, printed: Printed, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "mon_compte")
    service.call("GET", "/registrations/285029999901269", token="t")
    assert "285029999901269" not in caplog.text + json.dumps(printed.events())


def test_an_execution_belongs_to_the_trace_of_the_request_that_starts_it(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[dict[str, Any]] = []

    def keep(params: dict[str, Any], **_: object) -> None:
        sent.append(json.loads(params["body"]))

    clients.client("stepfunctions").meta.events.register("before-call.stepfunctions.StartExecution", keep)
    service.person()
    monkeypatch.setenv("_X_AMZN_TRACE_ID", "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1")
    service.person()
    assert [each.get("traceHeader") for each in sent] == [
        None,
        "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1",
    ]


def test_a_step_that_does_not_open_in_time_is_counted_while_its_execution_lives(
    service: Service, printed: Printed
) -> None:
    person = service.person()
    with service.failing("stepfunctions", "TaskTimedOut", "SendTaskSuccess"):
        assert person.answer_civil_status().status == 202
    assert [line["registration_id"] for line in printed.events("StepLate")] == [person.registration_id]
