"""Finds numbers that may be somebody's, and secrets, in what is about to be kept: a hook of commits, and a test.

Usage: python -m tests.static.real_data FILE...
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from stdnum.fr import nir

# Spaces or dots between the parts, or nothing; with its key or without.
_NIR = re.compile(
    r"(?<!\w)[1-478]([ .]?)[0-9]{2}\1(?:0[1-9]|1[0-2])\1(?:[0-9]{2}|2[AB])\1[0-9]{3}\1[0-9]{3}(?:\1[0-9]{2})?(?!\w)"
)
_NOBODY = "99999"
"""Country 999 does not exist: the place of everybody in the tests, the demo and the documents."""

# The rules of places need numbers of places: these files have published examples, and some that were made up for them.
_ABOUT_PLACES = {"test_birthplaces.py", "test_nir.py", "test_nir_checks.py", "test_personal_words.py"}

_SECRETS = {
    "the id of an AWS key": re.compile(r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"),
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    "a token of GitHub": re.compile(r"\bgh[oprsu]_[0-9A-Za-z]{36}\b"),
}


def found_in(name: str, text: str) -> Iterator[str]:
    """One sentence for each find, with its line and without what was found."""
    for number, line in enumerate(text.splitlines(), 1):
        if Path(name).name not in _ABOUT_PLACES and any(map(_may_be_somebodys, _NIR.finditer(line))):
            yield f"{name}:{number}: a NIR that may be somebody's: take place 99 999"
        for kind, pattern in _SECRETS.items():
            if pattern.search(line):
                yield f"{name}:{number}: {kind}"


def _may_be_somebodys(match: re.Match[str]) -> bool:
    number = re.sub("[ .]", "", match[0])
    # 15 digits with a wrong key are nobody's number.
    return number[5:10] != _NOBODY and (len(number) == 13 or nir.is_valid(number))


if __name__ == "__main__":
    finds = [find for name in sys.argv[1:] for find in found_in(name, Path(name).read_text("utf-8", errors="replace"))]
    sys.exit("\n".join(finds) or None)
