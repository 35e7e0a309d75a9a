"""Executions that are stopped on the deployed stack: the person goes on, by themselves or by the rule."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from local.engine.stack import Stack
from local.harness.client import Client, at_once
from local.harness.person import Person
from local.harness.waiting import wait_until

STEPS = ["civil_status", "identity_document", "contact", "code", "password"]


def answer_of(client: Client, person: Person, step: str) -> Callable[[], Any]:
    answers: dict[str, Callable[[], Any]] = {
        "civil_status": person.answer_civil_status,
        "identity_document": person.answer_identity_document,
        "contact": lambda: person.answer_contact(client.sms),
        "code": lambda: person.answer_code(code),
        "password": person.answer_password,
    }
    code = person.received_code() if step == "code" else ""
    return answers[step]


def execution(stack: Stack, person: Person, generation: int = 1) -> str:
    machine = machine_of(stack).replace(":stateMachine:", ":execution:")
    return f"{machine}:{person.registration_id}-{generation}"


def stop(stack: Stack, person: Person) -> str:
    arn = execution(stack, person)
    stack.aws("stepfunctions").stop_execution(executionArn=arn)
    assert stack.aws("stepfunctions").describe_execution(executionArn=arn)["status"] == "ABORTED"
    return arn


@pytest.mark.parametrize("step", STEPS)
def test_an_answer_to_a_stopped_execution_is_taken(stack: Stack, client: Client, step: str) -> None:
    person = client.person().walk_to(step, contact=client.sms)
    answer = answer_of(client, person, step)
    stop(stack, person)
    given = person.follow(answer())
    assert given.status == 200
    assert person.walk_to("completed", contact=client.sms).look()["status"] == "completed"
    assert len(client.messages("sms")) == 1


def test_of_twenty_copies_to_a_stopped_execution_one_replaces_it(stack: Stack, client: Client) -> None:
    person = client.person()
    stop(stack, person)
    assert {person.follow(each).status for each in at_once(20, person.answer_civil_status)} == {200}
    assert person.look()["open_step"] == "identity_document"
    machine = stack.aws("stepfunctions")
    assert machine.describe_execution(executionArn=execution(stack, person, 2))["status"] == "RUNNING"
    with pytest.raises(machine.exceptions.ExecutionDoesNotExist):
        machine.describe_execution(executionArn=execution(stack, person, 3))


def test_the_rule_takes_the_death_of_our_executions_and_nothing_else(stack: Stack, client: Client) -> None:
    arn = execution(stack, client.person())
    for status in ("FAILED", "ABORTED", "TIMED_OUT"):
        assert is_taken(stack, told(stack, arn, status))
    for status in ("RUNNING", "SUCCEEDED", "PENDING_REDRIVE"):
        assert not is_taken(stack, told(stack, arn, status))
    another = {
        **told(stack, arn, "FAILED"),
        "detail": {"stateMachineArn": f"{machine_of(stack)}-2", "status": "FAILED"},
    }
    assert not is_taken(stack, another)


def test_the_rule_replaces_a_stopped_execution_without_its_person(stack: Stack, client: Client) -> None:
    person = client.person().walk_to("code", contact=client.sms)
    stop(stack, person)
    wait_until(lambda: opened_by(stack, person) == 2, 20)
    assert person.answer_code().body["open_step"] == "password"
    assert len(client.messages("sms")) == 1


def opened_by(stack: Stack, person: Person) -> int:
    """The generation whose opening stands in the table."""
    key = {"registration_id": {"S": person.registration_id}}
    item = stack.aws("dynamodb").get_item(TableName=stack.deployed.outputs["RegistrationsTableName"], Key=key)["Item"]
    return int(item["generation"]["N"]) if "task_token" in item else 0


def machine_of(stack: Stack) -> str:
    return stack.deployed.outputs["StateMachineArn"]


def rule_of(stack: Stack) -> str:
    rules = stack.aws("events").list_rules()["Rules"]
    return next(str(rule["Name"]) for rule in rules if "DeadExecutions" in rule["Name"])


def is_taken(stack: Stack, event: dict[str, Any]) -> bool:
    pattern = stack.aws("events").describe_rule(Name=rule_of(stack))["EventPattern"]
    return bool(stack.aws("events").test_event_pattern(EventPattern=pattern, Event=json.dumps(event))["Result"])


def told(stack: Stack, arn: str, status: str) -> dict[str, Any]:
    """What AWS puts on the bus, as documented. So does the engine.

    Source: https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
    """
    return {
        "version": "0",
        "id": "315c1398-40ff-a850-213b-158f73e60175",
        "detail-type": "Step Functions Execution Status Change",
        "source": "aws.states",
        "account": arn.split(":")[4],
        "time": "2026-11-24T00:00:00Z",
        "region": arn.split(":")[3],
        "resources": [arn],
        "detail": {
            "executionArn": arn,
            "stateMachineArn": machine_of(stack),
            "name": arn.rpartition(":")[2],
            "status": status,
            "input": "{}",
            "output": None,
        },
    }
