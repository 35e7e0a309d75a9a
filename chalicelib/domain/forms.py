"""Reads the fields of a JSON object and gathers every refusal, so that a person sees all of them at once."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from chalicelib.domain.errors import ErrorCode, FieldError, InvalidForm, Refused

T = TypeVar("T")


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
