"""Specimens: those of ICAO Doc 9303 (Utopia), of the French State (MARTIN, BERTHIER) and made-up ones."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import ErrorCode, Refused
from chalicelib.domain.identity.machine_readable_zone import Layout, check_digit, read_zone

TD1_UTOPIA = "I<UTOD231458907<<<<<<<<<<<<<<<7408122F1204159UTO<<<<<<<<<<<6ERIKSSON<<ANNA<MARIA<<<<<<<<<<"
TD1_LONG_NUMBER = "I<UTOD23145890<7349<<<<<<<<<<<3407127M9507122UTO<<<<<<<<<<<2STEVENSON<<PETER<JOHN<<<<<<<<<"
TD1_FRENCH_CARD = "IDFRAX4RTBPFW46<<<<<<<<<<<<<<<9007138F3002119FRA<<<<<<<<<<<6MARTIN<<MAELYS<GAELLE<MARIE<<<"
TD3_UTOPIA = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10"
OLD_CARD = "IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<8806923102858CORINNE<<<<<<<6512068F6"
OLD_CARD_OF_A_CONSULATE = "IDFRATEST<NAME<<<<<<<<<<<<<<<<0CHE021710GVA123451ROBERTA<<<<<<<9112311F2"


def with_filler_for_the_empty_digit(personal_number_digit: str) -> str:
    """A TD3 without a personal number."""
    line = "L898902C36UTO7408122F1204159" + "<" * 14 + personal_number_digit
    return TD3_UTOPIA[:44] + line + check_digit(line[:10] + line[13:20] + line[21:43])


@pytest.mark.parametrize(
    ("text", "layout", "code", "state", "number"),
    [
        (TD1_UTOPIA, Layout.TD1, "I", "UTO", "D23145890"),
        (TD1_LONG_NUMBER, Layout.TD1, "I", "UTO", "D23145890734"),
        (TD1_FRENCH_CARD, Layout.TD1, "ID", "FRA", "X4RTBPFW4"),
        (TD3_UTOPIA, Layout.TD3, "P", "UTO", "L898902C3"),
        (OLD_CARD, Layout.OLD_FRENCH_CARD, "ID", "FRA", "880692310285"),
        (OLD_CARD_OF_A_CONSULATE, Layout.OLD_FRENCH_CARD, "ID", "FRA", "1710GVA12345"),
    ],
)
def test_a_specimen_is_read(text: str, layout: Layout, code: str, state: str, number: str) -> None:
    zone = read_zone(text)
    assert zone is not None
    assert (zone.layout, zone.document_code, zone.issuing_state, zone.document_number) == (layout, code, state, number)


@pytest.mark.parametrize("digit", ["<", "0"])
def test_the_digit_of_an_empty_personal_number_is_a_filler_or_zero(digit: str) -> None:
    assert read_zone(with_filler_for_the_empty_digit(digit)) is not None


@pytest.mark.parametrize(("text", "digit"), [("520727", "3"), ("AB2134<<<", "5"), ("", "0"), ("<<<", "0")])
def test_the_check_digit_is_that_of_doc_9303(text: str, digit: str) -> None:
    assert check_digit(text) == digit


@pytest.mark.parametrize(
    "text",
    [
        "",
        "X4RTBPFW4",
        TD1_UTOPIA[:-1],
        TD1_UTOPIA + "<",
        TD1_UTOPIA.lower(),
        "V" + TD3_UTOPIA[1:],  # a visa
        "IDD" + OLD_CARD[3:],  # a card of two lines of another State
        TD1_UTOPIA[:-1] + "É",
        TD1_UTOPIA[:-1] + "٣",
        "0" * 88,
    ],
)
def test_what_is_not_a_zone_is_not_taken_for_one(text: str) -> None:
    assert read_zone(text) is None


def of(*spans: tuple[int, int]) -> list[int]:
    return [place for start, stop in spans for place in range(start, stop)]


# The places that a digit covers, and the digits themselves, counted in the lines put end to end.
PROTECTED = [
    (TD1_FRENCH_CARD, of((5, 37), (38, 45), (48, 60))),
    (TD1_LONG_NUMBER, of((5, 37), (38, 45), (48, 60))),
    (TD3_UTOPIA, of((44, 54), (57, 64), (65, 88))),
    (OLD_CARD, of((5, 72))),
]


def weight(char: str) -> int:
    return 0 if char == "<" else int(char, 36)


@settings(max_examples=200)
@given(data=st.data(), specimen=st.sampled_from(PROTECTED))
def test_one_changed_character_among_the_protected_ones_is_caught(
    data: st.DataObject, specimen: tuple[str, list[int]]
) -> None:
    text, places = specimen
    place = data.draw(st.sampled_from(places))
    # Of another weight modulo 10: the standard's digits cannot tell 0 from A, K, U or a filler.
    wrong = data.draw(
        st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<").filter(
            lambda char: (weight(char) - weight(text[place])) % 10
        )
    )
    with pytest.raises(Refused) as refusal:
        read_zone(text[:place] + wrong + text[place + 1 :])
    assert refusal.value.code is ErrorCode.DOCUMENT_CHECK_DIGIT


@pytest.mark.parametrize("wrong", ["A", "K", "U"])
def test_a_letter_in_a_date_is_caught_although_it_weighs_as_much_as_the_digit(wrong: str) -> None:
    assert TD3_UTOPIA[60] == "8" and TD3_UTOPIA[66] == "2" and TD3_UTOPIA[67] == "0"
    with pytest.raises(Refused):
        read_zone(TD3_UTOPIA[:67] + wrong + TD3_UTOPIA[68:])


@given(text=st.text("ABCDEIPFR0123456789<", min_size=72, max_size=90))
def test_any_line_is_read_refused_or_not_a_zone(text: str) -> None:
    try:
        read_zone(text)
    except Refused as refused:
        assert refused.code is ErrorCode.DOCUMENT_CHECK_DIGIT
