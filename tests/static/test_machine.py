"""What neither cfn-lint nor moto sees in the machine: dangling names, waits without a clock, data on the loose."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from chalicelib.adapters.tables.registration_row import ANSWERS
from chalicelib.domain.registration.steps import Outcome, Step, WayOut
from local import ROOT

TEXT = (ROOT / "statemachine" / "registration.asl.json").read_text()
MACHINE: dict[str, Any] = json.loads(TEXT)
STATES: dict[str, dict[str, Any]] = MACHINE["States"]
WAITS = {name: state for name, state in STATES.items() if str(state.get("Resource", "")).endswith(".waitForTaskToken")}
ERASER = STATES["ForgetRegistration"]["Parameters"]["UpdateExpression"]


def next_states(state: dict[str, Any]) -> Iterator[str]:
    for key in ("Next", "Default"):
        if key in state:
            yield state[key]
    for branch in (*state.get("Choices", []), *state.get("Catch", [])):
        yield branch["Next"]


def values_of(state: dict[str, Any]) -> Iterator[dict[str, str]]:
    yield from state.get("Parameters", {}).get("ExpressionAttributeValues", {}).values()
    yield from state.get("Parameters", {}).get("Key", {}).values()


def test_every_next_state_exists() -> None:
    assert {name for state in STATES.values() for name in next_states(state)} <= STATES.keys()


def test_every_state_is_reachable() -> None:
    reached, frontier = set(), {MACHINE["StartAt"]}
    while frontier:
        reached |= frontier
        frontier = {name for state in frontier for name in next_states(STATES[state])} - reached
    assert reached == STATES.keys()


def test_every_state_says_what_it_is_for() -> None:
    assert all(len(state["Comment"]) > 10 for state in STATES.values())


def test_each_step_has_one_wait() -> None:
    steps = [state["Parameters"]["ExpressionAttributeValues"][":step"]["S"] for state in WAITS.values()]
    assert sorted(steps) == sorted(Step)


def test_the_waits_open_their_step_in_the_same_way_and_are_tried_again_alike() -> None:
    shared = ("TableName", "Key", "ConditionExpression", "ExpressionAttributeNames")
    ways = [
        {
            "Resource": state["Resource"],
            "Retry": state["Retry"],
            **{name: state["Parameters"][name] for name in shared},
        }
        for state in WAITS.values()
    ]
    assert len(ways) == 5
    assert all(way == ways[0] for way in ways)


@pytest.mark.parametrize("name", WAITS)
def test_every_wait_has_a_clock_and_keeps_a_forgotten_registration_forgotten(name: str) -> None:
    state = WAITS[name]
    assert state["TimeoutSeconds"] in ("${StepSeconds}", "${CodeSeconds}")
    assert "States.Timeout" in {error for catch in state["Catch"] for error in catch["ErrorEquals"]}
    kept = "attribute_exists(registration_id) AND #status = :open AND generation = :generation"
    assert state["Parameters"]["ConditionExpression"] == kept


@pytest.mark.parametrize("name", WAITS)
def test_whatever_else_befalls_a_wait_opens_it_again(name: str) -> None:
    last = WAITS[name]["Catch"][-1]
    again = STATES[last["Next"]]
    assert last["ErrorEquals"] == ["States.ALL"]
    assert (again["Type"], again["Seconds"], again["Next"]) == ("Wait", 1, name)
    assert last["Next"] == name.replace("Await", "Reopen")
    # The notice of the contact step and the failure of the last stay as they were.
    assert last["ResultPath"] == "$.trouble"


def test_no_state_is_its_own_next() -> None:
    assert not [name for name, state in STATES.items() if name in next_states(state)]


def test_no_retrier_takes_the_end_of_a_wait_or_a_word_of_ours() -> None:
    retried = {
        error for state in STATES.values() for retrier in state.get("Retry", []) for error in retrier["ErrorEquals"]
    }
    assert not retried & {"States.Timeout", "States.ALL", *WayOut, *Outcome}
    # It would take every word of ours with it; the eraser is told none.
    assert [name for name, state in STATES.items() if "States.TaskFailed" in str(state.get("Retry"))] == [
        "ForgetRegistration"
    ]


def test_no_state_can_fail_for_good() -> None:
    works = [state for state in STATES.values() if state["Type"] == "Task"]
    assert all(state["Catch"][-1]["ErrorEquals"] == ["States.ALL"] for state in works)
    assert not [name for name, state in STATES.items() if state["Type"] == "Fail"]


def test_a_machine_says_by_its_end_what_became_of_the_registration() -> None:
    ends = {name for name, state in STATES.items() if state["Type"] == "Succeed"}
    assert ends == {"Registered", "Quit", "Expired", "NotCreated", "Gone"}


def test_an_execution_can_go_on_at_each_step() -> None:
    choice = STATES[MACHINE["StartAt"]]
    resumed = {rule["StringEquals"]: rule["Next"] for rule in choice["Choices"]} | {"civil_status": choice["Default"]}
    opened = {name: wait["Parameters"]["ExpressionAttributeValues"][":step"]["S"] for name, wait in WAITS.items()}
    assert {step: opened[name] for step, name in resumed.items()} == {step.value: step.value for step in Step}


def test_there_are_at_most_thirty_states() -> None:
    assert len(STATES) <= 30


def test_only_the_code_has_the_life_of_a_code() -> None:
    assert [name for name, state in WAITS.items() if state["TimeoutSeconds"] == "${CodeSeconds}"] == ["AwaitCode"]


def test_every_way_out_of_the_api_is_caught_somewhere_and_no_other() -> None:
    caught = {error for state in WAITS.values() for catch in state["Catch"] for error in catch["ErrorEquals"]}
    ours = {error for error in caught if "." not in error}
    assert ours == set(WayOut)


@pytest.mark.parametrize("name", [name for name in WAITS if name != "AwaitCivilStatus"])
def test_going_back_and_quitting_are_possible_at_every_wait_after_the_first(name: str) -> None:
    caught = {error for catch in WAITS[name]["Catch"] for error in catch["ErrorEquals"]}
    assert {"back", "quit"} <= caught


def test_lambda_functions_get_an_id_and_nothing_else() -> None:
    payloads = [state["Parameters"]["Payload"] for state in STATES.values() if "Payload" in state.get("Parameters", {})]
    assert len(payloads) == 3
    assert all(payload == {"registration_id.$": "$.registration_id"} for payload in payloads)


def test_the_machine_writes_words_and_its_own_token_only() -> None:
    written = {path for state in STATES.values() for value in values_of(state) for path in value.values()}
    paths = {path for path in written if path.startswith("$")}
    words = {"$.generation", "$.exit.Error", "$.account.Error"}
    assert paths == {"$.registration_id", "$$.Task.Token", "$$.State.EnteredTime", *words}
    kept = {"$.exit", "$.account", "$.trouble", "$.civil_status", "$.contact"}
    read = {"$.resume", "$.civil_status.outcome", "$.contact.outcome"}
    assert {path.strip('"') for path in re.findall(r'"\$[^"{]*"', TEXT)} == paths | kept | read


def test_the_machine_writes_texts_and_numbers_only() -> None:
    written = {kind for state in STATES.values() for value in values_of(state) for kind in value}
    assert {kind.removesuffix(".$") for kind in written} <= {"S", "N"}
    assert "bool" not in TEXT.lower()


def test_forgetting_erases_every_answer() -> None:
    removed = set(ERASER.partition("REMOVE")[2].replace(",", " ").split())
    assert removed == {*ANSWERS, "open_step", "task_token"}


def test_every_placeholder_is_known_to_the_template() -> None:
    known = {
        "StepSeconds",
        "CodeSeconds",
        "RegistrationsTable",
        "SendCodeBySmsArn",
        "SendCodeByEmailArn",
        "CreateAccountArn",
    }
    assert set(re.findall(r"\$\{(\w+)\}", TEXT)) == known


def test_the_longest_happy_path_has_at_most_twelve_transitions() -> None:
    path, state = [], MACHINE["StartAt"]
    while state:
        path.append(state)
        found = STATES[state]
        state = found.get("Default") or found.get("Next")
    assert path[-1] == "Registered"
    assert len(path) <= 12
