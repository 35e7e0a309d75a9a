"""The civil-status step: all errors at once, what is stored, what is shown, what is to confirm."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.errors import ErrorCode, FieldError, InvalidForm, Severity
from chalicelib.domain.identity.birthdates import BirthDate
from chalicelib.domain.identity.birthplace import Birthplace, KnownPlaces
from chalicelib.domain.identity.civil_status import CONFIRMABLE, CivilStatus, Title, unconfirmed
from chalicelib.domain.identity.nir import Nir, parse_nir
from tests.domain.hostile import JSON_VALUES

TODAY = date(2026, 11, 23)
EVERYWHERE = KnownPlaces(has_country=lambda _: True, has_commune=lambda _: True)
NIR = "2840599999003"  # place 99 999: nobody's
FORM: dict[str, Any] = {
    "nir": NIR,
    "title": "madame",
    "family_name": "Dupont",
    "given_names": "Marie, Anne",
    "usage_name": None,
    "birthdate": "1984-05-12",
    "birthplace": {"country": "99109", "city": "Bonn"},
    "confirmed_warnings": ["nir_country_mismatch"],
}


def parse(known_nir: Nir | None = None, **changes: Any) -> CivilStatus:
    return CivilStatus.parse(FORM | changes, TODAY, EVERYWHERE, known_nir)


def refusals(data: dict[str, Any], known_nir: Nir | None = None) -> list[tuple[str, ErrorCode]]:
    with pytest.raises(InvalidForm) as invalid:
        CivilStatus.parse(data, TODAY, EVERYWHERE, known_nir)
    return [(error.field, error.code) for error in invalid.value.errors]


def test_a_whole_form_is_read() -> None:
    assert parse() == CivilStatus(
        nir=parse_nir(NIR),
        title=Title.MADAME,
        family_name="Dupont",
        given_names="Marie Anne",
        usage_name=None,
        birthdate=BirthDate(1984, 5, 12),
        birthplace=Birthplace("99109", None, "Bonn"),
        confirmed_warnings=frozenset([ErrorCode.NIR_COUNTRY_MISMATCH]),
    )


def test_nir_usage_name_and_confirmed_warnings_may_be_absent() -> None:
    data = {name: FORM[name] for name in ("title", "family_name", "given_names", "birthdate", "birthplace")}
    civil_status = CivilStatus.parse(data, TODAY, EVERYWHERE)
    assert (civil_status.nir, civil_status.usage_name, civil_status.confirmed_warnings) == (None, None, frozenset())


@pytest.mark.parametrize("missing", ["family_name", "given_names"])
def test_one_name_is_enough(missing: str) -> None:
    assert parse(**{missing: None}).to_dict()[missing] is None


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_no_name_at_all_is_refused_once(nothing: object) -> None:
    data = FORM | {"family_name": nothing, "given_names": nothing}
    assert refusals(data) == [("family_name", ErrorCode.NAME_REQUIRED)]


def test_a_wrong_name_is_not_said_to_be_missing_too() -> None:
    data = FORM | {"family_name": "R2D2", "given_names": None}
    assert refusals(data) == [("family_name", ErrorCode.NAME_CHARACTERS)]


def test_every_wrong_field_is_told_at_once() -> None:
    assert refusals({}) == [
        ("title", ErrorCode.REQUIRED),
        ("family_name", ErrorCode.NAME_REQUIRED),
        ("birthdate", ErrorCode.REQUIRED),
        ("birthplace", ErrorCode.REQUIRED),
    ]
    assert refusals(
        {
            "nir": "0840599999003",
            "title": "docteur",
            "family_name": "R2D2",
            "given_names": 7,
            "usage_name": "<b>",
            "birthdate": "2020-01-01",
            "birthplace": {"country": "FR", "city": "1"},
            "confirmed_warnings": ["nir_key"],
            "surprise": 1,
        }
    ) == [
        ("nir", ErrorCode.NIR_SEX),
        ("title", ErrorCode.UNKNOWN_CHOICE),
        ("family_name", ErrorCode.NAME_CHARACTERS),
        ("given_names", ErrorCode.NOT_TEXT),
        ("usage_name", ErrorCode.NAME_CHARACTERS),
        ("birthdate", ErrorCode.TOO_YOUNG),
        ("birthplace.country", ErrorCode.BIRTHPLACE_FORMAT),
        ("birthplace.city", ErrorCode.INVALID_CHARACTERS),
        ("confirmed_warnings", ErrorCode.UNKNOWN_CHOICE),
        ("", ErrorCode.UNKNOWN_FIELD),
    ]


def test_unchanged_keeps_the_nir_that_is_stored() -> None:
    known = parse_nir(NIR)
    assert parse(known, nir="unchanged").nir == known
    assert parse(known, nir=None).nir is None
    assert parse(known, nir="1 84 05 99 999 003").nir == parse_nir("1840599999003")


def test_unchanged_without_a_stored_nir_is_no_nir() -> None:
    assert refusals(FORM | {"nir": "unchanged"}) == [("nir", ErrorCode.NIR_CHARACTERS)]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"nir": None, "family_name": None, "usage_name": "Martin", "birthdate": "1984"},
        {"birthplace": {"country": "99100", "commune": "75056"}, "confirmed_warnings": sorted(CONFIRMABLE)},
    ],
)
def test_what_is_stored_comes_back_as_it_was(changes: dict[str, Any]) -> None:
    civil_status = parse(**changes)
    assert CivilStatus.from_dict(json.loads(json.dumps(civil_status.to_dict()))) == civil_status


def test_the_answers_show_the_form_with_the_nir_masked() -> None:
    expected = FORM | {"nir": "2 •• •• •• ••• •••", "given_names": "Marie Anne"}
    assert parse().answers() == expected
    assert parse(nir=None).answers()["nir"] is None


def test_the_answers_can_be_sent_again_as_they_are_but_for_the_nir() -> None:
    civil_status = parse()
    again = civil_status.answers() | {"nir": "unchanged"}
    assert CivilStatus.parse(again, TODAY, EVERYWHERE, civil_status.nir) == civil_status


def test_nothing_typed_is_in_the_representation() -> None:
    assert repr(parse()) == "CivilStatus(...)"


def test_only_what_is_not_confirmed_is_asked_about() -> None:
    disagreements = (ErrorCode.NIR_TITLE_MISMATCH, ErrorCode.NIR_COUNTRY_MISMATCH)
    assert unconfirmed(parse(), disagreements) == [
        FieldError("nir", ErrorCode.NIR_TITLE_MISMATCH, severity=Severity.CONFIRM)
    ]
    assert unconfirmed(parse(confirmed_warnings=list(disagreements)), disagreements) == []


@pytest.mark.parametrize(
    "value", ["nir_title_mismatch", {}, 0, ["nir_key"], ["required"], [None], [[]], [{}], [True], ["\ud800"]]
)
def test_what_cannot_be_confirmed_is_refused(value: object) -> None:
    assert refusals(FORM | {"confirmed_warnings": value}) == [("confirmed_warnings", ErrorCode.UNKNOWN_CHOICE)]


@given(st.dictionaries(st.sampled_from([*FORM, "surprise"]), JSON_VALUES))
def test_any_json_value_in_any_field_is_read_or_refused(changes: dict[str, Any]) -> None:
    try:
        civil_status = CivilStatus.parse(FORM | changes, TODAY, EVERYWHERE, parse_nir(NIR))
    except InvalidForm as invalid:
        assert invalid.errors
    else:
        assert CivilStatus.from_dict(civil_status.to_dict()) == civil_status


@pytest.mark.parametrize("field", ["family_name", "given_names", "usage_name"])
def test_letters_of_another_script_are_accepted_and_marked_for_review(field: str) -> None:
    typed: dict[str, Any] = {field: "M\u0430rtin"}
    assert parse(**typed).reasons_for_review() == {"nir_country_mismatch", "mixed_script_name"}


def test_names_that_are_each_in_a_script_of_their_own_are_marked() -> None:
    assert "mixed_script_name" in parse(family_name="Мартин", given_names="Marie").reasons_for_review()


def test_names_in_one_script_whichever_it_is_are_not_marked() -> None:
    greek = parse(family_name="Παπαδόπουλος", given_names="Μαρία", usage_name="Νικολάου")
    assert greek.reasons_for_review() == parse().reasons_for_review() == {"nir_country_mismatch"}
