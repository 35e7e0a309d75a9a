"""Reads the fields of a JSON object and gathers every refusal, so that a person sees all of them at once."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from chalicelib.domain.errors import ErrorCode, FieldError, InvalidForm, Refused

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

SEPARATORS = " \t\u00a0\u2007\u2009\u202f.-/\u2010\u2011\u2013"
"""What people, word processors and PDF files put between the groups of a number: spaces (ordinary, no-break, figure,
thin, narrow), tab, dot, slash, hyphens and the short dash. What else a number may hold is said by its own parser."""

_TO_NOTHING = dict.fromkeys(map(ord, SEPARATORS))


class Form:
    """`read` each field, then `finish` (raises `InvalidForm` with all that was refused)."""

    def __init__(self, data: Mapping[str, object]) -> None:
        self._data = data
        self._read: set[str] = set()
        self.errors: list[FieldError] = []

    def read(self, name: str, parse: Callable[[object], T]) -> T | None:
        """The parsed field (`parse` gets None when it is absent), or None once its refusal is noted."""
        self._read.add(name)
        try:
            return parse(self._data.get(name))
        except Refused as refused:
            self.refuse(name, refused.code, **refused.details)
            return None

    def refuse(self, name: str, code: ErrorCode, **details: str | int) -> None:
        self.errors.append(FieldError(name, code, details))

    def finish(self) -> None:
        if self._data.keys() - self._read:
            # The name itself is not echoed: it is what somebody typed.
            self.refuse("", ErrorCode.UNKNOWN_FIELD)
        if self.errors:
            raise InvalidForm(self.errors)


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """For `object_pairs_hook`. Raises ValueError: a name stands twice, of which JSON parsers keep one or the other."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def without_separators(text: str, also: str = "") -> str:
    """`also`: further characters that mean nothing in this kind of number."""
    return text.translate(_TO_NOTHING | dict.fromkeys(map(ord, also)))


def required_text(value: object, longest: int = 100) -> str:
    """A non-empty text, trimmed.

    Raises:
        Refused: REQUIRED, NOT_TEXT, TOO_LONG (details: `longest`).
    """
    if value is None:
        raise Refused(ErrorCode.REQUIRED)
    if not isinstance(value, str):
        raise Refused(ErrorCode.NOT_TEXT)
    text = value.strip()
    if not text:
        raise Refused(ErrorCode.REQUIRED)
    if len(text) > longest:
        raise Refused(ErrorCode.TOO_LONG, longest=longest)
    return text


def one_of(choices: type[E], value: object) -> E:
    """The member of an enumeration that a text names.

    Raises:
        Refused: REQUIRED, NOT_TEXT, TOO_LONG, UNKNOWN_CHOICE.
    """
    text = required_text(value)
    # Not `choices(text)`: its error carries the text.
    for choice in choices:
        if choice.value == text:
            return choice
    raise Refused(ErrorCode.UNKNOWN_CHOICE)
