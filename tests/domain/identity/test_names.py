"""Names: everybody's can be written, nothing else can, and two spellings of one name are the same."""

import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.errors import ErrorCode, Refused
from chalicelib.domain.identity.names import (
    INVISIBLE,
    NAME_SIGNS,
    fold,
    is_same_first_name,
    is_same_name,
    optional_given_names,
    optional_name,
)
from tests.domain.hostile import JSON_VALUES

LETTERS = st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F), min_size=1, max_size=20)


@pytest.mark.parametrize(
    "name",
    [
        "Dupont",
        "DUPONT--MARTIN",
        "de La Tour d'Auvergne",
        "D\u2019Angelo",
        "N'Guessan",
        "'t Hart",
        "Jean-François",
        "Ñuñez",
        "Straße",
        "Þórdís Ægisdóttir",
        "Łukasz Żółć",
        "Đặng Thị Nhàn",
        "Šćepanović",
        "Győző",
        "I\u0307lker \u0131\u015f\u0131k",
        "Gal·la",
        "St. John",
        "Papadópoulos Παπαδόπουλος",
        "Ольга Щербакова",
        "محمد",
        "שָׁלוֹם",
        "อภิสิทธิ์",
        "\u02bbAna",
        "O",
        "Y",
    ],
)
def test_the_names_of_every_country_are_accepted(name: str) -> None:
    assert optional_name(name) is not None
    assert optional_given_names(name) == optional_name(name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Jean   Paul ", "Jean Paul"),
        ("Jean\u00a0Paul", "Jean Paul"),
        ("Jose\u0301", "Jos\u00e9"),
        ("Jean\u2011Paul", "Jean-Paul"),
        ("Jean\u2013Paul", "Jean-Paul"),
        ("So\ufb01a", "Sofia"),
        ("\uff2a\uff45\uff41\uff4e", "Jean"),
        ("e\u0301" * 100, "\u00e9" * 100),
    ],
)
def test_a_name_is_normalised(typed: str, name: str) -> None:
    assert optional_name(typed) == name


@pytest.mark.parametrize("typed", [None, "", "   ", "\u00a0", "\n"])
def test_a_name_may_be_missing(typed: object) -> None:
    assert optional_name(typed) is None
    assert optional_given_names(typed) is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (12, ErrorCode.NOT_TEXT),
        (False, ErrorCode.NOT_TEXT),
        (["Jean"], ErrorCode.NOT_TEXT),
        ("a" * 101, ErrorCode.TOO_LONG),
        ("e\u0301" * 101, ErrorCode.TOO_LONG),
        ("a" * 100_000, ErrorCode.TOO_LONG),
        ("\ufdfa" * 90, ErrorCode.TOO_LONG),  # one character that normalises to eighteen
        ("Jean2", ErrorCode.NAME_CHARACTERS),
        ("Jean\u0662", ErrorCode.NAME_CHARACTERS),
        ("Jean\u00b2", ErrorCode.NAME_CHARACTERS),
        ("Jean, Paul", ErrorCode.NAME_CHARACTERS),
        ("Jean\U0001f600", ErrorCode.NAME_CHARACTERS),
        ("Jean\u0000", ErrorCode.NAME_CHARACTERS),
        ("Jean\nPaul", ErrorCode.NAME_CHARACTERS),
        ("Jean\tPaul", ErrorCode.NAME_CHARACTERS),
        ("Jean\u2028Paul", ErrorCode.NAME_CHARACTERS),
        ("\u202enaeJ", ErrorCode.NAME_CHARACTERS),
        ("Jean\u200b", ErrorCode.NAME_CHARACTERS),
        ("\ufeffJean", ErrorCode.NAME_CHARACTERS),
        ("Jean\ud800", ErrorCode.NAME_CHARACTERS),
        ("\ue000", ErrorCode.NAME_CHARACTERS),
        ("\u3164", ErrorCode.NAME_CHARACTERS),  # a letter that nobody sees
        ("\u0301Jean", ErrorCode.NAME_CHARACTERS),
        ("Jean \u0301", ErrorCode.NAME_CHARACTERS),
        ("a" + "\u0316" * 5, ErrorCode.NAME_CHARACTERS),
        ("-", ErrorCode.NAME_CHARACTERS),
        ("...", ErrorCode.NAME_CHARACTERS),
        ("\u02bc", ErrorCode.NAME_CHARACTERS),
        ("<script>", ErrorCode.NAME_CHARACTERS),
        ("Jean & Marie", ErrorCode.NAME_CHARACTERS),
        ("jean@example.com", ErrorCode.NAME_CHARACTERS),
        ("Dupont/Martin", ErrorCode.NAME_CHARACTERS),
    ],
)
def test_what_is_no_name_is_refused(typed: object, code: ErrorCode) -> None:
    with pytest.raises(Refused) as refusal:
        optional_name(typed)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    "invisible",
    [
        "\u00ad",  # soft hyphen
        "\u034f",  # combining grapheme joiner
        "\u061c",  # Arabic letter mark
        "\u115f",  # Hangul fillers
        "\uffa0",
        "\u17b4",  # Khmer inherent vowels
        "\u17b5",
        "\u180b",  # Mongolian variation selectors, vowel separator
        "\u180e",
        "\u180f",
        "\u200c",  # zero width non-joiner, joiner, right-to-left mark
        "\u200d",
        "\u200f",
        "\u2060",  # word joiner
        "\u2066",  # isolate
        "\ufe00",  # variation selectors
        "\ufe0f",
        "\U0001bca0",
        "\U0001d173",
        "\U000e0041",  # tag
        "\U000e0100",  # variation selectors of ideographs
        "\U000e01ef",
        "\U000e0fff",  # not assigned
    ],
)
@pytest.mark.parametrize("name", ["Mar{}tin", "Martin{}", "{}Martin", "山{}田", "{}"])
def test_what_nobody_sees_is_refused(name: str, invisible: str) -> None:
    with pytest.raises(Refused) as refusal:
        optional_name(name.format(invisible))
    assert refusal.value.code == ErrorCode.NAME_CHARACTERS


