"""Countries of birth by COG code: the names they had, when, and which codes the same ground had before or has since."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple, TypedDict

from chalicelib.domain.identity.place_names import words_of


class CountryName(NamedTuple):
    """A name from the day `since` (None: before the table begins) to the day before `until` (None: to this day)."""

    fr: str
    en: str
    since: date | None
    until: date | None

    def was_valid_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


class Country(NamedTuple):
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


class Change(NamedTuple):
    """The ground of `after`, or a part of it, had the code `before` to the day before `until`."""

    before: str
    after: str
    until: date


class Countries(NamedTuple):
    """All of them by code, and by code the changes that the code has a part in."""

    by_code: Mapping[str, Country]
    changes: Mapping[str, list[Change]]

    def find(self, code: str) -> Country | None:
        return self.by_code.get(code)

    def at(self, day: date | None, language: str = "fr") -> list[ListedCountry]:
        """All under their names on `day` (today when None): first those that existed, each part by name."""
        listed = [
            ListedCountry(country=code, name=one.name_at(day, language), existed=one.existed_at(day))
            for code, one in self.by_code.items()
        ]
        return sorted(listed, key=lambda one: (not one["existed"], words_of(one["name"]), one["country"]))

    def related(self, code: str, birthdate: date | None = None) -> frozenset[str]:
        """The code, and those that the same ground had before or after it.

        Each change names every earlier code of the ground, so that nothing is chained: Ukraine is related to the USSR
        and so is Russia (by its code: they share 99123), but Ukraine is not related to Georgia, nor East to West
        Germany. `birthdate`: leaves out the changes that were over by then; a person born in 2000 in Ukraine was not
        in the USSR. An unknown code stands alone.
        """
        changes = [one for one in self.changes.get(code, ()) if birthdate is None or birthdate < one.until]
        return frozenset({code, *(side for change in changes for side in (change.before, change.after))})
