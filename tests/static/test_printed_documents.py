"""The pages that are printed from the code say what the code says today, and all of it."""

import json
import re
from typing import Any

import pytest

from chalicelib.domain.errors import ErrorCode
from local.data import errors_page, machine_drawing
from local.data.machine_drawing import drawing_of, page_with

MACHINE: dict[str, Any] = json.loads(machine_drawing.MACHINE.read_text("utf-8"))


def test_the_page_of_refusals_is_the_one_that_the_code_prints() -> None:
    assert errors_page.TARGET.read_text("utf-8") == errors_page.errors_page(), "run `make docs`"


def test_every_refusal_stands_under_one_heading() -> None:
    groups = dict(errors_page.groups())
    assert [code for codes in groups.values() for code in codes] == list(ErrorCode)
    assert groups["password"][0] is ErrorCode.PASSWORD_TOO_SHORT


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("nir_key", "| 422 | a field | La clé"),
        ("code_wrong", "| 422 | the whole request, and `code` | **Code faux.** Ce code n’est pas le bon."),
        ("step_not_open", "| 409 | the whole request | **Étape fermée.** "),
        ("delivery_failed", "| – | a notice | Le code"),
        ("too_long", "| This is too long: {longest} characters at most."),
    ],
)
def test_a_refusal_is_told_with_its_status_its_place_and_its_sentences(code: str, said: str) -> None:
    (row,) = [line for line in errors_page.errors_page().splitlines() if line.startswith(f"| `{code}` |")]
    assert said in row


def test_the_machine_is_drawn_as_it_is() -> None:
    page = machine_drawing.PAGE.read_text("utf-8")
    assert page == page_with(drawing_of(MACHINE), page), "run `make docs`"


def test_the_drawing_leads_wherever_the_machine_leads() -> None:
    arrows = re.findall(r"^ {4}(\w+) -\.?->(?:\|.+\|)? (\w+)$", drawing_of(MACHINE), re.MULTILINE)
    led = {
        (name, target)
        for name, state in MACHINE["States"].items()
        for target in re.findall(r'"(?:Next|Default)": "(\w+)"', json.dumps(state))
    }
    assert set(arrows) == led


def test_a_page_that_lost_a_mark_is_not_written() -> None:
    for mark in (machine_drawing.BEGIN, machine_drawing.END):
        page = machine_drawing.PAGE.read_text("utf-8").replace(mark, "")
        with pytest.raises(ValueError, match="lost a mark"):
            page_with("drawing", page)
