"""Compares a possible NIR with the rest of the civil status: what to ask the person to check, never a refusal."""

from typing import NamedTuple

from chalicelib.domain.errors import ErrorCode
from chalicelib.domain.identity.birthdates import BirthDate
from chalicelib.domain.identity.birthplace import FRANCE, department_of
from chalicelib.domain.identity.nir import ABROAD, Nir
from chalicelib.domain.identity.nir_history import (
    CORSICA_SPLIT,
    codes_at_birth,
    country_of_place,
    was_french,
)


class BirthplaceFacts(NamedTuple):
    """What the reference data say of the birthplace that was given (COG codes of five characters)."""

    country: str
    """The country named: "99100" for France, overseas included."""
    communes: frozenset[str]
    """Every code the commune has or ever had; empty abroad, and in France when the city is free text."""
    countries: frozenset[str]
    """The codes of the country, its predecessors and its successors (99123 for somebody who says Russia)."""


def disagreements(nir: Nir, title: str, birthdate: BirthDate, facts: BirthplaceFacts) -> tuple[ErrorCode, ...]:
    """The warnings to confirm, in the order of the number's parts; none where history explains the difference.

    `title`: "madame" or "monsieur".
    Codes: NIR_TITLE_MISMATCH, NIR_YEAR_MISMATCH, NIR_MONTH_MISMATCH, NIR_MONTH_UNUSUAL, NIR_CORSICA_DATE,
    NIR_COUNTRY_MISMATCH, NIR_DEPARTMENT_MISMATCH, NIR_COMMUNE_MISMATCH (at most one of the last three).
    """
    found = (
        _check_title(nir, title),
        _check_year(nir, birthdate),
        _check_month(nir, birthdate),
        _check_corsica(nir, birthdate),
        _check_place(nir, birthdate, facts),
    )
    return tuple(code for code in found if code is not None)


def _check_title(nir: Nir, title: str) -> ErrorCode | None:
    expected = "madame" if int(nir.sex) % 2 == 0 else "monsieur"
    return None if title == expected else ErrorCode.NIR_TITLE_MISMATCH


def _check_year(nir: Nir, birthdate: BirthDate) -> ErrorCode | None:
    # The century is the birth date's: the number has only two digits.
    return None if int(nir.year) == birthdate.year % 100 else ErrorCode.NIR_YEAR_MISMATCH


def _check_month(nir: Nir, birthdate: BirthDate) -> ErrorCode | None:
    month = int(nir.month)
    if 21 <= month <= 29:
        return ErrorCode.NIR_MONTH_UNUSUAL
    if birthdate.month is None:
        return None
    if month <= 12:
        return None if month == birthdate.month else ErrorCode.NIR_MONTH_MISMATCH
    # A pseudo-month stands for an incomplete civil status and agrees with any month. But beside a whole birth date,
    # the two digits of that very month in the wrong order ("30" for March) are a typing error: decision 0013.
    is_swapped = birthdate.day is not None and nir.month[::-1] == f"{birthdate.month:02d}"
    return ErrorCode.NIR_MONTH_MISMATCH if is_swapped else None


def _check_corsica(nir: Nir, birthdate: BirthDate) -> ErrorCode | None:
    too_early = nir.department in ("2A", "2B") and birthdate.latest() < CORSICA_SPLIT
    too_late = nir.department == "20" and birthdate.earliest() >= CORSICA_SPLIT
    return ErrorCode.NIR_CORSICA_DATE if too_early or too_late else None


def _check_place(nir: Nir, birthdate: BirthDate, facts: BirthplaceFacts) -> ErrorCode | None:
    if facts.country != FRANCE:
        return _check_country(nir, birthdate, facts)
    if facts.communes:
        return _check_commune(nir, birthdate, facts.communes)
    country = country_of_place(nir.department, nir.commune, birthdate)
    if country is not None and not was_french(country, birthdate):
        return ErrorCode.NIR_COUNTRY_MISMATCH
    # Free text says nothing of the département, but there never was a 96 in France.
    is_nowhere = nir.department == "96" and country is None
    return ErrorCode.NIR_DEPARTMENT_MISMATCH if is_nowhere else None


def _check_country(nir: Nir, birthdate: BirthDate, facts: BirthplaceFacts) -> ErrorCode | None:
    if nir.department == ABROAD and _is_overflow(nir):
        return None
    country = country_of_place(nir.department, nir.commune, birthdate)
    agrees = country == facts.country or country in facts.countries
    return None if agrees else ErrorCode.NIR_COUNTRY_MISMATCH


def _check_commune(nir: Nir, birthdate: BirthDate, communes: frozenset[str]) -> ErrorCode | None:
    if nir.department == ABROAD:
        return ErrorCode.NIR_COUNTRY_MISMATCH
    codes = codes_at_birth(communes, birthdate)
    if nir.department + nir.commune in codes:
        return None
    if nir.department not in {department_of(code) for code in codes}:
        return ErrorCode.NIR_DEPARTMENT_MISMATCH
    return None if _is_overflow(nir) else ErrorCode.NIR_COMMUNE_MISMATCH


def _is_overflow(nir: Nir) -> bool:
    """A number given when a place has used up its 999 orders of a month.

    From 990 (overseas 90): far above the highest of the COG 2026, 909 (overseas 62); no country has one either.
    """
    return nir.commune >= ("90" if len(nir.commune) == 2 else "990")
