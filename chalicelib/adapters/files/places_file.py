"""Reads chalicelib/data/places.sqlite by code or row: one read-only connection, opened when first asked.

The schema is in local/data/places.py; `place_index` looks names up in the same file.
"""

import functools
import re
import sqlite3
import threading
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from chalicelib.domain.identity.birthplace import department_of

FILE = Path(__file__).parents[2] / "data" / "places.sqlite"

_CODE = re.compile(r"[0-9][0-9AB][0-9]{3}")


class Place(NamedTuple):
    """A name that a COG code has or had: from the day `since` to the day before `until`; None where it is not known."""

    commune: str
    name: str
    department: str
    since: date | None = None
    until: date | None = None
    department_name: str = ""


class Era(NamedTuple):
    since: date | None
    until: date | None
    not_before: date | None
    """A bound of which only the order of answers makes use: nobody's name is so old, whatever the real day."""
    ended: bool

    def is_in_force(self, day: date | None) -> bool:
        """On `day`, or today when None."""
        if day is None or (self.ended and self.until is None):
            return not self.ended
        first = self.not_before or self.since
        return (first is None or first <= day) and (self.until is None or day < self.until)


class _Source(NamedTuple):
    connection: sqlite3.Connection
    lock: threading.Lock
    eras: dict[int, Era]
    departments: dict[int, tuple[str, str]]


def eras_out_of_force(day: date | None) -> frozenset[int]:
    """Row numbers of the eras that `day` (today when None) is not in."""
    return frozenset(number for number, era in _source().eras.items() if not era.is_in_force(day))


def department_ids(code: str) -> frozenset[int]:
    """Row numbers: two for 75 and 78, which were Seine and Seine-et-Oise; none for an unknown code."""
    return frozenset(number for number, (known, _name) in _source().departments.items() if known == code)


def department_names(code: str) -> list[str]:
    """Today's first."""
    return [name for known, name in _source().departments.values() if known == code]


def read(ids: list[int]) -> list[Place]:
    """The places in the order of their ids."""
    if not ids:
        return []
    numbers = ",".join(map(str, ids))
    rows = ask(f"SELECT id, commune, name, department, era FROM place WHERE id IN ({numbers})")
    places = {row[0]: _place(*row[1:]) for row in rows}
    return [places[number] for number in ids]


def find(commune: str) -> Place | None:
    """The best place of this code; the name of the commune it went into, when the file has no other."""
    if not _CODE.fullmatch(commune):
        return None
    for row in ask("SELECT commune, name, department, era FROM place WHERE commune = ? ORDER BY id LIMIT 1", [commune]):
        return _place(*row)
    merged = "SELECT city, name FROM code JOIN place ON place.commune = city WHERE code.commune = ? ORDER BY id LIMIT 1"
    return next((_merged(commune, *row) for row in ask(merged, [commune])), None)


def code_links(commune: str) -> set[str]:
    """Other codes of the same place, and of the commune that it is part of or of those that are part of it."""
    if not _CODE.fullmatch(commune):
        return set()
    own, city = next(iter(ask("SELECT own, city FROM code WHERE commune = ?", [commune])), (commune, commune))
    family = ask("SELECT commune, own FROM code WHERE city = ?", [city])
    return {own, city, *(code for code, its_own in family if own in (city, its_own))}


def ask(sql: str, arguments: Iterable[str | int] = ()) -> list[Any]:
    source = _source()
    with source.lock:
        return source.connection.execute(sql, tuple(arguments)).fetchall()


def _place(commune: str, name: str, department: int, era: int) -> Place:
    source = _source()
    code, department_name = source.departments[department]
    return Place(commune, name, code, source.eras[era].since, source.eras[era].until, department_name)


def _merged(commune: str, city: str, name: str) -> Place:
    department = department_of(commune)
    # A code in 75 or 78 of what is elsewhere today was in Seine or Seine-et-Oise.
    department_name = department_names(department)[0 if city.startswith(department) else -1]
    return Place(commune, name, department, department_name=department_name)


@functools.cache
def _source() -> _Source:
    # `immutable`: the file system of Lambda is read-only, and nobody writes the file while it is in use.
    connection = sqlite3.connect(f"{FILE.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    eras = connection.execute("SELECT id, since, until, not_before, ended FROM era")
    departments = connection.execute("SELECT id, code, name FROM department ORDER BY id")
    return _Source(
        connection,
        threading.Lock(),
        {
            number: Era(_day(since), _day(until), _day(bound), bool(ended))
            for number, since, until, bound, ended in eras
        },
        {number: (code, name) for number, code, name in departments},
    )


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
