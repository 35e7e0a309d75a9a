"""Which place codes a NIR may hold for one birthplace: the changes of départements since the NIR exists.

The reference data give the codes that a commune has or had, without their dates; the dates are here. A NIR holds the
code that was in force on the day of birth, so that a presumed date has every day that it can stand for.
"""

from collections.abc import Iterator, Set
from datetime import date
from typing import NamedTuple

from chalicelib.domain.identity.birthdates import BirthDate
from chalicelib.domain.identity.birthplace import department_of
from chalicelib.domain.identity.nir import ABROAD

CORSICA_SPLIT = date(1976, 1, 1)
_SEINE_SPLIT = date(1968, 1, 1)
_MAYOTTE_DEPARTMENT = date(2011, 3, 31)

# Seine (75) and Seine-et-Oise (78) became 75, 78 and these five.
_PARIS_BELT = frozenset(("91", "92", "93", "94", "95"))
# Châteaufort and Toussus-le-Noble were in 91 for two years, then back in 78: their 78 is the code of today.
_BACK_TO_78_IN_1969 = frozenset(("91143", "91620"))

# Saint-Barthélemy and Saint-Martin left Guadeloupe on 15 July 2007, the day in the list of places, but INSEE has their
# codes 977 and 978 from 2008 on (insee.fr/fr/information/7929495): a birth of 2007 may hold either.
_GUADELOUPE_SPLIT = date(2008, 1, 1)
_ONCE_IN_GUADELOUPE = {"97701": "97123", "97801": "97127"}

# Lyon's arrondissements 8 and 9 were cut out of 7 and 5, which still exist.
_CUT_OUT_OF = {"69388": ("69387", date(1959, 2, 15)), "69389": ("69385", date(1964, 8, 12))}

# A NIR holds the code of the arrondissement or that of the whole city.
_ARRONDISSEMENTS = {
    "75056": frozenset(str(code) for code in range(75101, 75121)),
    "69123": frozenset(str(code) for code in range(69381, 69390)),
    "13055": frozenset(str(code) for code in range(13201, 13217)),
}


class _FrenchEra(NamedTuple):
    """Départements that a country had, for births before `until`. A NIR may hold 99 and the country instead."""

    country: str
    departments: frozenset[str]
    until: date


_FRENCH_ERAS = (
    _FrenchEra("99352", frozenset(("91", "92", "93", "94")), date(1962, 7, 3)),  # Algeria
    _FrenchEra("99350", frozenset(("95",)), date(1964, 1, 1)),  # Morocco
    _FrenchEra("99351", frozenset(("96",)), date(1964, 1, 1)),  # Tunisia
)


def codes_at_birth(communes: Set[str], birthdate: BirthDate) -> frozenset[str]:
    """The codes that a NIR may hold for a commune.

    `communes`: every COG code it has or ever had. Those of a département it had left at that date are taken out,
    those of a département it was in at that date are added. Corsica's 20 is always added: its date is a check apart.
    """
    codes = {code for code in communes if not _had_ended(code, communes, birthdate)}
    for code in communes:
        codes.update(_older_codes(code, birthdate))
    for city, arrondissements in _ARRONDISSEMENTS.items():
        if arrondissements & communes:
            codes.add(city)
        elif city in communes:
            codes |= arrondissements
    return frozenset(codes)


def country_of_place(department: str, number: str, birthdate: BirthDate) -> str | None:
    """The COG country code that the place of a NIR can mean at that date, None when it can only be in France."""
    if department == ABROAD:
        return ABROAD + number
    eras = (era for era in _FRENCH_ERAS if department in era.departments and _before(birthdate, era.until))
    return next((era.country for era in eras), None)


def was_french(country: str, birthdate: BirthDate) -> bool:
    """Algeria, Morocco or Tunisia before the date up to which people born there may name France."""
    return any(era.country == country and _before(birthdate, era.until) for era in _FRENCH_ERAS)


def _older_codes(code: str, birthdate: BirthDate) -> Iterator[str]:
    department = department_of(code)
    number = code[len(department) :]
    if department in ("2A", "2B"):
        yield "20" + number
    if (department == "78" or department in _PARIS_BELT) and _before(birthdate, _SEINE_SPLIT):
        yield from ("75" + number, "78" + number)
    if department == "976" and _before(birthdate, _MAYOTTE_DEPARTMENT):
        yield "985" + number
    if code in _ONCE_IN_GUADELOUPE and _before(birthdate, _GUADELOUPE_SPLIT):
        yield _ONCE_IN_GUADELOUPE[code]
    if code in _CUT_OUT_OF and _before(birthdate, _CUT_OUT_OF[code][1]):
        yield _CUT_OUT_OF[code][0]


def _had_ended(code: str, communes: Set[str], birthdate: BirthDate) -> bool:
    """Whether the commune had already left the département of `code` on every day the birth date can stand for."""
    department = department_of(code)
    if department in ("75", "78") and not _before(birthdate, _SEINE_SPLIT):
        return any(other[:2] in _PARIS_BELT for other in communes - _BACK_TO_78_IN_1969)
    if department == "985":
        return not _before(birthdate, _MAYOTTE_DEPARTMENT)
    return code in _ONCE_IN_GUADELOUPE.values() and not _before(birthdate, _GUADELOUPE_SPLIT)


def _before(birthdate: BirthDate, limit: date) -> bool:
    """Benefit of the doubt: one day that the date can stand for is enough."""
    return birthdate.earliest() < limit