def test_as_many_code_points_are_invisible_as_unicode_counts() -> None:
    """The total under Default_Ignorable_Code_Point; but for letters and marks, they are formats or not assigned."""
    found = [chr(point) for point in range(0x110000) if INVISIBLE.match(chr(point))]
    assert len(found) == 4174
    assert {unicodedata.category(char) for char in found} == {"Cf", "Cn", "Lo", "Mn"}


@given(st.characters(categories=["Cf", "Cc", "Co", "Cs", "Cn", "Zl", "Zp"]))
def test_no_format_no_control_and_nothing_unassigned_stands_within_a_name(char: str) -> None:
    with pytest.raises(Refused):
        optional_name(f"Mar{char}tin")


def test_the_commas_of_an_identity_card_become_spaces() -> None:
    assert optional_given_names("Marie, Anne,Louise") == "Marie Anne Louise"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jean-François", "JEAN FRANCOIS"),
        ("D\u2019Angelo", "D'ANGELO"),
        ("D'Angelo", "D ANGELO"),
        ("D'Angelo", "DANGELO"),
        ("DUPONT--MARTIN", "Dupont Martin"),
        ("Jos\u00e9", "Jose\u0301"),
        ("Straße", "STRASSE"),
        ("Cœur", "COEUR"),
        ("Søren", "SOREN"),
        ("Łukasz", "LUKASZ"),
        ("Đặng", "DANG"),
        ("Þór", "THOR"),
        ("Ægir", "AEGIR"),
        ("İlker I\u015f\u0131k", "ILKER ISIK"),
        ("Gal·la", "GALLA"),
        (None, ""),
    ],
)
def test_two_spellings_of_one_name_are_the_same(one: str | None, other: str | None) -> None:
    assert is_same_name(one, other)
    assert is_same_name(other, one)


@pytest.mark.parametrize(("one", "other"), [("Dupont", "Dupond"), ("Marie", "Marie Anne"), ("Anne", None)])
def test_two_names_are_not_the_same(one: str | None, other: str | None) -> None:
    assert not is_same_name(one, other)


@pytest.mark.parametrize(("typed", "registered"), [("Marie", "MARIE ANNE LOUISE"), ("Ève-Marie", "EVE"), (None, "")])
def test_the_first_given_name_is_enough(typed: str | None, registered: str) -> None:
    assert is_same_first_name(typed, registered)


def test_another_first_given_name_is_not_the_same() -> None:
    assert not is_same_first_name("Anne", "MARIE ANNE")
    assert not is_same_first_name(None, "MARIE")


def test_folding_keeps_the_words_apart() -> None:
    assert fold("  Marie-Ève  d'ÉTÉ ") == "marie eve d ete"


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x17F), max_size=20))
def test_no_letter_of_western_and_central_europe_is_left_unfolded(text: str) -> None:
    assert fold(text).isascii() or set(text) & set("\u0138\u00b5")  # Greenland's old k, and the sign for micro


@given(LETTERS, st.sampled_from(" " + NAME_SIGNS), LETTERS)
def test_letters_around_one_sign_make_a_name_and_reading_it_again_changes_nothing(a: str, sign: str, b: str) -> None:
    name = optional_name(a + sign + b)
    assert name is not None
    assert optional_name(name) == name
    assert is_same_name(name, a + b)


@given(JSON_VALUES)
def test_any_json_value_is_a_name_or_a_refusal(value: object) -> None:
    for parse in (optional_name, optional_given_names):
        with suppress(Refused):
            name = parse(value)
            assert name is None or (0 < len(name) <= 100 and name.encode())
