"""The shape of a NIR: what is accepted, what is impossible, and that the key catches typing errors."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.errors import ErrorCode, Refused
from chalicelib.domain.identity.nir import Nir, parse_nir
from tests.domain.hostile import JSON_VALUES

VALID = {
    "a man": "184037800608411",
    "Corse-du-Sud": "285022A04598795",
    "Haute-Corse": "285022B04598725",
    "Corsica before 1976": "260072004512306",
    "Martinique": "185079721204565",
    "Mayotte": "185079760804519",
    "French Polynesia": "185079873504562",
    "born abroad": "267049923408102",
    "Algeria before independence": "155039135201285",
    "pseudo-month 20": "184207800608489",
    "pseudo-month 31": "184317800608471",
    "pseudo-month 42": "184427800608453",
    "pseudo-month 50": "184507800608484",
    "pseudo-month 99": "184997800608492",
    "provisional, a man": "784039935208416",
    "provisional, a woman": "884039935208463",
}
PLEASE_CHECK = {"20 in 1985": "185022004598721", "2A in 1960": "160022A04598712"}
IMPOSSIBLE = {
    "month 00": ("185007800608411", ErrorCode.NIR_MONTH),
    "month 13": ("185137800608425", ErrorCode.NIR_MONTH),
    "commune 000": ("185027800008429", ErrorCode.NIR_COMMUNE),
    "order 000": ("185027800600030", ErrorCode.NIR_ORDER),
    "département 00": ("185020000608415", ErrorCode.NIR_DEPARTMENT),
    "letters elsewhere": ("2A5027800608438", ErrorCode.NIR_CHARACTERS),
    "sex 9": ("984037800608496", ErrorCode.NIR_SEX),
}
FULL_WIDTH = {ord("0") + digit: 0xFF10 + digit for digit in range(10)}
NUMBERS = [*VALID.values(), *PLEASE_CHECK.values()]


def code_of(value: object) -> ErrorCode:
    with pytest.raises(Refused) as refusal:
        parse_nir(value)
    return refusal.value.code


@pytest.mark.parametrize("typed", [pytest.param(number, id=name) for name, number in (VALID | PLEASE_CHECK).items()])
def test_a_possible_number_is_accepted_with_its_key_and_without(typed: str) -> None:
    with_key, without_key = parse_nir(typed), parse_nir(typed[:13])
    assert with_key == without_key == Nir(typed[:13])
    assert with_key.key == typed[13:]


@pytest.mark.parametrize(
    ("typed", "code"), [pytest.param(number, code, id=name) for name, (number, code) in IMPOSSIBLE.items()]
)
def test_an_impossible_number_is_refused_with_its_key_and_without(typed: str, code: ErrorCode) -> None:
    assert code_of(typed) is code
    assert code_of(typed[:13]) is code


def test_every_part_has_its_name() -> None:
    nir = parse_nir("2 84 03 78 006 084")
    assert (nir.sex, nir.year, nir.month, nir.department, nir.commune, nir.order) == (
        "2", "84", "03", "78", "006", "084",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("place", "department", "commune"),
    [
        ("75112", "75", "112"),
        ("2A004", "2A", "004"),
        ("20004", "20", "004"),
        ("97212", "972", "12"),
        ("97502", "975", "02"),
        ("98818", "988", "18"),
        ("99352", "99", "352"),
        ("96351", "96", "351"),
    ],
)
def test_overseas_the_departement_has_three_characters(place: str, department: str, commune: str) -> None:
    nir = parse_nir(f"28403{place}084")
    assert (nir.department, nir.commune) == (department, commune)


@pytest.mark.parametrize(
    "typed",
    [
        "2 84 03 78 006 084 58",
        "2-84-03-78-006-084",
        "2.84.03.78.006.084",
        "2/84/03/78/006/084",
        "\t2840378006084 ",
        "2\u00a084\u202f03\u200978\u00a0006\u00a0084",
        "2\u201184\u201003\u200778006084",
    ],
)
def test_separators_are_dropped(typed: str) -> None:
    assert parse_nir(typed).number == "2840378006084"


def test_letters_are_upper_cased() -> None:
    assert parse_nir("2 85 02 2a 045 987 95").number == "285022A045987"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (None, ErrorCode.REQUIRED),
        ("", ErrorCode.REQUIRED),
        (2840378006084, ErrorCode.NOT_TEXT),
        (["2840378006084"], ErrorCode.NOT_TEXT),
        ("9" * 5000, ErrorCode.TOO_LONG),
        ("- - -", ErrorCode.NIR_LENGTH),
        ("284037800608", ErrorCode.NIR_LENGTH),
        ("28403780060840", ErrorCode.NIR_LENGTH),
        ("2840378006084583", ErrorCode.NIR_LENGTH),
        ("284O378006084", ErrorCode.NIR_CHARACTERS),
        ("284_378006084", ErrorCode.NIR_CHARACTERS),
        ("284\n378006084", ErrorCode.NIR_CHARACTERS),
        ("2840378006\u0000084", ErrorCode.NIR_CHARACTERS),
        ("\ud800840378006084", ErrorCode.NIR_CHARACTERS),
        ("2٨٤0378006084", ErrorCode.NIR_CHARACTERS),
        ("2840378006084".translate(FULL_WIDTH), ErrorCode.NIR_CHARACTERS),
        ("284037800608²", ErrorCode.NIR_CHARACTERS),
        ("284031A006084", ErrorCode.NIR_CHARACTERS),
        ("284032C006084", ErrorCode.NIR_CHARACTERS),
        ("28403A2006084", ErrorCode.NIR_CHARACTERS),
        ("284037800608A", ErrorCode.NIR_CHARACTERS),
    ],
)
def test_what_is_not_a_number_is_refused(typed: object, code: ErrorCode) -> None:
    assert code_of(typed) is code


def test_a_wrong_length_is_told() -> None:
    with pytest.raises(Refused) as refusal:
        parse_nir("2 84 03 78 006 08")
    assert refusal.value.details == {"length": 12}


@pytest.mark.parametrize("sex", "0569")
def test_four_first_digits_are_impossible(sex: str) -> None:
    assert code_of(f"{sex}840378006084") is ErrorCode.NIR_SEX


def test_the_months_of_incomplete_civil_status_are_accepted_and_the_others_refused() -> None:
    refused = set()
    for month in range(100):
        try:
            parse_nir(f"284{month:02d}78006084")
        except Refused as refusal:
            assert refusal.code is ErrorCode.NIR_MONTH
            refused.add(month)
    assert refused == {0, *range(13, 20), *range(43, 50)}


def test_the_departements_that_never_were_are_refused() -> None:
    refused = set()
    for place in [f"{two:02d}" for two in range(97)] + [str(three) for three in range(970, 990)] + ["99"]:
        try:
            parse_nir(f"28403{place.ljust(5, '1')}084")
        except Refused as refusal:
            assert refusal.code is ErrorCode.NIR_DEPARTMENT
            refused.add(place)
    assert refused == {"00", "970", "979", "980", "981", "982", "983"}


def test_a_commune_number_of_zeros_is_refused_overseas_too() -> None:
    assert code_of("2840397100084") is ErrorCode.NIR_COMMUNE


def test_a_wrong_key_is_told_when_the_rest_is_possible() -> None:
    assert code_of("184037800608412") is ErrorCode.NIR_KEY
    assert code_of("285022A04598725") is ErrorCode.NIR_KEY


def test_an_impossible_part_is_told_before_the_key() -> None:
    assert code_of("184137800608499") is ErrorCode.NIR_MONTH


@pytest.mark.parametrize(
    ("sex", "is_provisional"),
    [("1", False), ("2", False), ("3", True), ("4", True), ("7", True), ("8", True)],
)
def test_numbers_being_registered_and_provisional_ones_are_marked_for_review(sex: str, is_provisional: bool) -> None:
    assert parse_nir(f"{sex}840399352084").is_provisional is is_provisional


def test_the_number_is_displayed_as_the_tutorial_does() -> None:
    assert parse_nir("284037800608458").masked() == "2 XX XXXX XXX XXX"


def test_the_number_does_not_reach_a_log_by_its_representation() -> None:
    nir = parse_nir("2840378006084")
    assert not re.search("840378|6084", f"{nir} {nir!r} {[nir]}")


def test_a_refusal_does_not_echo_what_was_typed() -> None:
    with pytest.raises(Refused) as refusal:
        parse_nir("184037800608412")
    assert "1840378" not in f"{refusal.value!r} {refusal.value.details}"


@pytest.mark.parametrize("number", NUMBERS)
def test_the_key_catches_every_error_of_one_character(number: str) -> None:
    for position, right in enumerate(number):
        for wrong in set("0123456789AB") - {right}:
            code_of(number[:position] + wrong + number[position + 1 :])


PLACES = st.from_regex(r"(?:0[1-9]|[1-8][0-9]|9[0-69]|2[AB])(?:[0-9]{2}[1-9])|97[1-8][0-9][1-9]", fullmatch=True)


@given(
    sex=st.sampled_from("123478"),
    year=st.integers(0, 99),
    month=st.integers(1, 12),
    place=PLACES,
    order=st.integers(1, 999),
    position=st.integers(0, 14),
    shift=st.integers(1, 9),
)
def test_one_wrong_digit_never_passes(
    sex: str, year: int, month: int, place: str, order: int, position: int, shift: int
) -> None:
    nir = Nir(f"{sex}{year:02d}{month:02d}{place}{order:03d}")
    typed = nir.number + nir.key
    assert parse_nir(typed) == nir
    if typed[position].isdigit():
        wrong = str((int(typed[position]) + shift) % 10)
        code_of(typed[:position] + wrong + typed[position + 1 :])


@given(JSON_VALUES | st.text("0123456789AaBb -./\t", max_size=20))
def test_any_value_is_read_or_refused(value: object) -> None:
    with suppress(Refused):
        assert re.fullmatch("[1-478][0-9]{4}[0-9AB]{5}[0-9]{3}", parse_nir(value).number)
