"""The machine may do what its states do, and nothing else: the local engine lets its role do everything.

AWS's words: an action of the SDK is its own permission (`aws-sdk:dynamodb:updateItem`: `dynamodb:UpdateItem`); an
optimised one has another. Source: https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from local import ROOT
from local.package.resources import merged_resources

RESOURCES: dict[str, Any] = merged_resources()["Resources"]
MACHINE: dict[str, Any] = RESOURCES["StateMachine"]["Properties"]
[POLICY] = RESOURCES["StateMachineRole"]["Properties"]["Policies"]
STATEMENTS: list[dict[str, Any]] = POLICY["PolicyDocument"]["Statement"]
STATES: dict[str, dict[str, Any]] = json.loads((ROOT / "statemachine" / "registration.asl.json").read_text())["States"]
TASKS = [state for state in STATES.values() if state["Type"] == "Task"]

OPTIMISED = {"lambda:invoke": ("lambda:InvokeFunction", "FunctionName")}
"""The permission that an integration needs, and the parameter that names what it is for."""

NOT_OF_A_STATE = {"LogDeliveryHasNoResources": "logs:", "XRayHasNoResources": "xray:"}
"""Statements for what the service itself does with the history of an execution, and what their actions begin with."""


def needed(state: dict[str, Any]) -> tuple[str, str]:
    """The action, and the resource of the template that it is for."""
    integration = state["Resource"].removeprefix("arn:aws:states:::").removesuffix(".waitForTaskToken")
    sdk = re.fullmatch(r"aws-sdk:dynamodb:(\w+)", integration)
    action, parameter = (f"dynamodb:{_capital(sdk[1])}", "TableName") if sdk else OPTIMISED[integration]
    return action, named(MACHINE["DefinitionSubstitutions"][state["Parameters"][parameter].strip("${}")])


def named(value: dict[str, Any]) -> str:
    """Of a `!Ref` or a `!GetAtt X.Arn`."""
    if "Ref" in value:
        return str(value["Ref"])
    name, attribute = value["Fn::GetAtt"]
    assert attribute == "Arn"
    return str(name)


def allowed() -> Iterator[tuple[str, str]]:
    for statement in STATEMENTS:
        if statement["Sid"] not in NOT_OF_A_STATE:
            actions, resources = listed(statement["Action"]), listed(statement["Resource"])
            yield from ((action, named(resource)) for action in actions for resource in resources)


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]


def test_the_machine_may_do_all_that_its_states_do_and_nothing_that_none_does() -> None:
    assert TASKS
    assert {needed(state) for state in TASKS} == set(allowed())


def test_what_is_for_everything_is_for_the_history_only() -> None:
    others = {statement["Sid"]: statement for statement in STATEMENTS if statement["Sid"] in NOT_OF_A_STATE}
    assert others.keys() == NOT_OF_A_STATE.keys()
    for sid, statement in others.items():
        assert all(action.startswith(NOT_OF_A_STATE[sid]) for action in statement["Action"])


def test_the_policy_only_allows_and_is_the_roles_only_one() -> None:
    assert {statement["Effect"] for statement in STATEMENTS} == {"Allow"}
    assert "ManagedPolicyArns" not in RESOURCES["StateMachineRole"]["Properties"]
    assert MACHINE["RoleArn"] == {"Fn::GetAtt": ["StateMachineRole", "Arn"]}
