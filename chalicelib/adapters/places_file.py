"""Reads chalicelib/data/places.sqlite: one read-only connection, opened when first asked. The schema is in local/build_data.py.

Texts are folded by the caller: only a-z, 0-9 and single spaces, never empty. The numbers put into the SQL come from the file.
"""

import datetime
import functools
import re
import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

FILE = Path(__file__).parent.parent / "data" / "places.sqlite"

Departments = frozenset[int] | None
"""Row numbers of `department`; None for all of France."""

Rank = tuple[int, int]
"""Whether it is out of force, and the place's id: a better place has the smaller rank."""

_CODE = re.compile(r"[0-9][0-9AB][0-9]{3}")
_FOLDED = "coalesce(folded, lower(replace(name, '-', ' ')))"
_COUNTED = 2000
_FEW = 100


@dataclass(frozen=True, slots=True)
class Place:
    """A name that a COG code has or had. `since` and `until` (the first day when it is no more): None when not known."""

    commune: str
    name: str
    department: str
    since: datetime.date | None = None
    until: datetime.date | None = None
    department_name: str = ""


class Candidate(NamedTuple):
    id: int
    text: str
    era: int


@dataclass(frozen=True, slots=True)
class _Era:
    since: datetime.date | None
    until: datetime.date | None
    not_before: datetime.date | None
    ended: bool

    def is_in_force(self, day: datetime.date | None) -> bool:
        if day is None:
            return not self.ended
        if self.until is None and self.ended:
            return False
        first = self.since if self.not_before is None else self.not_before
        return (first is None or first <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class _Source:
    connection: sqlite3.Connection
    lock: threading.Lock
    eras: dict[int, _Era]
    departments: dict[int, tuple[str, str]]


def eras_out_of_force(day: datetime.date | None) -> frozenset[int]:
    """The eras that `day` is not in, today when None."""
    return frozenset(number for number, era in _source().eras.items() if not era.is_in_force(day))


def department_ids(code: str) -> frozenset[int]:
    return frozenset(number for number, (known, _name) in _source().departments.items() if known == code)


def department_name(code: str) -> str | None:
    return next((name for known, name in _source().departments.values() if known == code), None)


def named(text: str, only: Departments, past: frozenset[int], most: int) -> list[Rank]:
    """Places with exactly this name, whether or not it says its article. All such functions give the best first."""
    return _ranked(f"FROM whole WHERE text = ?{_inside(only)}", (text,), past, most)


def beginning_with(text: str, only: Departments, past: frozenset[int], most: int) -> list[Rank]:
    return _ranked(f"FROM whole WHERE text >= ? AND text < ?{_inside(only)}", _range(text), past, most)


def with_words(text: str, only: Departments, past: frozenset[int], most: int) -> list[Rank]:
    """Places whose name has, for each word of `text`, a word that begins like it."""
    words, inside = text.split(), _inside(only)
    if len(words) == 1:
        return _ranked(f"FROM word WHERE text >= ? AND text < ?{inside}", _range(text), past, most)
    rarest = _rarest(words)
    others = sorted(set(words) - {rarest})
    begun = "".join(f" AND instr(' ' || {_FOLDED}, ' ' || ?)" for _word in others)
    holders = " UNION ".join(f"SELECT place FROM {table} WHERE text >= ? AND text < ?{inside}" for table in ("whole", "word"))
    arguments = (*_range(rarest), *_range(rarest), *others, most)
    ranks: list[Rank] = []
    # Two readings in the order of the ids, each of which ends when it has enough: a sort would read every name.
    for is_past, eras in ((0, "NOT IN"), (1, "IN")):
        chosen = f"id IN ({holders}) AND era {eras} ({_numbers(past)}){begun}"
        ranks += _ask(f"SELECT {is_past}, id FROM place WHERE {chosen} ORDER BY id LIMIT ?", arguments)
        if len(ranks) >= most:
            break
    return ranks


def names_in(departments: frozenset[int]) -> list[Candidate]:
    codes = {_source().departments[number][0] for number in departments}
    inside = " OR ".join("commune >= ? AND commune < ?" for _code in codes)
    bounds = [bound for code in sorted(codes) for bound in _range(code)]
    return [Candidate(*row) for row in _ask(f"SELECT id, {_FOLDED}, era FROM place WHERE {inside} ORDER BY id", bounds)]


def names_sharing(letter: str, length: int, pieces: list[str], most: int) -> list[Candidate]:
    """Names with this first letter, about this length, that hold one of the pieces."""
    shared = " OR ".join("instr(text, ?)" for _piece in pieces)
    condition = f"text >= ? AND text < ? AND length(text) BETWEEN ? AND ? AND ({shared})"
    sql = f"SELECT place, text, era FROM whole WHERE {condition} ORDER BY place LIMIT ?"
    return [Candidate(*row) for row in _ask(sql, (*_range(letter), length - 2, length + 2, *pieces, most))]


def read(ids: list[int]) -> list[Place]:
    """The places in the order of their ids."""
    if not ids:
        return []
    numbers = ",".join(map(str, ids))
    rows = _ask(f"SELECT id, commune, name, department, era FROM place WHERE id IN ({numbers})")
    places = {row[0]: _place(*row[1:]) for row in rows}
    return [places[number] for number in ids]


def find(commune: str) -> Place | None:
    if not _CODE.fullmatch(commune):
        return None
    own = _ask("SELECT commune, name, department, era FROM place WHERE commune = ? ORDER BY id LIMIT 1", (commune,))
    if own:
        return _place(*own[0])
    merged = "SELECT place.commune, name FROM code JOIN place ON place.commune = city WHERE code.commune = ? ORDER BY id LIMIT 1"
    return next((_merged(commune, *row) for row in _ask(merged, (commune,))), None)


def code_links(commune: str) -> set[str]:
    """Other codes of the same place, and of the commune that it is part of or of those that are part of it."""
    if not _CODE.fullmatch(commune):
        return set()
    own, city = next(iter(_ask("SELECT own, city FROM code WHERE commune = ?", (commune,))), (commune, commune))
    family = _ask("SELECT commune, own FROM code WHERE city = ?", (city,))
    return {own, city, *(code for code, its_own in family if own in (city, its_own))}


def _merged(commune: str, city: str, name: str) -> Place:
    length = 3 if commune[:2] in ("97", "98") else 2
    department = commune[:length]
    names = [name for code, name in _source().departments.values() if code == department]
    # 75 and 78 were Seine and Seine-et-Oise for what is elsewhere today: the older name comes second in the file.
    return Place(commune, name, department, department_name=names[0 if city.startswith(department) else -1])


def _place(commune: str, name: str, department: int, era: int) -> Place:
    source = _source()
    code, department_name = source.departments[department]
    return Place(commune, name, code, source.eras[era].since, source.eras[era].until, department_name)


def _inside(only: Departments) -> str:
    return "" if only is None else f" AND department IN ({_numbers(only)})"


def _numbers(numbers: Iterable[int]) -> str:
    return ",".join(map(str, sorted(numbers)))


def _range(text: str) -> tuple[str, str]:
    """All that begins with `text` is from it to, not included, the text with its last sign one further."""
    return text, text[:-1] + chr(ord(text[-1]) + 1)


def _rarest(words: list[str]) -> str:
    """The word with which the fewest names hold a beginning; a long one is tried first, as it likely is the one."""
    rarest, fewest = "", _COUNTED
    for word in sorted(words, key=len, reverse=True):
        count = sum(_count(table, word, fewest) for table in ("whole", "word"))
        if not rarest or count < fewest:
            rarest, fewest = word, count
        if fewest < _FEW:
            break
    return rarest


def _count(table: str, word: str, most: int) -> int:
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE text >= ? AND text < ? LIMIT ?)"
    return int(_ask(sql, (*_range(word), most))[0][0])


def _ranked(found: str, arguments: Iterable[str], past: frozenset[int], most: int) -> list[Rank]:
    sql = f"SELECT era IN ({_numbers(past)}) AS is_past, place {found} ORDER BY is_past, place LIMIT ?"
    return _ask(sql, (*arguments, most))


def _ask(sql: str, arguments: Iterable[str | int] = ()) -> list[Any]:
    source = _source()
    with source.lock:
        return source.connection.execute(sql, tuple(arguments)).fetchall()


@functools.cache
def _source() -> _Source:
    # `immutable`: the file system of Lambda is read-only, and nobody writes the file while it is in use.
    connection = sqlite3.connect(f"{FILE.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    eras = {
        number: _Era(*(datetime.date.fromisoformat(day) if day else None for day in days), ended=bool(ended))
        for number, *days, ended in connection.execute("SELECT id, since, until, not_before, ended FROM era")
    }
    departments = {number: (code, name) for number, code, name in connection.execute("SELECT id, code, name FROM department")}
    return _Source(connection, threading.Lock(), eras, departments)
