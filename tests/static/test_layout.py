"""The machine and the policies are set as `make format` sets them."""

import json
from pathlib import Path

import pytest

from local.package.layout import WIDTH, as_set, files


@pytest.mark.parametrize("file", files(), ids=lambda file: file.name)
def test_the_file_is_set_in_short_lines(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    assert as_set(source) == source


def test_setting_changes_no_value_and_no_order() -> None:
    source = '{"b": [{"é": null}, [], {}, 1.5, "' + "x" * WIDTH + '"], "a": {"c": true}}'
    assert json.dumps(json.loads(as_set(source)), ensure_ascii=False) == source


def test_what_fits_into_a_line_with_its_comma_stays_on_it_and_what_does_not_is_one_member_a_line() -> None:
    longest = "x" * (WIDTH - len('  "fits": [""],'))
    too_long = longest + "x"
    assert as_set(json.dumps({"fits": [longest], "not": [too_long, 1]})).splitlines() == [
        "{",
        f'  "fits": ["{longest}"],',
        '  "not": [',
        f'    "{too_long}",',
        "    1",
        "  ]",
        "}",
    ]
