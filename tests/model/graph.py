"""Which steps may follow, as the machine's definition has it: the order that the walk is held against."""

from functools import cache
from typing import Any

from chalicelib.domain.registration.steps import Outcome
from local.harness.environment import DEFINITION

END = "end"
TOO_LATE = "States.Timeout"
STATES: dict[str, dict[str, Any]] = DEFINITION["States"]


def _step(state: dict[str, Any]) -> str | None:
    """The step that a wait opens."""
    values = state.get("Parameters", {}).get("ExpressionAttributeValues", {})
    return str(values[":step"]["S"]) if ":step" in values else None


WAITS = {step: state for state in STATES.values() if (step := _step(state))}


@cache
def next_steps(step: str, word: str) -> frozenset[str]:
    """Where a person may find themselves once the machine was told this word at this step: `END`, or a step."""
    wait = WAITS[step]
    if word in set(Outcome):
        return _reached({wait["Next"]}, {f"$.{step}.outcome": word})
    caught = [catch["Next"] for catch in wait["Catch"] if word in catch["ErrorEquals"]]
    return _reached({caught[0]}, {}) if caught else frozenset({step})


def _reached(first: set[str], outcome: dict[str, str]) -> frozenset[str]:
    """The first waits behind these states. Whatever works may fail, or be refused."""
    found, seen, frontier = set(), set(), first
    while frontier:
        seen |= frontier
        passed = {name for name in frontier if STATES[name]["Type"] != "Succeed" and not _step(STATES[name])}
        found |= {_step(STATES[name]) or END for name in frontier - passed}
        frontier = {name for state in passed for name in _following(STATES[state], outcome)} - seen
    return frozenset(found)


def _following(state: dict[str, Any], outcome: dict[str, str]) -> set[str]:
    choices = state.get("Choices", [])
    if choices and choices[0]["Variable"] in outcome:
        fitting = [each["Next"] for each in choices if each["StringEquals"] == outcome[each["Variable"]]]
        return {fitting[0] if fitting else state["Default"]}
    named = [state.get("Next"), state.get("Default"), *(each["Next"] for each in (*choices, *state.get("Catch", [])))]
    return {name for name in named if name}
