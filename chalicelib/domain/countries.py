"""Temporary: the shape of a country's COG code; the table comes with the reference data."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Country:
    code: str

    def name_at(self, day: date | None, language: str) -> str:
        return self.code


def find_country(code: str) -> Country | None:
    return Country(code)


def countries_at(day: date | None, language: str = "fr") -> list[dict[str, object]]:
    return []


def related_countries(code: str) -> frozenset[str]:
    return frozenset({code})
