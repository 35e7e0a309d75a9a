"""Everybody born in a commune of the data, under any code it has or had, passes without a warning.

The dates below are written out again, apart from `nir_history`, so that the one checks the other.
"""

import sqlite3
from collections.abc import Iterator

import pytest

from chalicelib.adapters.files import places_file
from chalicelib.adapters.files.place_search import communes_ever
from chalicelib.domain.errors import ErrorCode
from chalicelib.domain.identity.birthdates import BirthDate
from chalicelib.domain.identity.birthplace import FRANCE
from chalicelib.domain.identity.nir import Nir, parse_nir
from chalicelib.domain.identity.nir_checks import BirthplaceFacts, disagreements

FRENCH = frozenset({FRANCE})
BELT = ("91", "92", "93", "94", "95")
LONG_AGO, RECENTLY = BirthDate(1945, 6, 15), BirthDate(2020, 6, 15)


def facts_of(commune: str) -> BirthplaceFacts:
    return BirthplaceFacts(FRANCE, communes_ever(commune), FRENCH)


def dates_in_force(code: str, codes: frozenset[str]) -> tuple[BirthDate, ...]:
    """The first and last months in which the code was in force, where they are known; else long ago and recently."""
    in_the_belt = any(other[:2] in BELT for other in codes)
    if code in ("91143", "91620"):  # in Essonne until the end of November 1969
        return BirthDate(1968, 1, 1), BirthDate(1969, 11, 1)
    if code[:2] == "20":
        return LONG_AGO, BirthDate(1975, 12, 31)
    if code[:2] in ("2A", "2B"):
        return BirthDate(1976, 1, 1), RECENTLY
    if code[:2] in ("75", "78") and in_the_belt and not codes & {"91143", "91620"}:
        return LONG_AGO, BirthDate(1967, 12, 31)
    if code[:2] in BELT:
        return BirthDate(1968, 1, 1), RECENTLY
    if code[:3] == "985":
        return LONG_AGO, BirthDate(2011, 3, 30)
    if code[:3] == "976":
        return BirthDate(2011, 3, 31), RECENTLY
    if code in ("97123", "97127"):
        return LONG_AGO, BirthDate(2006, 12, 31)
    if code[:3] in ("977", "978"):
        return BirthDate(2008, 1, 1), RECENTLY
    return LONG_AGO, RECENTLY


def births(communes: list[str]) -> Iterator[tuple[str, BirthplaceFacts, str, BirthDate]]:
    """A commune, what is known of it, one of its codes and a birth date at which that code was in force."""
    for commune in communes:
        facts = facts_of(commune)
        for code in facts.communes:
            for birthdate in dates_in_force(code, facts.communes):
                yield commune, facts, code, birthdate


def nir_of(code: str, birthdate: BirthDate) -> Nir:
    return Nir(f"2{birthdate.year % 100:02d}{birthdate.month:02d}{code}084")


@pytest.fixture(scope="module")
def communes() -> list[str]:
    """Every COG code of the data, of today and of the past."""
    with sqlite3.connect(f"{places_file.FILE.as_uri()}?mode=ro&immutable=1", uri=True) as connection:
        rows = connection.execute("SELECT commune FROM place UNION SELECT commune FROM code").fetchall()
    connection.close()
    return sorted(code for (code,) in rows)


def test_a_number_of_any_commune_gives_no_warning_at_a_date_when_its_code_was_in_force(communes: list[str]) -> None:
    assert len(communes) > 37_000
    warned = [
        (commune, code, birthdate.iso(), warnings)
        for commune, facts, code, birthdate in births(communes)
        if (warnings := disagreements(nir_of(code, birthdate), "madame", birthdate, facts))
    ]
    assert warned == []


def test_a_number_of_any_commune_is_possible(communes: list[str]) -> None:
    for commune in communes:
        nir = nir_of(commune, RECENTLY)
        assert parse_nir(nir.number + nir.key) == nir


def test_a_wrong_departement_is_seen_for_every_commune(communes: list[str]) -> None:
    # 23 Creuse never exchanged a commune with anybody; 77 never with the communes of Creuse.
    unseen = []
    for commune in communes:
        other = "77" if commune[:2] == "23" else "23"
        warnings = disagreements(nir_of(f"{other}999", RECENTLY), "madame", RECENTLY, facts_of(commune))
        if warnings != (ErrorCode.NIR_DEPARTMENT_MISMATCH,):
            unseen.append(commune)
    assert unseen == []
