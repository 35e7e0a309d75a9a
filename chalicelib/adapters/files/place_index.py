"""Looks place names up in chalicelib/data/places.sqlite: whole, by their beginning, by their words, by what they share.

Texts are folded by the caller: only a-z, 0-9 and single spaces, never empty. Numbers in the SQL come from the file.
"""

from collections.abc import Iterable
from typing import NamedTuple

from chalicelib.adapters.files.places_file import ask

Departments = frozenset[int] | None
"""Row numbers of `department`; None for all of France."""

Rank = tuple[int, int]
"""Whether its era is one of `past`, and the place's id: a better place has the smaller rank."""

_FOLDED = "coalesce(folded, lower(replace(name, '-', ' ')))"
_TABLES = ("whole", "word")
_MANY = 2000
_FEW = 100


class Candidate(NamedTuple):
    id: int
    text: str
    era: int


def named(text: str, only: Departments, past: frozenset[int], most: int) -> list[Rank]:
    """Places with exactly this name, whether or not it says its article; the best first, as in the next two."""
    return _ranked(f"FROM whole WHERE text = ?{_inside(only)}", [text], past, most)


def beginning_with(text: str, only: Departments, past: frozenset[int], most: int) -> list[Rank]:
    if only is None and _count("whole", text, _MANY) == _MANY:
        # "sa", "saint": so many that the best are soon found among all places.
        return _in_order(f"{_FOLDED} >= ? AND {_FOLDED} < ?", _range(text), past, most)
    return _ranked(f"FROM whole WHERE text >= ? AND text < ?{_inside(only)}", _range(text), past, most)


def with_words(text: str, only: Departments, past: frozenset[int], most: int) -> list[Rank]:
    """Places whose name has, for each word of `text`, a word that begins like it."""
    words, inside = text.split(), _inside(only)
    if len(words) == 1:
        return _ranked(f"FROM word WHERE text >= ? AND text < ?{inside}", _range(text), past, most)
    rarest = _rarest(words)
    others = sorted(set(words) - {rarest})
    holders = " UNION ".join(f"SELECT place FROM {table} WHERE text >= ? AND text < ?{inside}" for table in _TABLES)
    begun = "".join(f" AND instr(' ' || {_FOLDED}, ' ' || ?)" for _word in others)
    return _in_order(f"id IN ({holders}){begun}", [*_range(rarest), *_range(rarest), *others], past, most)


def names_in(department: str) -> list[Candidate]:
    """Every name under a code of this département."""
    condition = "commune >= ? AND commune < ?"
    rows = ask(f"SELECT id, {_FOLDED}, era FROM place WHERE {condition} ORDER BY id", _range(department))
    return [Candidate(*row) for row in rows]


def names_sharing(letter: str, length: int, pieces: list[str], most: int) -> list[Candidate]:
    """Names with this first letter, about this length, that hold one of the pieces."""
    shared = " OR ".join("instr(text, ?)" for _piece in pieces)
    condition = f"text >= ? AND text < ? AND length(text) BETWEEN ? AND ? AND ({shared})"
    sql = f"SELECT place, text, era FROM whole WHERE {condition} ORDER BY place LIMIT ?"
    return [Candidate(*row) for row in ask(sql, [*_range(letter), length - 2, length + 2, *pieces, most])]


def _rarest(words: list[str]) -> str:
    """The word with which the fewest names hold a beginning; a long one is tried first, as it likely is the one."""
    rarest, fewest = "", _MANY
    for word in sorted(words, key=len, reverse=True):
        count = sum(_count(table, word, fewest) for table in _TABLES)
        if not rarest or count < fewest:
            rarest, fewest = word, count
        if fewest < _FEW:
            break
    return rarest


def _count(table: str, word: str, most: int) -> int:
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE text >= ? AND text < ? LIMIT ?)"
    return int(ask(sql, [*_range(word), most])[0][0])


def _ranked(found: str, arguments: list[str], past: frozenset[int], most: int) -> list[Rank]:
    sql = f"SELECT era IN ({_numbers(past)}) AS is_past, place {found} ORDER BY is_past, place LIMIT ?"
    return ask(sql, [*arguments, most])


def _in_order(condition: str, arguments: list[str], past: frozenset[int], most: int) -> list[Rank]:
    """Reads by id, first what is in force, and ends when there is enough: a sort would read every name."""
    ranks: list[Rank] = []
    for is_past, eras in ((0, "NOT IN"), (1, "IN")):
        if len(ranks) < most:
            chosen = f"era {eras} ({_numbers(past)}) AND {condition}"
            ranks += ask(f"SELECT {is_past}, id FROM place WHERE {chosen} ORDER BY id LIMIT ?", [*arguments, most])
    return ranks


def _inside(only: Departments) -> str:
    return "" if only is None else f" AND department IN ({_numbers(only)})"


def _numbers(numbers: Iterable[int]) -> str:
    return ",".join(map(str, sorted(numbers)))


def _range(text: str) -> list[str]:
    """All that begins with `text` is from it to, not included, the text with its last sign one further."""
    return [text, text[:-1] + chr(ord(text[-1]) + 1)]
