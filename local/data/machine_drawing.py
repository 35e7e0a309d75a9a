"""Draws statemachine/registration.asl.json as Mermaid between two marks of docs/architecture.md (`make docs`)."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from local import ROOT

MACHINE = ROOT / "statemachine" / "registration.asl.json"
PAGE = ROOT / "docs" / "architecture.md"
BEGIN = "<!-- The machine, printed by `make docs`. -->\n"
END = "<!-- The end of the machine. -->\n"

State = Mapping[str, Any]

_WORDS = {
    "States.Timeout": "too late",
    "States.ALL": "any error",
    "DynamoDb.ConditionalCheckFailedException": "no longer open",
}


def page_with(drawing: str, page: str) -> str:
    """The page with this drawing between its marks.

    Raises:
        ValueError: a mark is missing.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{PAGE.name} lost a mark of the machine")
    return f"{before}{BEGIN}\n{drawing}\n{END}{after}"


def drawing_of(machine: State) -> str:
    """Mermaid in a Markdown fence. Each arrow has the words that lead along it; a dotted one leaves the way forward."""
    states: Mapping[str, State] = machine["States"]
    lines = ["flowchart TD", f"    start(( )) --> {machine['StartAt']}"]
    lines += [f"    {name}{_shape(name, state)}" for name, state in states.items()]
    lines += [f"    {arrow}" for name, state in states.items() for arrow in _arrows(name, state)]
    return "```mermaid\n" + "\n".join(lines) + "\n```\n"


def _shape(name: str, state: State) -> str:
    """Waits for a person are rounded, choices have corners at the sides, ends are double, work is a box, a pause is a
    box with round corners."""
    if state["Type"] == "Choice":
        return f"{{{{{name}}}}}"
    if state["Type"] in ("Succeed", "Fail"):
        return f"((({name})))"
    if state["Type"] == "Wait":
        return f"({name})"
    return f"([{name}])" if state["Resource"].endswith(".waitForTaskToken") else f"[{name}]"


def _arrows(name: str, state: State) -> Iterator[str]:
    for choice in state.get("Choices", []):
        yield f"{name} -->|{choice['StringEquals']}| {choice['Next']}"
    if "Default" in state:
        yield f"{name} -->|else| {state['Default']}"
    if "Next" in state:
        yield f"{name} --> {state['Next']}"
    ways_out: dict[str, list[str]] = defaultdict(list)
    for catch in state.get("Catch", []):
        ways_out[catch["Next"]] += [_WORDS.get(error, error) for error in catch["ErrorEquals"]]
    for target, words in ways_out.items():
        yield f"{name} -.->|{', '.join(words)}| {target}"


if __name__ == "__main__":
    PAGE.write_text(page_with(drawing_of(json.loads(MACHINE.read_text("utf-8"))), PAGE.read_text("utf-8")), "utf-8")
    print(f"{PAGE.relative_to(ROOT)} written")
