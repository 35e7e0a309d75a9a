"""Finds the communes in which people are born: by name as typed, by likeness, by code of today or of the past."""

import datetime
import difflib

from chalicelib.adapters.files import place_index, places_file
from chalicelib.adapters.files.place_index import Candidate
from chalicelib.adapters.files.places_file import Place
from chalicelib.domain.identity.place_names import expand, fold_place_name, words_of

__all__ = ["Place", "communes_ever", "department_name", "find", "search", "suggest"]

MOST_ANSWERS = 20
MOST_SUGGESTIONS = 5
LONGEST_NAME = 60
"""Folded; the longest of the data is shorter (a test holds it), so that nothing longer can match."""

ONE_LETTER = {"y": Place("80829", "Y", "80", department_name="Somme")}
"""The only such name: answered from here, as the 20 best places for every first letter would be work for nothing."""

_CLOSE_ENOUGH = 0.72
_MOST_COMPARED = 300


def search(name: str, department: str | None = None, date: datetime.date | None = None) -> list[Place]:
    """At most 20 places with a word that begins like each word of `name`, best first.

    The whole name (its article aside) comes before the start of a name, and that before the start of a later word;
    each time what was in force at `date` (today when None) first, then the larger city.
    `department`: as in the COG ("6" will do for "06"); "20", "75", "78" and "985" also hold the codes of before.
    Signs that mean something to SQL mean nothing here; any text has an answer.
    """
    texts = _spellings(name)
    code = _code(department)
    if len(texts[0]) < 2:
        return [place for place in _one_letter(texts[0]) if code in (None, place.department)]
    only = None if code is None else places_file.department_ids(code)
    if len(texts[0]) > LONGEST_NAME or only == frozenset():
        return []
    past = places_file.eras_out_of_force(date)
    found: dict[int, None] = {}
    for stage in (place_index.named, place_index.beginning_with, place_index.with_words):
        ranks = {rank for text in texts for rank in stage(text, only, past, MOST_ANSWERS)}
        found.update(dict.fromkeys(place for _is_past, place in sorted(ranks)))
        if len(found) >= MOST_ANSWERS:
            break
    return places_file.read(list(found)[:MOST_ANSWERS])


def suggest(name: str, department: str | None = None, date: datetime.date | None = None) -> list[Place]:
    """At most 5 places whose names look like `name` ("did you mean"): closest first, then in force at `date` first.

    Within the département when it is given; else among the names with the same first letter and about the same length.
    """
    text = fold_place_name(name)
    if not 2 <= len(text) <= LONGEST_NAME:
        return []
    candidates = _candidates(text, department)
    past = places_file.eras_out_of_force(date)
    texts = list(dict.fromkeys(candidate.text for candidate in candidates))
    closest = difflib.get_close_matches(text, texts, MOST_SUGGESTIONS, _CLOSE_ENOUGH)
    close = [candidate for candidate in candidates if candidate.text in closest]
    close.sort(key=lambda candidate: (closest.index(candidate.text), candidate.era in past, candidate.id))
    return places_file.read(list(dict.fromkeys(candidate.id for candidate in close))[:MOST_SUGGESTIONS])


def find(commune: str) -> Place | None:
    """The place with this COG code of today or of the past, a commune of today before the déléguée of the same code.

    A merged commune whose own name the data do not tell answers under the name of the commune it went into.
    """
    return places_file.find(commune)


def communes_ever(commune: str) -> frozenset[str]:
    """Every code that this commune has or had: its former ones, that of the commune it was merged into, that of the
    city of an arrondissement; for a commune of today also all that it took in. An unknown code stands alone.

    Two communes merged into one are not each other's: who was born in the one has no code of the other.
    """
    return frozenset({commune, *places_file.code_links(commune)})


def department_name(code: str) -> str | None:
    """The name of a département or overseas collectivity, as it is today or, of those that are gone (20, 985), was."""
    return next(iter(places_file.department_names(code)), None)


def _spellings(name: str) -> list[str]:
    """The folded text; a second one when its last word, still being typed, may only look like an abbreviation."""
    words = words_of(name)
    full = " ".join(map(expand, words))
    as_typed = " ".join([*map(expand, words[:-1]), *words[-1:]])
    return [full] if full == as_typed else [full, as_typed]


def _one_letter(text: str) -> list[Place]:
    return [ONE_LETTER[text]] if text in ONE_LETTER else []


def _code(department: str | None) -> str | None:
    """As the COG writes it; None when nothing but blanks was typed."""
    typed = (department or "").strip().upper()
    return typed.zfill(2) if typed else None


def _candidates(text: str, department: str | None) -> list[Candidate]:
    code = _code(department)
    if code is None:
        return place_index.names_sharing(text[0], len(text), _thirds(text), _MOST_COMPARED)
    return place_index.names_in(code) if places_file.department_ids(code) else []


def _thirds(text: str) -> list[str]:
    """With two typing errors or fewer, one of them is in the right name as it stands."""
    size = max(2, -(-len(text) // 3))
    return [text[start : start + size] for start in range(0, len(text), size)]
