"""A date of birth, whole or presumed (day, or day and month unknown), and the ages at which one may register."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from chalicelib.domain.errors import ErrorCode, Refused
from chalicelib.domain.forms import required_text

YOUNGEST = 15
OLDEST = 120

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class BirthDate:
    """The date of the civil status. Presumed in its month: no `day`. Presumed in its year: no `month` either."""

    year: int
    month: int | None
    day: int | None

    @classmethod
    def from_iso(cls, value: object) -> "BirthDate":
        """Read "YYYY-MM-DD", "YYYY-MM" or "YYYY", whatever the age (registries hold children and the dead).

        Raises:
            Refused: REQUIRED, NOT_TEXT, TOO_LONG, DATE_FORMAT, DATE_IMPOSSIBLE.
        """
        match = _ISO.fullmatch(required_text(value))
        if match is None:
            raise Refused(ErrorCode.DATE_FORMAT)
        year, month, day = match[1], match[2], match[3]
        try:
            date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            raise Refused(ErrorCode.DATE_IMPOSSIBLE) from None
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    def iso(self) -> str:
        """The text that `from_iso` reads: "YYYY-MM-DD", "YYYY-MM" or "YYYY"."""
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def earliest(self) -> date:
        """The first day that this date can stand for."""
        return date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date:
        """The last day that this date can stand for."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


def parse_birthdate(value: object, today: date) -> BirthDate:
    """The birth date of a person who may register: `YOUNGEST` or more (the birthday counts), `OLDEST` at most.

    A presumed date has the benefit of the doubt: one day that fits is enough.

    Raises:
        Refused: those of `BirthDate.from_iso`, DATE_IN_FUTURE, TOO_YOUNG (details: `youngest`), TOO_OLD (`oldest`).
    """
    birthdate = BirthDate.from_iso(value)
    if birthdate.earliest() > today:
        raise Refused(ErrorCode.DATE_IN_FUTURE)
    if _age(birthdate.earliest(), today) < YOUNGEST:
        raise Refused(ErrorCode.TOO_YOUNG, youngest=YOUNGEST)
    if _age(birthdate.latest(), today) > OLDEST:
        raise Refused(ErrorCode.TOO_OLD, oldest=OLDEST)
    return birthdate


def _age(born: date, today: date) -> int:
    """Full years. A person of 29 February has the birthday on 1 March of common years."""
    had_birthday = (today.month, today.day) >= (born.month, born.day)
    return today.year - born.year - (not had_birthday)
