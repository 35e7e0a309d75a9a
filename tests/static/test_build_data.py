"""The places file is built from the package's rows: one place for each code and name, the same bytes each time."""

import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from chalicelib.adapters.files import places_file
from local.data.place_rows import PlaceRow, place_rows, unnamed_codes
from local.data.places import PACKAGE, VERSION, build

Row = Mapping[str, Any]


def today(code: str, name: str, population: int = 0, *former: str) -> Row:
    return {
        "type": "commune-actuelle",
        "code": code,
        "nom": name,
        "population": population,
        "anciensCodes": list(former),
    }


def part(kind: str, code: str, name: str, city: str) -> Row:
    return {"type": kind, "code": code, "nom": name, "chefLieu": city, "departement": "59"}


def district(code: str, name: str, city: str, population: int) -> Row:
    return {"type": "arrondissement-municipal", "code": code, "nom": name, "commune": city, "population": population}


COMMUNES = [
    today("01033", "Valserhône", 16712, "01091", "01126"),
    part("commune-deleguee", "01033", "Bellegarde-sur-Valserine", "01033"),
    part("commune-deleguee", "01091", "Châtillon-en-Michaille", "01033"),
    today("16011", "Aigre", 1600, "16400"),
    part("commune-deleguee", "16011", "Aigre", "16011"),
    today("2A004", "Ajaccio", 76320, "20004"),
    today("2A308", "Sainte-Lucie-de-Tallano", 400, "20237", "20308"),
    today("55386", "Nonsard-Lamarche", 100),
    today("59545", "Saint-Souplet", 1200, "02285"),
    part("commune-associee", "02285", "Escaufourt", "59545"),
    today("69290", "Saint-Priest", 48000, "38447"),
    today("75056", "Paris", 2103778),
    district("75101", "Paris 1er Arrondissement", "75056", 15),
    district("75115", "Paris 15e Arrondissement", "75056", 99),
    today("93066", "Saint-Denis", 150000, "75059", "75066", "93059"),
    part("commune-deleguee", "93059", "Pierrefitte-sur-Seine", "93066"),
    today("97611", "Mamoudzou", 71437),
    today("97801", "Saint-Martin", 31160),
    {"type": "commune-actuelle", "code": "98412", "nom": "Archipel des Kerguelen"},
]
KNOWN = ("01", "02", "16", "2A", "38", "55", "59", "69", "75", "93", "971", "976", "978", "984")
DEPARTMENTS = [{"code": code, "nom": f"Département {code}"} for code in KNOWN]


def rows_of(code: str) -> list[PlaceRow]:
    return [place for place in place_rows(COMMUNES, DEPARTMENTS) if place.commune == code]


def test_the_same_rows_give_the_same_bytes_in_whatever_order(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("one.sqlite", "two.sqlite", "three.sqlite")]
    for file, communes in zip(files, (COMMUNES, COMMUNES, COMMUNES[::-1]), strict=True):
        build(communes, DEPARTMENTS, file)
    assert files[0].read_bytes() == files[1].read_bytes() == files[2].read_bytes()
    assert sorted(tmp_path.iterdir()) == sorted(files)


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    target = tmp_path / "places.sqlite"
    target.write_text("what was there before")
    (tmp_path / "places.new").write_text("left by a build that was stopped")
    build(COMMUNES, DEPARTMENTS, target)
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT commune FROM place ORDER BY id LIMIT 2").fetchall() == [
            ("75056",),
            ("75101",),
        ]


def test_a_code_with_two_names_is_two_places_and_the_commune_of_today_comes_first() -> None:
    assert [place.name for place in rows_of("01033")] == ["Valserhône", "Bellegarde-sur-Valserine"]


def test_a_code_with_the_same_name_twice_is_one_place() -> None:
    assert [place.name for place in rows_of("16011")] == ["Aigre"]


def test_a_name_that_a_merger_gave_is_no_older_than_the_law_on_mergers() -> None:
    new, old = rows_of("01033")
    assert (new.era.not_before, old.era.not_before) == (date(2010, 12, 16), None)
    assert rows_of("16011")[0].era.not_before is None


@pytest.mark.parametrize(
    ("former", "name", "own", "until"),
    [
        ("20004", "Ajaccio", "2A004", date(1976, 1, 1)),
        ("20308", "Sainte-Lucie-de-Tallano", "2A308", date(1976, 1, 1)),
        ("75066", "Saint-Denis", "93066", date(1968, 1, 1)),
        ("75059", "Pierrefitte-sur-Seine", "93059", date(1968, 1, 1)),  # listed with Saint-Denis, into which it went
        ("38447", "Saint-Priest", "69290", None),  # another département on a day that we do not know
        ("98511", "Mamoudzou", "97611", date(2011, 3, 31)),  # not in the package
        ("97127", "Saint-Martin", "97801", date(2007, 7, 15)),
    ],
)
def test_a_former_code_carries_the_name_of_the_commune_that_had_it(
    former: str, name: str, own: str, until: date | None
) -> None:
    (place,) = rows_of(former)
    assert (place.name, place.own, place.era.until, place.era.ended) == (name, own, until, True)


def test_a_merged_commune_whose_name_is_not_told_is_a_code_only() -> None:
    places = place_rows(COMMUNES, DEPARTMENTS)
    assert unnamed_codes(COMMUNES, places) == {"01126": "01033", "16400": "16011", "20237": "2A308"}


def test_the_code_of_an_associated_commune_tells_its_departement() -> None:
    (escaufourt,) = rows_of("02285")
    assert (escaufourt.department_name, escaufourt.city, escaufourt.era.ended) == ("Département 02", "59545", False)


def test_arrondissements_stand_behind_their_city_in_the_order_of_their_codes() -> None:
    assert [place.commune for place in place_rows(COMMUNES, DEPARTMENTS)][:3] == ["75056", "75101", "75115"]


def test_the_oldest_sqlite_of_lambda_opens_the_file() -> None:
    """3.7.17 (2013). What came later: https://www.sqlite.org/changes.html"""
    with closing(sqlite3.connect(f"{places_file.FILE.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        schema = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")]
    names = r"\(\w+(?: \w+)*(?:, \w+(?: \w+)*)*\)"  # columns with a type and a key: no expression, no generated column
    for sql in schema:
        assert re.fullmatch(rf"CREATE (TABLE \w+ ?|INDEX \w+ ON \w+ ){names}", sql), sql
    assert len(schema) == 11
    header = places_file.FILE.read_bytes()[:100]
    assert header[18:20] == b"\1\1"  # no write-ahead log, which a file system that is read-only has no place for
    assert int.from_bytes(header[44:48]) <= 4  # the format of the schema


def test_the_file_of_the_repository_is_built_from_the_version_named() -> None:
    with closing(sqlite3.connect(f"{places_file.FILE.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        assert connection.execute("SELECT package, version FROM source").fetchall() == [(PACKAGE, VERSION)]
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*), count(DISTINCT commune) FROM place").fetchone() == (38428, 37918)
        assert connection.execute("SELECT count(*) FROM (SELECT DISTINCT commune, name FROM place)").fetchone() == (
            38428,
        )
    assert places_file.FILE.stat().st_size < 5_500_000
    assert f"{PACKAGE} {VERSION}" in (places_file.FILE.parent / "SOURCES.md").read_text()
