"""Nothing in this repository is anybody's number, nor a secret; and the hook that sees to it sees them."""

import pytest

from tests.static.real_data import found_in
from tests.static.repository import texts

# Published examples of a NIR, in pieces: this file is looked through as well.
SOMEBODYS = ["18403" + "7800608411", "2 85 02 2A " + "045 987 95", "18403" + "78006084", "2.55.08.14.168" + ".025"]


def test_nothing_here_is_anybodys() -> None:
    assert [find for name, text in texts() for find in found_in(name, text)] == []


@pytest.mark.parametrize("number", SOMEBODYS)
def test_a_number_that_may_be_somebodys_is_told_by_its_line_and_not_repeated(number: str) -> None:
    (find,) = found_in("a.py", f"first line\nNIR = '{number}'\n")
    assert find.startswith("a.py:2: a NIR") and number not in find


@pytest.mark.parametrize(
    "text",
    ["2 85 04 99 999 042 71", "285029999901269", "184037800608412", "commit 1850378006084a", "1732450000000"],
    ids=["place 99 999", "with its key", "a wrong key", "a digest", "a time"],
)
def test_what_cannot_be_anybodys_passes(text: str) -> None:
    assert list(found_in("a.py", text)) == []


def test_tests_of_the_rules_of_places_may_have_places() -> None:
    assert list(found_in("tests/domain/test_nir.py", SOMEBODYS[0])) == []


@pytest.mark.parametrize("text", ["AKIA" + "A" * 16, "-----BEGIN RSA " + "PRIVATE KEY-----", "ghp_" + "a" * 36])
def test_a_secret_is_told(text: str) -> None:
    assert len(list(found_in("a.txt", text))) == 1
