"""Reads the machine-readable lines of an identity document and verifies their check digits.

Sources: ICAO Doc 9303, 8th edition (2021), part 3 (check digits), part 4 (TD3, passports), part 5 (TD1, cards).
The older French card follows a layout of its own, not published by ICAO; it is read as the npm package `mrz` (cheminfo)
and Wikipedia ("National identity card (France)") do: line 1 is `IDFRA`, the name, 6 characters of the office or none;
line 2 is the number (12) and its digit, given names (14), birth (6) and its digit, sex, the digit of both lines.

What the digits cannot see, being modulo 10: 0, A, K, U and `<` weigh the same, so do 1, B, L and V, and so on.
"""

from dataclasses import dataclass
from enum import StrEnum

from chalicelib.domain.errors import ErrorCode, Refused

FILLER = "<"
_WEIGHTS = (7, 3, 1)
_DATE = frozenset("0123456789<")  # the unknown parts of a birth date are fillers
_ALPHABET = _DATE | frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


class Layout(StrEnum):
    """`td1`: 3 lines of 30. `td3`: 2 of 44. `old_french_card`: 2 of 36, the cards made until 2021."""

    TD1 = "td1"
    TD3 = "td3"
    OLD_FRENCH_CARD = "old_french_card"


@dataclass(frozen=True, slots=True)
class MachineReadableZone:
    """What the lines say of the document, fillers removed. Nothing of the person is kept."""

    layout: Layout
    document_code: str  # "P", "ID", "IR"
    issuing_state: str  # "FRA", "D"
    document_number: str


@dataclass(frozen=True, slots=True)
class _Fields:
    """Where things are, counted from 0 in the lines put end to end. The digit of a number or a date follows it."""

    layout: Layout
    starts: tuple[str, ...]
    number: slice
    dates: tuple[slice, ...]
    optional: slice | None  # followed by a digit of its own
    covered_by_last: tuple[slice, ...]
    last: int


_BY_LENGTH = {
    90: _Fields(
        Layout.TD1,
        starts=("A", "C", "I"),
        number=slice(5, 14),
        dates=(slice(30, 36), slice(38, 44)),
        optional=None,
        covered_by_last=(slice(5, 30), slice(30, 37), slice(38, 45), slice(48, 59)),
        last=59,
    ),
    88: _Fields(
        Layout.TD3,
        starts=("P",),
        number=slice(44, 53),
        dates=(slice(57, 63), slice(65, 71)),
        optional=slice(72, 86),
        covered_by_last=(slice(44, 54), slice(57, 64), slice(65, 87)),
        last=87,
    ),
    72: _Fields(
        Layout.OLD_FRENCH_CARD,
        starts=("IDFRA",),
        number=slice(36, 48),
        dates=(slice(63, 69),),
        optional=None,
        covered_by_last=(slice(0, 71),),
        last=71,
    ),
}


def check_digit(text: str) -> str:
    """The check digit of characters among A-Z, 0-9 and `<`."""
    total = sum(_WEIGHTS[place % 3] * (0 if char == FILLER else int(char, 36)) for place, char in enumerate(text))
    return str(total % 10)


def read_zone(text: str) -> MachineReadableZone | None:
    """The zone whose lines, put end to end without spaces, are `text` (upper case); None when it is not one.

    Raises:
        Refused: DOCUMENT_CHECK_DIGIT when the lines have the shape of a zone but a character is wrong.
    """
    fields = _BY_LENGTH.get(len(text))
    if fields is None or not _ALPHABET.issuperset(text) or not text.startswith(fields.starts):
        return None
    number = _read_number(text, fields)
    for span in fields.dates:
        # The digit alone cannot tell 0 from the letters A, K and U.
        _require(_DATE.issuperset(text[span]))
        _verify(text[span], text[span.stop])
    if fields.optional is not None:
        _verify_optional(text[fields.optional], text[fields.optional.stop])
    _verify("".join(text[span] for span in fields.covered_by_last), text[fields.last])
    return MachineReadableZone(fields.layout, text[:2].rstrip(FILLER), text[2:5].rstrip(FILLER), number.rstrip(FILLER))


def _read_number(text: str, fields: _Fields) -> str:
    """On a TD1 a number longer than 9 has a filler for digit; its end and its digit open the optional data (part 5)."""
    number, digit = text[fields.number], text[fields.number.stop]
    if digit == FILLER and fields.layout is Layout.TD1:
        end = text[15:30].partition(FILLER)[0]
        number, digit = number + end[:-1], end[-1:]
    _verify(number, digit)
    return number


def _verify_optional(covered: str, digit: str) -> None:
    """The digit of an empty personal number may be a filler (part 4)."""
    if covered.strip(FILLER) or digit != FILLER:
        _verify(covered, digit)


def _verify(covered: str, digit: str) -> None:
    _require(digit == check_digit(covered))


def _require(right: bool) -> None:
    if not right:
        raise Refused(ErrorCode.DOCUMENT_CHECK_DIGIT)
