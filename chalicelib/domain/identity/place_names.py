"""Folds the name of a place, so that two spellings of it compare equal."""

import re
import unicodedata

LONGEST_READ = 200
"""Characters looked at; the longest name of the data has 45."""

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
_SIGNS = re.compile(r"[^a-z0-9]+")
_ORDINAL = re.compile(r"([0-9]+)(?:er|ere|e|eme|ieme)\Z")
_ABBREVIATIONS = {"st": "saint", "ste": "sainte"}


def words_of(text: str) -> list[str]:
    """Lower-case words in a-z and 0-9, abbreviations as typed; empty when no letter or digit is left.

    Other scripts, lone surrogates, NUL and wildcards are signs like any other: they separate words.
    """
    lowered = text[:LONGEST_READ].lower().translate(_LIGATURES)
    letters = (sign for sign in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(sign))
    return _SIGNS.sub(" ", "".join(letters)).split()


def expand(word: str) -> str:
    """`st` and `ste` in full; `1er`, `2eme` and `3e` as the COG writes arrondissements, all with `e`."""
    return _ABBREVIATIONS.get(word) or _ORDINAL.sub(r"\1e", word)


def fold_place_name(text: str) -> str:
    """`ST-ÉTIENNE du Rouvray` → `saint etienne du rouvray`, `Œuilly` → `oeuilly`."""
    return " ".join(expand(word) for word in words_of(text))
