"""How the files of the contract are joined: the words of the code are put in, and nothing may be said twice."""

from pathlib import Path

import pytest
import yaml

from chalicelib.domain.errors import ErrorCode
from local.data.openapi import as_json, contract, parsed


def folder_of(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    return tmp_path


def test_the_files_of_the_folder_make_one_document(tmp_path: Path) -> None:
    folder = folder_of(
        tmp_path,
        one="info: {title: T}\npaths: {/a: {get: {}}}\ncomponents: {schemas: {A: {type: string}}}",
        two="paths: {/b: {get: {}}}\ncomponents: {schemas: {B: {type: string}}, examples: {E: {value: 1}}}",
    )
    assert contract(folder) == {
        "info": {"title": "T"},
        "paths": {"/a": {"get": {}}, "/b": {"get": {}}},
        "components": {"schemas": {"A": {"type": "string"}, "B": {"type": "string"}}, "examples": {"E": {"value": 1}}},
    }


def test_words_are_those_of_the_code_in_its_order() -> None:
    assert parsed("enum: !words ErrorCode") == {"enum": [code.value for code in ErrorCode]}
    assert parsed("state: {enum: !words StepState}") == {
        "state": {"enum": ["answered", "open", "upcoming", "not_needed"]}
    }


def test_words_that_nobody_knows_are_refused_with_their_line() -> None:
    with pytest.raises(yaml.YAMLError, match=r"no words are called Stepp(.|\n)*line 2"):
        parsed("type: string\nenum: !words Stepp")


@pytest.mark.parametrize("source", ["a: 1\nb: 2\na: 3", "{x: {a: 1, a: 1}}"])
def test_a_key_that_stands_twice_in_a_file_is_refused(source: str) -> None:
    with pytest.raises(yaml.YAMLError, match="a stands twice"):
        parsed(source)


@pytest.mark.parametrize(
    ("piece", "named"),
    [
        ("info: {title: T}", "info"),
        ("paths: {/a: {get: {}}}", "paths > /a"),
        ("components: {schemas: {A: {type: string}}}", "components > schemas > A"),
    ],
)
def test_an_entry_that_stands_in_two_files_is_refused(tmp_path: Path, piece: str, named: str) -> None:
    with pytest.raises(ValueError, match=f"{named} stands in two files"):
        contract(folder_of(tmp_path, one=piece, two=piece))


def test_an_entry_is_not_put_together_from_two_files(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, one="paths: {/a: {get: {}}}", two="paths: {/a: {put: {}}}")
    with pytest.raises(ValueError, match="paths > /a stands in two files"):
        contract(folder)


def test_an_unquoted_date_is_an_error_and_not_something_else() -> None:
    with pytest.raises(TypeError):
        as_json(parsed("example: 2026-11-23"))
