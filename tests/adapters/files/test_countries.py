"""Every country of birth of the COG, under the name that it had at the birth date."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.adapters.files.countries_file import countries
from chalicelib.domain.identity.birthplace import FRANCE
from chalicelib.domain.identity.countries import Country
from chalicelib.domain.identity.place_names import words_of
from tests.domain.hostile import ODD_TEXTS

DIGEST_OF_INSEES_CODES = "3ec101118116080884bbcd245042b38b6fa2e09145f81ca6bd5939c58a57a308"
"""Of the 255 codes of INSEE's list of countries since 1943 (pays_depuis_1943.csv, Code officiel géographique 2026)."""

DAYS = [date(year, month, 1) for year in range(1940, 2030) for month in (1, 7)]
TODAY = [listed["country"] for listed in countries().at(None)]


def country(code: str) -> Country:
    found = countries().find(code)
    assert found
    return found


def digest(codes: Iterable[str]) -> str:
    return hashlib.sha256(" ".join(sorted(set(codes))).encode()).hexdigest()


def test_no_code_is_missing_and_none_is_invented() -> None:
    assert digest(TODAY) == DIGEST_OF_INSEES_CODES
    assert len(TODAY) == len(set(TODAY)) == 255


@pytest.mark.parametrize("code", TODAY)
def test_the_names_of_a_code_follow_one_another(code: str) -> None:
    names = country(code).names
    assert all(one.until and two.since and one.until <= two.since for one, two in pairwise(names))
    assert all(name.fr and name.en for name in names)


@pytest.mark.parametrize(
    ("code", "day", "french", "english"),
    [
        (FRANCE, date(1950, 1, 1), "France", "France"),
        ("99312", date(1955, 1, 1), "Congo belge", "Belgian Congo"),
        ("99312", date(1971, 10, 26), "République démocratique du Congo", "Democratic Republic of the Congo"),
        ("99312", date(1971, 10, 27), "Zaïre", "Zaire"),
        ("99312", None, "République démocratique du Congo", "Democratic Republic of the Congo"),
        ("99331", date(1984, 8, 3), "Haute-Volta", "Upper Volta"),
        ("99331", date(1984, 8, 4), "Burkina Faso", "Burkina Faso"),
        ("99235", date(1960, 1, 1), "Ceylan", "Ceylon"),
        ("99235", None, "Sri Lanka", "Sri Lanka"),
        ("99327", date(1970, 1, 1), "Dahomey", "Dahomey"),
        ("99123", date(1991, 12, 25), "URSS", "Soviet Union (USSR)"),
        ("99123", date(1991, 12, 26), "Russie", "Russia"),
        ("99121", date(1980, 1, 1), "Yougoslavie", "Yugoslavia"),
        ("99121", date(2005, 1, 1), "Serbie-et-Monténégro", "Serbia and Montenegro"),
        ("99115", date(2020, 1, 1), "Tchécoslovaquie", "Czechoslovakia"),  # its last name, when it is no more
        ("99352", date(1955, 1, 1), "Algérie", "Algeria"),  # its first one, before there was any
        ("99226", date(1964, 1, 1), "Singapour", "Singapore"),  # the next one, in between
    ],
)
def test_a_country_has_the_name_of_the_birth_date(code: str, day: date | None, french: str, english: str) -> None:
    assert (country(code).name_at(day), country(code).name_at(day, "en")) == (french, english)


