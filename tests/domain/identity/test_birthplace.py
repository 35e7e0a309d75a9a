"""Birthplaces: a commune of France, a city abroad, or a commune that is in no list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.errors import ErrorCode, InvalidForm
from chalicelib.domain.identity.birthplace import Birthplace, KnownPlaces, parse_birthplace
from tests.domain.hostile import JSON_VALUES

EVERYWHERE = KnownPlaces(has_country=lambda _: True, has_commune=lambda _: True)
SOME = KnownPlaces(has_country={"99100", "99109"}.__contains__, has_commune={"75056"}.__contains__)


def refusals(value: object, places: KnownPlaces = EVERYWHERE) -> list[tuple[str, ErrorCode]]:
    with pytest.raises(InvalidForm) as invalid:
        parse_birthplace(value, places)
    return [(error.field, error.code) for error in invalid.value.errors]


@pytest.mark.parametrize(
    ("value", "place"),
    [
        ({"country": "99100", "commune": "75056"}, Birthplace("99100", "75056", None)),
        ({"country": "99100", "commune": "2a004"}, Birthplace("99100", "2A004", None)),
        ({"country": "99100", "commune": "2B033"}, Birthplace("99100", "2B033", None)),
        ({"country": "99100", "commune": "20004"}, Birthplace("99100", "20004", None)),
        ({"country": "99100", "commune": "97411"}, Birthplace("99100", "97411", None)),
        ({"country": "99100", "commune": "98818"}, Birthplace("99100", "98818", None)),
        ({"country": " 99109 ", "city": " Bonn "}, Birthplace("99109", None, "Bonn")),
        ({"country": "99100", "commune": None, "city": "Vieux-Bourg"}, Birthplace("99100", None, "Vieux-Bourg")),
        ({"country": "99100", "commune": "", "city": "Paris 11e"}, Birthplace("99100", None, "Paris 11e")),
        ({"country": "99109", "city": "Frankfurt (Oder)"}, Birthplace("99109", None, "Frankfurt (Oder)")),
        ({"country": "99404", "city": "Washington, D.C."}, Birthplace("99404", None, "Washington, D.C.")),
        ({"country": "99216", "city": "Xi'an"}, Birthplace("99216", None, "Xi'an")),
        ({"country": "99135", "city": "'s-Hertogenbosch"}, Birthplace("99135", None, "'s-Hertogenbosch")),
    ],
)
def test_a_birthplace_is_read_and_comes_back_from_the_store(value: object, place: Birthplace) -> None:
    assert parse_birthplace(value, EVERYWHERE) == place
    assert parse_birthplace(place.to_dict(), EVERYWHERE) == place
    assert Birthplace.from_dict(place.to_dict()) == place


@pytest.mark.parametrize(
    ("value", "field", "code"),
    [
        (None, "birthplace", ErrorCode.REQUIRED),
        ("75056", "birthplace", ErrorCode.BIRTHPLACE_FORMAT),
        (["99100"], "birthplace", ErrorCode.BIRTHPLACE_FORMAT),
        ({"commune": "75056"}, "birthplace.country", ErrorCode.REQUIRED),
        ({"country": 99100, "commune": "75056"}, "birthplace.country", ErrorCode.NOT_TEXT),
        ({"country": "FR", "commune": "75056"}, "birthplace.country", ErrorCode.BIRTHPLACE_FORMAT),
        ({"country": "98100", "city": "Bonn"}, "birthplace.country", ErrorCode.BIRTHPLACE_FORMAT),
        ({"country": "99\u0661\u0660\u0660", "city": "Bonn"}, "birthplace.country", ErrorCode.BIRTHPLACE_FORMAT),
        ({"country": "99100"}, "birthplace.commune", ErrorCode.REQUIRED),
        ({"country": "99100", "commune": "7505"}, "birthplace.commune", ErrorCode.BIRTHPLACE_FORMAT),
        ({"country": "99100", "commune": "00123"}, "birthplace.commune", ErrorCode.BIRTHPLACE_FORMAT),
        ({"country": "99100", "commune": "96123"}, "birthplace.commune", ErrorCode.BIRTHPLACE_FORMAT),
        ({"country": "99100", "commune": "99109"}, "birthplace.commune", ErrorCode.BIRTHPLACE_FORMAT),
        ({"country": "99100", "commune": "2C001"}, "birthplace.commune", ErrorCode.BIRTHPLACE_FORMAT),
        ({"country": "99100", "commune": "2\u0430004"}, "birthplace.commune", ErrorCode.BIRTHPLACE_FORMAT),
        ({"country": "99100", "commune": 75056}, "birthplace.commune", ErrorCode.NOT_TEXT),
        ({"country": "99100", "commune": "75056", "city": "Paris"}, "birthplace.city", ErrorCode.BIRTHPLACE_FORMAT),
        ({"country": "99109", "commune": "75056"}, "birthplace.commune", ErrorCode.BIRTHPLACE_FORMAT),
        ({"country": "99109"}, "birthplace.city", ErrorCode.CITY_REQUIRED),
        ({"country": "99109", "city": "  "}, "birthplace.city", ErrorCode.CITY_REQUIRED),
        ({"country": "99109", "city": 3}, "birthplace.city", ErrorCode.NOT_TEXT),
        ({"country": "99109", "city": "B" * 101}, "birthplace.city", ErrorCode.TOO_LONG),
        ({"country": "99109", "city": "53113"}, "birthplace.city", ErrorCode.INVALID_CHARACTERS),
        ({"country": "99109", "city": "Bonn\u0000"}, "birthplace.city", ErrorCode.INVALID_CHARACTERS),
        ({"country": "99109", "city": "\u202ennoB"}, "birthplace.city", ErrorCode.INVALID_CHARACTERS),
        ({"country": "99109", "city": "Bonn\u0663"}, "birthplace.city", ErrorCode.INVALID_CHARACTERS),
        ({"country": "99109", "city": "Bonn", "zip": "53113"}, "", ErrorCode.UNKNOWN_FIELD),
    ],
)
def test_what_is_no_birthplace_is_refused_at_its_member(value: object, field: str, code: ErrorCode) -> None:
    assert refusals(value) == [(field, code)]


def test_every_wrong_member_is_told_at_once() -> None:
    assert refusals({"country": "XX", "commune": "1", "city": "<"}) == [
        ("birthplace.country", ErrorCode.BIRTHPLACE_FORMAT),
        ("birthplace.commune", ErrorCode.BIRTHPLACE_FORMAT),
        ("birthplace.city", ErrorCode.INVALID_CHARACTERS),
    ]


def test_a_place_that_the_reference_data_do_not_know_is_refused() -> None:
    assert refusals({"country": "99199", "city": "Bonn"}, SOME) == [("birthplace.country", ErrorCode.COUNTRY_UNKNOWN)]
    assert refusals({"country": "99100", "commune": "75999"}, SOME) == [
        ("birthplace.commune", ErrorCode.COMMUNE_UNKNOWN)
    ]
    assert parse_birthplace({"country": "99100", "commune": "75056"}, SOME).is_in_france
    assert not parse_birthplace({"country": "99109", "city": "Bonn"}, SOME).is_in_france


MEMBERS = st.sampled_from(["country", "commune", "city"])


@given(JSON_VALUES | st.dictionaries(MEMBERS, JSON_VALUES | st.sampled_from(["99100", "99109", "75056", "Bonn"])))
def test_any_json_value_is_a_birthplace_or_refused(value: object) -> None:
    try:
        place = parse_birthplace(value, SOME)
    except InvalidForm as invalid:
        assert invalid.errors
    else:
        assert (place.commune is None) != (place.city is None)
