"""Turns the rows of the communes package into our places: which code, under which name, in force when."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from chalicelib.domain.identity.birthplace import department_of
from chalicelib.domain.identity.place_names import fold_place_name
from local.data.place_history import (
    CODE_CHANGES,
    CREATED,
    FIRST_NEW_COMMUNES,
    FORMER_DEPARTMENTS,
    overseas_former_codes,
)

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Era:
    """When a code goes with a name. `not_before`: a bound that serves to sort; `ended`: past, if no day is known."""

    since: date | None = None
    until: date | None = None
    not_before: date | None = None
    ended: bool = False


@dataclass(frozen=True, slots=True)
class PlaceRow:
    commune: str
    name: str
    department_name: str
    era: Era
    population: int
    own: str  # the code of today of the same place
    city: str  # the commune of today that it belongs to

    def best_first(self) -> tuple[int, bool, str, str, str, str]:
        """Large cities first; a city before its arrondissements, its déléguées and its former codes."""
        return (
            -self.population,
            self.commune != self.city,
            self.own,
            self.commune,
            fold_place_name(self.name),
            self.name,
        )


def place_rows(communes: Iterable[Row], departments: Iterable[Row]) -> list[PlaceRow]:
    """One row for each (code, name), best first: 584 codes stand for a commune nouvelle and for its déléguée."""
    rows = list(communes)
    names = {row["code"]: row["nom"] for row in departments}
    today = list(_places_of_today(rows, names))
    families = defaultdict(list)
    for place in today:
        families[place.city].append(place)
    former = [
        place for city, codes in _former_codes(rows) for place in _former_places(codes, city, families[city], names)
    ]
    unique: dict[tuple[str, str], PlaceRow] = {}
    for place in sorted(today + former, key=PlaceRow.best_first):
        unique.setdefault((place.commune, place.name), place)
    return list(unique.values())


def unnamed_codes(communes: Iterable[Row], places: Iterable[PlaceRow]) -> dict[str, str]:
    """Code of a commune that was merged and whose name the package does not tell → the commune of today."""
    named = {place.commune for place in places}
    return {code: city for city, codes in _former_codes(communes) for code in codes if code not in named}


def _places_of_today(rows: list[Row], departments: Mapping[str, str]) -> Iterator[PlaceRow]:
    population = {row["code"]: row.get("population") or 0 for row in rows if row["type"] == "commune-actuelle"}
    delegated = {row["code"]: row["nom"] for row in rows if row["type"] == "commune-deleguee"}
    for row in rows:
        code, name, kind = row["code"], row["nom"], row["type"]
        city = row.get("commune") or row.get("chefLieu") or code
        # The package gives an associée the département of its commune: its own code says where it was.
        department = department_of(code)
        renamed = kind == "commune-actuelle" and delegated.get(code, name) != name
        era = Era(since=CREATED.get(department), not_before=FIRST_NEW_COMMUNES if renamed else None)
        # An arrondissement stands just behind its city, whatever its size.
        people = population[city] if kind != "commune-deleguee" and kind != "commune-associee" else 0
        yield PlaceRow(code, name, departments[department], era, people, own=code, city=city)


def _former_codes(rows: Iterable[Row]) -> Iterator[tuple[str, list[str]]]:
    for row in rows:
        if row["type"] == "commune-actuelle":
            yield row["code"], [*row.get("anciensCodes", ()), *overseas_former_codes(row["code"])]


def _former_places(codes: list[str], city: str, family: list[PlaceRow], names: Mapping[str, str]) -> Iterator[PlaceRow]:
    """Former codes that certainly were those of a place of the family: the package only lists them with the commune."""
    listed = {place.commune for place in family}
    bearers = [place for place in family if place.era.not_before is None]
    for code in codes:
        if code in listed:
            continue
        moved = [place for place in bearers if department_of(place.commune) != department_of(code)]
        owners = [place for place in moved if place.commune[-3:] == code[-3:]]
        if not owners and len(codes) == 1:
            owners = [place for place in moved if place.commune == city]
        for place in owners:
            yield _as_former(code, place, names)


def _as_former(code: str, place: PlaceRow, names: Mapping[str, str]) -> PlaceRow:
    department = department_of(code)
    name = FORMER_DEPARTMENTS.get(department) or names[department]
    until = CODE_CHANGES.get((department, department_of(place.commune)))
    return PlaceRow(code, place.name, name, Era(until=until, ended=True), place.population, place.own, place.city)
