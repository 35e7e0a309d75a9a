"""A COG code, of today or of the past, names its place, and the other codes that the place has or had."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.adapters.files import places_file
from chalicelib.adapters.files.place_search import communes_ever, department_name, find
from tests.domain.hostile import ODD_TEXTS


@pytest.mark.parametrize(
    ("code", "name", "department"),
    [
        ("06088", "Nice", "Alpes-Maritimes"),
        ("2A004", "Ajaccio", "Corse-du-Sud"),
        ("20004", "Ajaccio", "Corse"),
        ("75040", "Issy-les-Moulineaux", "Seine"),
        ("75056", "Paris", "Paris"),
        ("75120", "Paris 20e Arrondissement", "Paris"),
        ("78471", "Orsay", "Seine-et-Oise"),
        ("78646", "Versailles", "Yvelines"),
        ("01015", "Arboys en Bugey", "Ain"),  # and of Arbignieu, its déléguée
        ("02285", "Escaufourt", "Aisne"),  # associée of a commune of Nord: its code says where it was
        ("01126", "Valserhône", "Ain"),  # a merged commune of which the package tells no name
        ("78182", "Évry-Courcouronnes", "Seine-et-Oise"),
        ("97123", "Saint-Barthélemy", "Guadeloupe"),
        ("97502", "Saint-Pierre", "Saint-Pierre-et-Miquelon"),
        ("98511", "Mamoudzou", "Mayotte"),
        ("98818", "Nouméa", "Nouvelle-Calédonie"),
    ],
)
def test_a_code_names_its_place(code: str, name: str, department: str) -> None:
    place = find(code)
    assert place is not None
    assert (place.commune, place.name, place.department_name) == (code, name, department)
    assert code.startswith(place.department)


@pytest.mark.parametrize(
    "code", ["", "99999", "75000", "6088", "2a004", "٠٦٠٨٨", "06088\n", "06088 ", "%", "\x00", "\ud800", "0" * 9999]
)
def test_a_code_that_is_none_names_nothing(code: str) -> None:
    assert find(code) is None
    assert communes_ever(code) == {code}


@given(st.text(st.characters()) | ODD_TEXTS)
def test_any_text_may_be_asked_for(code: str) -> None:
    find(code)
    department_name(code)
    assert code in communes_ever(code)


@pytest.mark.parametrize(
    ("code", "ever"),
    [
        ("06088", "06088"),
        ("92040", "92040 75040"),  # Seine
        ("75040", "92040 75040"),
        ("91471", "91471 78471"),  # Seine-et-Oise
        ("2A004", "2A004 20004"),
        ("69290", "69290 38447"),  # from Isère to Rhône
        ("97611", "97611 98511"),
        ("97701", "97701 97123"),
        ("01033", "01033 01018 01091 01126 01205 01278 01458"),  # all that Valserhône took in
        ("01126", "01126 01033"),  # one of them: no code of the others
        ("74011", "74011 74010"),  # Annecy-le-Vieux, today Annecy
        ("93059", "93059 75059 93066"),  # Pierrefitte, in Seine before 1968, today in Saint-Denis
        ("75059", "93059 75059 93066"),
        ("93066", "93066 75066 93059 75059"),
        ("75101", "75101 75056"),
        ("69123", "69123 69232 69381 69382 69383 69384 69385 69386 69387 69388 69389"),
        ("02285", "02285 59545"),
    ],
)
def test_every_code_that_a_commune_has_or_had_is_known(code: str, ever: str) -> None:
    assert communes_ever(code) == set(ever.split())


def test_a_commune_merged_in_2016_keeps_its_code_and_that_of_the_new_one() -> None:
    assert communes_ever("01340") == {"01340", "01015"}  # Saint-Bois


def test_the_codes_of_a_city_know_it() -> None:
    """Each link is seen from both ends; only two communes merged into a third are not each other's."""
    with closing(sqlite3.connect(f"{places_file.FILE.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        links = connection.execute("SELECT commune, own, city FROM code").fetchall()
    for commune, own, city in links[::7]:
        assert {commune, own} <= communes_ever(city)
        assert {own, city} <= communes_ever(commune)
        assert find(commune) is not None


@pytest.mark.parametrize(
    ("code", "name"),
    [("06", "Alpes-Maritimes"), ("75", "Paris"), ("2B", "Haute-Corse"), ("20", "Corse"), ("974", "La Réunion"),
     ("985", "Mayotte"), ("988", "Nouvelle-Calédonie"), ("97", None), ("", None), ("96", None)],
)  # fmt: skip
def test_a_departement_is_named(code: str, name: str | None) -> None:
    assert department_name(code) == name
