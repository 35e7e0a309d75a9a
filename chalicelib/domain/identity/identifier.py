"""The provisional identifier of a person without NIR: "MC", twelve characters nobody can guess, two check digits."""

import re
from dataclasses import dataclass
from enum import StrEnum

from chalicelib.domain.forms import without_separators

# No vowel, so that no word comes out; no 0, 1, O, I, L. 27 characters: 27^12 is 57 bits.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"

_PREFIX = "MC"
_BODY = 12
_LEAST_ENTROPY = 16
_COMPACT = re.compile(f"{_PREFIX}[{ALPHABET}]{{{_BODY}}}[0-9]{{2}}")
_LONGEST_READ = 100


class IdentifierKind(StrEnum):
    NIR = "nir"
    PROVISIONAL = "provisional"


@dataclass(frozen=True, slots=True, repr=False)
class Identifier:
    """What a person signs in with, as the recap shows it: a masked NIR, or the provisional identifier whole."""

    kind: IdentifierKind
    display: str

    def __repr__(self) -> str:
        # Representations end up in logs and tracebacks.
        return f"Identifier({self.kind})"


def provisional_identifier(entropy: bytes) -> str:
    """The 16 characters made from the first 16 bytes of `entropy`: the same bytes give the same identifier.

    16 characters that begin with two letters: never taken for a NIR, which has 13 or 15.

    Raises:
        ValueError: fewer than 16 bytes.
    """
    if len(entropy) < _LEAST_ENTROPY:
        raise ValueError("at least 16 bytes of entropy")
    # 128 bits for 57: what the remainder favours is below one in 10^21.
    number = int.from_bytes(entropy[:_LEAST_ENTROPY])
    body = ""
    for _ in range(_BODY):
        number, index = divmod(number, len(ALPHABET))
        body += ALPHABET[index]
    return _PREFIX + body + _check_digits(body)


def compact_identifier(value: object) -> str | None:
    """The 16 characters of what was typed, in any case and with any separators; None when it is no identifier."""
    if not isinstance(value, str) or len(value) > _LONGEST_READ:
        return None
    typed = without_separators(value)
    # Before upper(): letters outside ASCII can have an upper case inside.
    compact = typed.upper() if typed.isascii() else ""
    is_whole = _COMPACT.fullmatch(compact) and compact[-2:] == _check_digits(compact[2:-2])
    return compact if is_whole else None


def is_valid_identifier(value: object) -> bool:
    """Whether the characters and the check digits are right. Whether it was ever given, only the table knows."""
    return compact_identifier(value) is not None


def display_identifier(compact: str) -> str:
    """ "MC-7K3P-9XQ2-M4TD-52" """
    return "-".join((compact[:2], compact[2:6], compact[6:10], compact[10:14], compact[14:]))


def _check_digits(body: str) -> str:
    """ISO 7064 MOD 97-10 over two decimal digits a character (2 is 02, Z is 35).

    Two for each, unlike an IBAN, so that every wrong character and every two characters swapped are caught.
    Own lines, because python-stdnum imports pydoc: 18 to 26 ms at cold start. The tests compare with it.
    """
    number = "".join(f"{int(char, 36):02d}" for char in body)
    return f"{98 - int(number + '00') % 97:02d}"
