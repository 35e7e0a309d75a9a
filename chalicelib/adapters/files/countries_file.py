"""Reads chalicelib/data/countries.tsv, once in the life of a process.

One name of a code a line: code, since, until, French, English, and the codes that its ground had before.
"""

from collections import defaultdict
from datetime import date
from functools import cache
from pathlib import Path

from chalicelib.domain.identity.countries import Change, Countries, Country, CountryName

FILE = Path(__file__).parents[2] / "data" / "countries.tsv"


@cache
def countries() -> Countries:
    lines = [line.split("\t") for line in FILE.read_text("utf-8").splitlines() if not line.startswith("#")]
    names = defaultdict(list)
    for code, since, until, fr, en, *_before in lines:
        names[code].append(CountryName(fr, en, _day(since), _day(until)))
    by_code = {code: Country(code, tuple(of_code)) for code, of_code in names.items()}
    return Countries(by_code, _changes(lines, by_code))


def _changes(lines: list[list[str]], by_code: dict[str, Country]) -> dict[str, list[Change]]:
    changes = defaultdict(list)
    for code, since, _until, _fr, _en, *before in lines:
        for earlier in " ".join(before).split():
            ends = [day for day in (_day(since), by_code[earlier].names[-1].until) if day]
            change = Change(earlier, code, min(ends))
            changes[code].append(change)
            changes[earlier].append(change)
    return changes


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
