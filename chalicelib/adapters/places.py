"""Finds birthplaces by name in chalicelib/data/places.sqlite (built by local/build_data.py)."""

import datetime
import difflib

from chalicelib.adapters import places_file
from chalicelib.adapters.places_file import Place
from chalicelib.domain.place_names import expand, fold_place_name, words_of

__all__ = ["Place", "communes_ever", "department_name", "find", "search", "suggest"]

MOST_ANSWERS = 20
MOST_SUGGESTIONS = 5
LONGEST_NAME = 60
"""Folded; the longest of the data is shorter (a test holds it), so nothing longer can match."""

ONE_LETTER = {"y": Place("80829", "Y", "80", department_name="Somme")}
"""The communes of one letter: answered from here, because a list for every first letter typed would be work for nothing."""

# What is left of a name after two typing errors: at least one of its thirds.
_PIECES = 3
_CLOSE_ENOUGH = 0.72
_MOST_COMPARED = 300


def search(name: str, department: str | None = None, date: datetime.date | None = None) -> list[Place]:
    """At most 20 places with a word that begins like each word of `name`, best first.

    The whole name (its article aside) comes before the start of a name, and that before the start of a later word;
    each time what was in force at `date` (today when None) first, then the larger city.
    `department`: two or three characters of the COG; "20", "75", "78" and "985" also hold the codes of before.
    Signs that mean something to SQL mean nothing here; any text has an answer.
    """
    texts = _spellings(name)
    if len(texts[0]) < 2:
        return [place for place in _one_letter(texts[0]) if department is None or _code(department) == place.department]
    only = _departments(department)
    if len(texts[0]) > LONGEST_NAME or only == frozenset():
        return []
    past = places_file.eras_out_of_force(date)
    found: dict[int, None] = {}
    for stage in (places_file.named, places_file.beginning_with, places_file.with_words):
        ranks = {rank for text in texts for rank in stage(text, only, past, MOST_ANSWERS)}
        found.update(dict.fromkeys(place for _is_past, place in sorted(ranks)))
        if len(found) >= MOST_ANSWERS:
            break
    return places_file.read(list(found)[:MOST_ANSWERS])


def suggest(name: str, department: str | None = None, date: datetime.date | None = None) -> list[Place]:
    """At most 5 places whose names look like `name` ("did you mean"), closest first, then in force at `date` first.

    Within the département when it is given; else among the names that begin with the same letter.
    """
    text = fold_place_name(name)
    only = _departments(department)
    if not 2 <= len(text) <= LONGEST_NAME or only == frozenset():
        return []
    if only:
        candidates = places_file.names_in(only)
    else:
        candidates = places_file.names_sharing(text[0], len(text), _pieces(text), _MOST_COMPARED)
    past = places_file.eras_out_of_force(date)
    closest = difflib.get_close_matches(text, {one.text: None for one in candidates}, MOST_SUGGESTIONS, _CLOSE_ENOUGH)
    rank = {close: position for position, close in enumerate(closest)}
    close = [one for one in candidates if one.text in rank]
    close.sort(key=lambda one: (rank[one.text], one.era in past, one.id))
    return places_file.read(list(dict.fromkeys(one.id for one in close))[:MOST_SUGGESTIONS])


def find(commune: str) -> Place | None:
    """The place with this COG code of today or of the past, the commune of today before its déléguée of the same name.

    A merged commune whose own name the data do not tell answers under the name of the commune it went into.
    """
    return places_file.find(commune)


def communes_ever(commune: str) -> frozenset[str]:
    """Every code that this commune has or had: its former codes, the commune it was merged into, the city of an
    arrondissement; for a commune of today also all that it took in. Just the code itself when it is unknown.

    Two communes merged into one are not each other's: who was born in the one has no code of the other.
    """
    codes = places_file.code_links(commune)
    return frozenset({commune, *codes})


def department_name(code: str) -> str | None:
    """The name of today of a département or overseas collectivity; the last one of those that are gone (20, 985)."""
    return places_file.department_name(code)


def _spellings(name: str) -> list[str]:
    """The folded text; a second one when its last word, still being typed, only looks like an abbreviation."""
    words = words_of(name)
    full = " ".join(map(expand, words))
    as_typed = " ".join([*map(expand, words[:-1]), *words[-1:]])
    return [full] if full == as_typed else [full, as_typed]


def _one_letter(text: str) -> list[Place]:
    return [ONE_LETTER[text]] if text in ONE_LETTER else []


def _departments(code: str | None) -> frozenset[int] | None:
    return None if code is None else places_file.department_ids(_code(code))


def _code(department: str) -> str:
    return department.strip().upper()


def _pieces(text: str) -> list[str]:
    size = max(2, len(text) // _PIECES)
    return [text[start : start + size] for start in range(0, len(text), size)][:_PIECES]
