"""Countries of birth by COG code: the names they had, when, and which codes the same ground had before or has since."""

import functools
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypedDict

from chalicelib.domain.place_names import words_of

_FILE = Path(__file__).parent.parent / "data" / "countries.tsv"


@dataclass(frozen=True, slots=True)
class CountryName:
    """A name from the day `since` (None: before the table begins) to the day before `until` (None: to this day)."""

    fr: str
    en: str
    since: date | None
    until: date | None

    def was_valid_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Country:
    """`code`: COG, five digits. `names`: oldest first, at least one; some codes had none for years."""

    code: str
    names: tuple[CountryName, ...]

    def existed_at(self, day: date | None) -> bool:
        """Whether the code stood for a country or territory on `day`, or does today when None."""
        if day is None:
            return self.names[-1].until is None
        return any(name.was_valid_on(day) for name in self.names)

    def name_at(self, day: date | None, language: str = "fr") -> str:
        """The name on `day`; when there was none, the next one, or else the last one. `language`: "fr" or "en"."""
        later = [name for name in self.names if day is not None and (name.until is None or day < name.until)]
        name = (later or self.names[-1:])[0]
        return name.en if language == "en" else name.fr


class ListedCountry(TypedDict):
    """As `GET /countries` answers it."""

    country: str
    name: str
    existed: bool


@dataclass(frozen=True, slots=True)
class _Change:
    """The ground of `after`, or a part of it, had the code `before` to the day before `until`."""

    before: str
    after: str
    until: date


def find_country(code: str) -> Country | None:
    return _countries().get(code)


def countries_at(day: date | None, language: str = "fr") -> list[ListedCountry]:
    """All countries under their names on `day` (today when None): first those that existed, each part by name."""
    listed = [
        ListedCountry(country=code, name=one.name_at(day, language), existed=one.existed_at(day))
        for code, one in _countries().items()
    ]
    return sorted(listed, key=lambda one: (not one["existed"], words_of(one["name"]), one["country"]))


def related_countries(code: str, birthdate: date | None = None) -> frozenset[str]:
    """The code, and those that the same ground had before or after it.

    Each change names every earlier code of the ground, so that nothing is chained: Ukraine is related to the USSR and
    so is Russia (by its code: they share 99123), but Ukraine is not related to Georgia, nor East to West Germany.
    `birthdate`: leaves out the changes that were over by then; a person born in 2000 in Ukraine was not in the USSR.
    An unknown code stands alone.
    """
    changes = [one for one in _changes().get(code, ()) if birthdate is None or birthdate < one.until]
    return frozenset({code, *(side for change in changes for side in (change.before, change.after))})


@functools.cache
def _countries() -> dict[str, Country]:
    names = defaultdict(list)
    for code, since, until, fr, en, *_before in _lines():
        names[code].append(CountryName(fr, en, _day(since), _day(until)))
    return {code: Country(code, tuple(of_code)) for code, of_code in names.items()}


@functools.cache
def _changes() -> dict[str, list[_Change]]:
    changes = defaultdict(list)
    for code, since, _until, _fr, _en, *before in _lines():
        for earlier in " ".join(before).split():
            ends = [day for day in (_day(since), _countries()[earlier].names[-1].until) if day]
            change = _Change(earlier, code, min(ends))
            changes[code].append(change)
            changes[earlier].append(change)
    return changes


@functools.cache
def _lines() -> list[list[str]]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
