"""Builds chalicelib/data/places.sqlite from the npm package of the official geographic code (`make data`).

Same package, same bytes: rows are sorted, nothing depends on the clock or on the SQLite release.
"""

import json
import os
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from chalicelib.domain.identity.birthplace import department_of
from chalicelib.domain.identity.place_names import fold_place_name
from local import ROOT
from local.data.place_rows import Era, PlaceRow, Row, place_rows, unnamed_codes

PACKAGE = "@etalab/decoupage-administratif"
VERSION = "6.0.0"
TARGET = ROOT / "chalicelib" / "data" / "places.sqlite"

# `place.id` runs from the best answer to the least likely one, so that sorting by it is ranking.
# `whole` finds a name from its start, with and without its article; `word` from any word after the first one.
# Both repeat department and era so that the search reads one of them alone.
# Their index holds every column: a table without rowids is smaller, but Lambda's oldest SQLite, 3.7.17, opens none
# (decision 0031).
# `folded` is left out where `plainly_folded` gives it: half the names, a tenth of the file.
SCHEMA = """
PRAGMA page_size = 4096;
CREATE TABLE source (package TEXT, version TEXT, licence TEXT);
CREATE TABLE era (id INTEGER PRIMARY KEY, since TEXT, until TEXT, not_before TEXT, ended INTEGER);
CREATE TABLE department (id INTEGER PRIMARY KEY, code TEXT, name TEXT);
CREATE TABLE place (id INTEGER PRIMARY KEY, commune TEXT, name TEXT, folded TEXT, department INTEGER, era INTEGER);
CREATE TABLE whole (text TEXT, place INTEGER, department INTEGER, era INTEGER);
CREATE TABLE word (text TEXT, place INTEGER, department INTEGER, era INTEGER);
CREATE TABLE code (commune TEXT PRIMARY KEY, own TEXT, city TEXT);
"""
# Only codes that are not all alike (commune = own = city) are in `code`.
INDEXES = """
CREATE INDEX whole_text ON whole (text, place, department, era);
CREATE INDEX word_text ON word (text, place, department, era);
CREATE INDEX place_commune ON place (commune);
CREATE INDEX code_city ON code (city);
"""
ARTICLES = ("l ", "le ", "la ", "les ")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        communes, departments = fetch(Path(folder))
    build(communes, departments, TARGET)
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes from {PACKAGE} {VERSION}")


def fetch(folder: Path) -> tuple[list[Row], list[Row]]:
    """The package's communes and départements. npm checks the archive against the registry's digest."""
    packed = subprocess.run(
        ["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"], cwd=folder, check=True, capture_output=True, text=True
    )
    with tarfile.open(folder / packed.stdout.split()[-1]) as archive:
        return _member(archive, "communes"), _member(archive, "departements")


def build(communes: Iterable[Row], departments: Iterable[Row], target: Path) -> None:
    """Writes the file beside its place, then puts it there in one move."""
    communes = list(communes)
    places = place_rows(communes, departments)
    unfinished = target.with_suffix(".new")
    unfinished.unlink(missing_ok=True)
    database = sqlite3.connect(unfinished, isolation_level=None)
    try:
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
        database.execute("BEGIN")
        _fill(database, places, unnamed_codes(communes, places))
        database.execute("COMMIT")
        database.executescript(INDEXES + "VACUUM;")
    finally:
        database.close()
    _forget_sqlite_release(unfinished)
    os.replace(unfinished, target)


def _fill(database: sqlite3.Connection, places: list[PlaceRow], unnamed: dict[str, str]) -> None:
    eras = {era: number for number, era in enumerate(sorted({place.era for place in places}, key=repr), 1)}
    named = sorted(
        {(department_of(place.commune), place.department_name) for place in places}, key=_today_first(places)
    )
    departments = {department: number for number, department in enumerate(named, 1)}
    _insert(database, "source", [(PACKAGE, VERSION, "Licence Ouverte 2.0 (data: INSEE), MIT (package)")])
    _insert(database, "era", [(number, *_era_columns(era)) for era, number in eras.items()])
    _insert(database, "department", [(number, code, name) for (code, name), number in departments.items()])
    whole, words = set(), set()
    for number, place in enumerate(places, 1):
        department = departments[department_of(place.commune), place.department_name]
        era, folded = eras[place.era], fold_place_name(place.name)
        kept = None if folded == plainly_folded(place.name) else folded
        _insert(database, "place", [(number, place.commune, place.name, kept, department, era)])
        whole |= {(text, number, department, era) for text in (folded, without_article(folded))}
        words |= {(text, number, department, era) for text in folded.split()[1:]}
    _insert(database, "whole", sorted(whole))
    _insert(database, "word", sorted(words))
    codes = {(place.commune, place.own, place.city) for place in places if place.commune != place.city}
    _insert(database, "code", sorted(codes | {(code, code, city) for code, city in unnamed.items()}))


def without_article(folded: str) -> str:
    """`le havre` → `havre`: people look for it under either."""
    return next((folded[len(article) :] for article in ARTICLES if folded.startswith(article)), folded)


def plainly_folded(name: str) -> str:
    """What `lower(replace(name, '-', ' '))` gives in SQLite, which lowers A to Z only."""
    return "".join(sign.lower() if sign.isascii() else sign for sign in name.replace("-", " "))


def _today_first(places: list[PlaceRow]) -> Any:
    today = {(department_of(place.commune), place.department_name) for place in places if not place.era.ended}
    return lambda department: (department[0], department not in today, department[1])


def _era_columns(era: Era) -> tuple[str | None, str | None, str | None, int]:
    since, until, not_before = (day.isoformat() if day else None for day in (era.since, era.until, era.not_before))
    return since, until, not_before, int(era.ended)


def _insert(database: sqlite3.Connection, table: str, rows: list[Any]) -> None:
    if rows:
        database.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


def _member(archive: tarfile.TarFile, name: str) -> list[Row]:
    content = archive.extractfile(f"package/data/{name}.json")
    if content is None:
        raise ValueError(f"{name}.json is not a file")
    rows: list[Row] = json.load(content)
    return rows


def _forget_sqlite_release(path: Path) -> None:
    """The header ends with the release that wrote the file, which readers ignore (sqlite.org/fileformat2.html, 1.3)."""
    with path.open("r+b") as file:
        file.seek(96)
        file.write(bytes(4))


if __name__ == "__main__":
    main()