@pytest.mark.parametrize(
    ("code", "day", "existed"),
    [
        ("99352", date(1962, 7, 4), False),
        ("99352", date(1962, 7, 5), True),
        ("99141", date(1990, 10, 2), True),
        ("99141", date(1990, 10, 3), False),
        ("99109", date(1970, 1, 1), False),
        ("99109", None, True),
        ("99115", None, False),
        ("99349", date(2011, 7, 8), False),
        (FRANCE, date(1900, 1, 1), True),
    ],
)
def test_a_country_existed_at_a_date_or_not(code: str, day: date | None, existed: bool) -> None:
    assert country(code).existed_at(day) is existed


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("day", [None, date(1900, 1, 1), date(1950, 1, 1), date(1970, 6, 1), date(2020, 1, 1)])
def test_those_that_existed_come_first_each_part_in_the_order_of_its_names(day: date | None, language: str) -> None:
    listed = countries().at(day, language)
    assert [one["existed"] for one in listed] == sorted((one["existed"] for one in listed), reverse=True)
    for existed in (True, False):
        names = [words_of(one["name"]) for one in listed if one["existed"] is existed]
        assert names == sorted(names)
    assert {one["country"] for one in listed} == set(TODAY)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_two_countries_ever_have_the_same_name(language: str) -> None:
    for day in DAYS:
        twice = [
            name for name, count in Counter(one["name"] for one in countries().at(day, language)).items() if count > 1
        ]
        assert twice == [], day


def test_a_birth_in_1970_is_offered_the_countries_of_1970() -> None:
    listed = {one["name"] for one in countries().at(date(1970, 1, 1)) if one["existed"]}
    assert {"URSS", "Yougoslavie", "Tchécoslovaquie", "Allemagne de l’Est (RDA)", "Haute-Volta", "Dahomey"} <= listed
    assert not {"Russie", "Ukraine", "Allemagne", "Burkina Faso", "Slovénie"} & listed


@pytest.mark.parametrize(
    ("code", "related"),
    [
        (FRANCE, ""),
        ("99155", "99123"),  # Ukraine: the USSR, but neither Georgia...
        ("99255", "99123"),  # ... the other way round
        ("99119", "99121"),  # Croatia: Yugoslavia
        ("99116", "99115"),  # Czechia: Czechoslovakia
        ("99115", "99116 99117"),
        ("99141", "99109"),  # East Germany: Germany, not West Germany
        ("99109", "99141 99142"),
        ("99349", "99307 99343"),  # South Sudan: Sudan, and what was British before
        ("99246", "99213 99223"),  # Bangladesh: Pakistan, India before 1947
        ("99243", "99244 99245"),  # Viêt Nam: the North, the South
        ("99332", "99307"),  # Kenya: with Uganda when both were British
        ("99345", ""),
        ("99254", "99133 99143"),  # Cyprus changed code in 1994
    ],
)
def test_a_country_is_related_to_what_the_same_ground_was(code: str, related: str) -> None:
    assert countries().related(code) == {code, *related.split()}


def test_russia_has_the_code_of_the_ussr_and_so_is_related_to_all_that_it_was() -> None:
    assert len(countries().related("99123")) == 1 + 14 + 3  # with three regions that had codes before 1943


@pytest.mark.parametrize(
    ("code", "born", "related"),
    [
        ("99155", date(1991, 8, 23), "99123"),
        ("99155", date(1991, 8, 24), ""),
        ("99123", date(2000, 1, 1), ""),
        ("99109", date(1990, 10, 2), "99141 99142"),
        ("99109", date(2000, 1, 1), ""),
        ("99239", date(1940, 1, 1), "99217 99237"),  # Korea was Japanese
        ("99239", date(1980, 1, 1), ""),
        ("99349", date(2000, 1, 1), "99343"),
        ("99157", date(2000, 1, 1), "99121"),
    ],
)
def test_with_a_birth_date_only_the_changes_since_then_count(code: str, born: date, related: str) -> None:
    assert countries().related(code, born) == {code, *related.split()}


def test_relations_are_mutual_and_between_known_codes() -> None:
    for code in TODAY:
        for other in countries().related(code):
            assert countries().find(other)
            assert code in countries().related(other)


@given(st.text(st.characters()) | ODD_TEXTS, st.none() | st.dates())
def test_any_text_and_any_date_may_be_asked_for(code: str, day: date | None) -> None:
    assert countries().find(code) is None or code in TODAY
    assert code in countries().related(code, day)
    assert len(countries().at(day)) == 255
