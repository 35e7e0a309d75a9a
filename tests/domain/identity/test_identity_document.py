"""The formats of document numbers, the machine-readable lines pasted whole, and what hostile callers send."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import ErrorCode, InvalidForm
from chalicelib.domain.identity.identity_document import DocumentKind, Formats, IdentityDocument
from chalicelib.domain.identity.machine_readable_zone import check_digit
from tests.domain.hostile import JSON_VALUES
from tests.domain.identity.test_machine_readable_zone import OLD_CARD, TD1_FRENCH_CARD, TD3_UTOPIA


def td1(code: str, number: str) -> str:
    """The lines of a made-up card of France."""
    first = f"{code}FRA{number}{check_digit(number)}".ljust(30, "<")
    second = f"900713{check_digit('900713')}F300211{check_digit('300211')}FRA".ljust(29, "<")
    last = check_digit(first[5:] + second[:7] + second[8:15] + second[18:])
    return first + second + last + "MARTIN<<MAELYS".ljust(30, "<")


def td3(number: str) -> str:
    """The lines of a made-up passport of France."""
    line = f"{number}{check_digit(number)}FRA7408122F1204159".ljust(43, "<")
    return "P<FRAMARTIN<<MAELYS".ljust(44, "<") + line + check_digit(line[:10] + line[13:20] + line[21:43])


def number_of(kind: str, number: object) -> str | None:
    return IdentityDocument.parse({"kind": kind, "number": number}).number


def refusals(data: dict[str, object]) -> list[tuple[str, str]]:
    with pytest.raises(InvalidForm) as refusal:
        IdentityDocument.parse(data)
    return [(error.field, error.code) for error in refusal.value.errors]


@pytest.mark.parametrize(
    ("kind", "typed", "number"),
    [
        ("national_id_card", "990692310285", "990692310285"),
        ("national_id_card", "9906 923 10285", "990692310285"),
        ("national_id_card", "05122A112345", "05122A112345"),  # Corse-du-Sud
        ("national_id_card", "05122b112345", "05122B112345"),  # Haute-Corse
        ("national_id_card", "190602A12345", "190602A12345"),  # since 2017: the département alone, on three
        ("national_id_card", "190607512345", "190607512345"),
        ("national_id_card", "121097412345", "121097412345"),  # La Réunion
        ("national_id_card", "1710GVA12345", "1710GVA12345"),  # the consulate at Geneva
        ("national_id_card", "x4rtbpfw4", "X4RTBPFW4"),
        ("national_id_card", "T7X62TZ79", "T7X62TZ79"),
        ("passport", "12AB34567", "12AB34567"),
        ("passport", " 12 ab-34.567 ", "12AB34567"),
        ("passport", "12\u00a0AB\u202f345\u200967", "12AB34567"),
        ("passport", "\ufeff12AB\u200b34567\u200e", "12AB34567"),
        ("passport", "12\u2011AB\u201334567", "12AB34567"),
        ("residence_permit", "5Z2ZKXN1H", "5Z2ZKXN1H"),
        ("residence_permit", "5Z2/ZKX\tN1H\n", "5Z2ZKXN1H"),
        ("residence_permit", "123456789", "123456789"),  # an older foreigner's number, or not: nobody can tell
    ],
)
def test_a_number_is_accepted_with_its_separators_dropped(kind: str, typed: str, number: str) -> None:
    assert number_of(kind, typed) == number


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("national_id_card", "990092310285"),  # month 00
        ("national_id_card", "991392310285"),  # month 13
        ("national_id_card", "99062C310285"),
        ("national_id_card", "99062A31028A"),
        ("national_id_card", "99069231028"),  # 11
        ("national_id_card", "9906923102855"),  # 13, its check digit with it
        ("national_id_card", "X4RTBPFW"),
        ("passport", "AB1234567"),
        ("passport", "12AB3456"),
        ("passport", "12AB345678"),
        ("passport", "1234567890"),
        ("passport", "O2AB34567"),  # the letter O
        ("residence_permit", "5Z2ZKXN1"),
        ("residence_permit", "12345678901"),
        ("passport", "12AB3456\u0667"),  # a digit of another script
        ("passport", "12AB3456\uff17"),  # a full-width one
        ("national_id_card", "X4RTBPFWß"),  # its upper case is two ASCII letters
        ("national_id_card", "X4RTBPFW\u0131"),
        ("national_id_card", "X4RTBPFé4"),
        ("national_id_card", "X4RTBPFW_"),
        ("national_id_card", "---"),
        ("passport", "12AB34567\x00"),
        ("passport", "12AB34567\ud800"),
        ("passport", "X4RTBPFW4<<<"),
    ],
)
def test_a_number_of_another_form_is_refused(kind: str, typed: str) -> None:
    assert refusals({"kind": kind, "number": typed}) == [("number", ErrorCode.DOCUMENT_NUMBER_FORMAT)]


def test_the_foreigner_number_typed_for_a_residence_permit_has_its_own_refusal() -> None:
    typed: dict[str, object] = {"kind": "residence_permit", "number": "99 03 123456"}
    assert refusals(typed) == [("number", ErrorCode.DOCUMENT_IS_FOREIGNER_NUMBER)]


@pytest.mark.parametrize("layout", ["end to end", "lines", "windows lines", "spaces", "quotes"])
@pytest.mark.parametrize(
    ("kind", "zone", "width", "number"),
    [
        ("national_id_card", TD1_FRENCH_CARD, 30, "X4RTBPFW4"),
        ("national_id_card", OLD_CARD, 36, "880692310285"),
        ("passport", td3("12AB34567"), 44, "12AB34567"),
        ("residence_permit", td1("IR", "5Z2ZKXN1H"), 30, "5Z2ZKXN1H"),
        ("residence_permit", td1("AR", "5Z2ZKXN1H"), 30, "5Z2ZKXN1H"),
        ("residence_permit", td1("IT", "5Z2ZKXN1H"), 30, "5Z2ZKXN1H"),
    ],
)
def test_the_machine_readable_lines_pasted_whole_give_the_number(
    kind: str, zone: str, width: int, number: str, layout: str
) -> None:
    lines = [zone[start : start + width] for start in range(0, len(zone), width)]
    pasted = {
        "end to end": zone,
        "lines": "\n".join(lines).lower(),
        "windows lines": "\r\n".join(lines) + "\r\n",
        "spaces": " ".join(lines),
        # The text recognition of telephones.
        "quotes": zone.replace("<<", "\u00ab").replace("<", "\u2039"),
    }
    assert number_of(kind, pasted[layout]) == number


@pytest.mark.parametrize(
    ("ticked", "zone"),
    [
        ("passport", TD1_FRENCH_CARD),
        ("passport", td1("IT", "5Z2ZKXN1H")),
        ("passport", OLD_CARD),
        ("residence_permit", TD1_FRENCH_CARD),
        ("residence_permit", OLD_CARD),
        ("residence_permit", td3("12AB34567")),
        ("national_id_card", td3("12AB34567")),
        ("national_id_card", td1("IR", "5Z2ZKXN1H")),
    ],
)
def test_the_lines_of_another_document_than_the_one_ticked_are_refused(ticked: str, zone: str) -> None:
    assert refusals({"kind": ticked, "number": zone}) == [("number", ErrorCode.DOCUMENT_KIND_DIFFERS)]


def test_a_wrong_character_in_the_lines_is_refused_before_their_kind_is_looked_at() -> None:
    wrong = TD1_FRENCH_CARD.replace("X4RT", "X4RI")
    for kind in ("national_id_card", "passport"):
        assert refusals({"kind": kind, "number": wrong}) == [("number", ErrorCode.DOCUMENT_CHECK_DIGIT)]


def test_the_number_in_the_lines_has_to_be_of_a_form_that_is_accepted() -> None:
    assert refusals({"kind": "passport", "number": TD3_UTOPIA}) == [("number", ErrorCode.DOCUMENT_NUMBER_FORMAT)]


def test_the_formats_are_configuration() -> None:
    formats: Formats = {DocumentKind.PASSPORT: {"utopia": re.compile("[A-Z][0-9]{6}[A-Z][0-9]")}}
    typed = {"kind": "passport", "number": TD3_UTOPIA}
    assert IdentityDocument.parse(typed, formats).number == "L898902C3"
    with pytest.raises(InvalidForm):
        IdentityDocument.parse({"kind": "passport", "number": "12AB34567"}, formats)
    with pytest.raises(InvalidForm):
        IdentityDocument.parse({"kind": "national_id_card", "number": "X4RTBPFW4"}, formats)


@pytest.mark.parametrize("typed", [{}, {"number": None}, {"number": ""}, {"number": " "}, {"number": "12AB34567"}])
def test_without_a_document_no_number_is_asked_and_none_is_kept(typed: dict[str, object]) -> None:
    document = IdentityDocument.parse({"kind": "none", **typed})
    assert (document.kind, document.number) == (DocumentKind.NONE, None)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({}, [("kind", ErrorCode.REQUIRED)]),
        ({"kind": "driving_licence", "number": []}, [("kind", "unknown_choice"), ("number", "not_text")]),
        ({"kind": "passport"}, [("number", ErrorCode.REQUIRED)]),
        ({"kind": "passport", "number": " \n"}, [("number", ErrorCode.REQUIRED)]),
        ({"kind": "passport", "number": 123}, [("number", ErrorCode.NOT_TEXT)]),
        ({"kind": "passport", "number": "1" * 121}, [("number", ErrorCode.TOO_LONG)]),
        ({"kind": "none", "number": ["12AB34567"]}, [("number", ErrorCode.NOT_TEXT)]),
        ({"kind": "none", "number": "1" * 121}, [("number", ErrorCode.TOO_LONG)]),
        ({"kind": "none", "country": "FR"}, [("", ErrorCode.UNKNOWN_FIELD)]),
    ],
)
def test_a_field_that_is_missing_or_of_another_type_is_refused(
    data: dict[str, object], expected: list[tuple[str, str]]
) -> None:
    assert refusals(data) == expected


@settings(max_examples=200)
@given(kind=st.sampled_from(list(DocumentKind)) | JSON_VALUES, number=JSON_VALUES)
def test_whatever_is_sent_gives_a_document_or_refusals(kind: object, number: object) -> None:
    try:
        document = IdentityDocument.parse({"kind": kind, "number": number})
    except InvalidForm as refusal:
        assert refusal.errors
    else:
        assert (document.number is None) == (document.kind is DocumentKind.NONE)


def test_the_number_is_not_in_what_a_log_would_show() -> None:
    document = IdentityDocument.parse({"kind": "passport", "number": "12AB34567"})
    assert "12AB34567" not in repr(document)
    with pytest.raises(InvalidForm) as refusal:
        IdentityDocument.parse({"kind": "passport", "number": "12AB3456X"})
    assert "12AB3456X" not in repr(refusal.value.errors)
