"""The provisional identifier: made from entropy, read back however it is written, wrong ones caught."""

import re
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_97_10

from chalicelib.domain.errors import Refused
from chalicelib.domain.identity.identifier import (
    ALPHABET,
    compact_identifier,
    display_identifier,
    is_valid_identifier,
    provisional_identifier,
)
from chalicelib.domain.identity.nir import parse_nir
from tests.domain.hostile import JSON_VALUES

ENTROPY = st.binary(min_size=16, max_size=32)
ONE = provisional_identifier(bytes(range(16)))


def test_the_same_bytes_always_give_this_identifier() -> None:
    assert display_identifier(ONE) == "MC-2SPQ-MPKS-QWHP-42"


@given(ENTROPY)
def test_an_identifier_has_its_form_and_its_check_digits(entropy: bytes) -> None:
    identifier = provisional_identifier(entropy)
    assert re.fullmatch(f"MC[{ALPHABET}]{{12}}[0-9]{{2}}", identifier)
    assert is_valid_identifier(identifier)
    assert compact_identifier(display_identifier(identifier)) == identifier


@given(ENTROPY)
def test_the_check_digits_are_those_of_iso_7064(entropy: bytes) -> None:
    identifier = provisional_identifier(entropy)
    decimal = "".join(f"{int(char, 36):02d}" for char in identifier[2:14])
    assert mod_97_10.calc_check_digits(decimal) == identifier[14:]


@given(ENTROPY)
def test_no_identifier_can_be_read_as_a_nir(entropy: bytes) -> None:
    with pytest.raises(Refused):
        parse_nir(provisional_identifier(entropy))


@given(ENTROPY, ENTROPY)
def test_other_bytes_give_another_identifier(one: bytes, other: bytes) -> None:
    assume(one[:16] != other[:16])
    assert provisional_identifier(one) != provisional_identifier(other)


def test_too_little_entropy_is_a_fault_of_the_caller() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        provisional_identifier(bytes(15))


@pytest.mark.parametrize(
    "typed",
    [
        "MC-2SPQ-MPKS-QWHP-42",
        "mc 2spq mpks qwhp 42",
        " MC2SPQMPKSQWHP42 ",
        "MC\u20112SPQ\u2011MPKS\u2011QWHP\u201142",
        "MC.2SPQ\u00a0MPKS.QWHP\t42",
    ],
)
def test_case_and_separators_do_not_matter(typed: str) -> None:
    assert compact_identifier(typed) == ONE


def test_every_single_wrong_character_is_caught() -> None:
    for place, right in enumerate(ONE):
        for wrong in set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ") - {right}:
            assert not is_valid_identifier(ONE[:place] + wrong + ONE[place + 1 :])


@given(ENTROPY)
def test_every_two_swapped_characters_are_caught(entropy: bytes) -> None:
    identifier = provisional_identifier(entropy)
    for one, other in combinations(range(2, 16), 2):
        swapped = list(identifier)
        swapped[one], swapped[other] = swapped[other], swapped[one]
        assert "".join(swapped) == identifier or not is_valid_identifier("".join(swapped))


@pytest.mark.parametrize(
    "typed",
    ["", "MC", ONE[:-1], ONE + "0", ONE[2:], "\uff2d\uff23" + ONE[2:], ONE[:-1] + "\u0664", "1990199999999", "M" * 999],
)
def test_what_is_no_identifier_is_none(typed: str) -> None:
    assert compact_identifier(typed) is None


@given(JSON_VALUES)
def test_any_json_value_is_an_identifier_or_none(value: object) -> None:
    assert compact_identifier(value) is None
