"""The shape of a NIR (numéro de sécurité sociale): reads what was typed, refuses the impossible numbers.

Whether a possible number agrees with the rest of the civil status is the affair of `nir_checks`.
"""

import re
from dataclasses import dataclass

from chalicelib.domain.errors import ErrorCode, Refused
from chalicelib.domain.forms import required_text, without_separators
from chalicelib.domain.identity.birthplace import department_of

ABROAD = "99"

# [0-9], not \d: \d takes the digits of every script.
_ALPHABET = re.compile(r"[0-9ABab]*")
_LAYOUT = re.compile(r"[0-9]{5}(?:[0-9]{2}|2[AB])[0-9]{6}(?:[0-9]{2})?")
_SEXES = frozenset("123478")
_MONTHS = frozenset(f"{month:02d}" for month in (*range(1, 13), *range(20, 43), *range(50, 100)))
# 91 to 96 were also Algeria, Morocco and Tunisia before independence; 20 was Corsica before 1976.
_DEPARTMENTS = frozenset(
    [f"{department:02d}" for department in range(1, 97)]
    + ["2A", "2B", ABROAD]
    + [str(department) for department in (*range(971, 979), *range(984, 990))]
)


@dataclass(frozen=True, slots=True, repr=False)
class Nir:
    """A possible NIR. `number`: its 13 characters in upper case, as `parse_nir` or a trusted store gives them."""

    number: str

    @property
    def sex(self) -> str:
        """ "1" or "2"; "3" or "4" while being registered; "7" or "8" provisional. Odd: a man."""
        return self.number[0]

    @property
    def year(self) -> str:
        """Two digits, without the century: "84"."""
        return self.number[1:3]

    @property
    def month(self) -> str:
        """ "01" to "12", or a pseudo-month (20 to 42, 50 to 99)."""
        return self.number[3:5]

    @property
    def department(self) -> str:
        """ "75", "2A", "20"; three characters overseas ("971", "988"); "99" abroad."""
        return department_of(self.number[5:10])

    @property
    def commune(self) -> str:
        """The rest of the place: three digits, two overseas; the country's when abroad ("352")."""
        return self.number[5 + len(self.department) : 10]

    @property
    def order(self) -> str:
        return self.number[10:13]

    @property
    def key(self) -> str:
        """The two check digits: 97 - (number mod 97), 2A counted as 19 and 2B as 18."""
        # Here, not above: it imports pydoc, 4 ms at each cold start of each function, which most calls do without.
        from stdnum.fr.nir import calc_check_digits

        return calc_check_digits(self.number)

    @property
    def is_provisional(self) -> bool:
        """Being registered or provisional: accepted, the account is marked for identity review."""
        return self.sex in "3478"

    def masked(self) -> str:
        """The tutorial's form, first digit only: "2 XX XXXX XXX XXX"."""
        return f"{self.sex} XX XXXX XXX XXX"

    def __repr__(self) -> str:
        # Masked, because representations end up in logs and tracebacks.
        return f"Nir({self.masked()})"


def parse_nir(value: object) -> Nir:
    """Read 13 characters, or 15 with the key, with or without separators, in either case.

    Raises:
        Refused: REQUIRED, NOT_TEXT, TOO_LONG (details: `longest`), NIR_CHARACTERS, NIR_LENGTH (details: `length`, what
            is left without separators), NIR_SEX, NIR_MONTH, NIR_DEPARTMENT, NIR_COMMUNE, NIR_ORDER, NIR_KEY (only
            when the number is possible otherwise: a wrong part names the place to look at, the key does not).
    """
    typed = without_separators(required_text(value))
    if not _ALPHABET.fullmatch(typed):
        raise Refused(ErrorCode.NIR_CHARACTERS)
    if len(typed) not in (13, 15):
        raise Refused(ErrorCode.NIR_LENGTH, length=len(typed))
    typed = typed.upper()
    if not _LAYOUT.fullmatch(typed):
        raise Refused(ErrorCode.NIR_CHARACTERS)
    nir = Nir(typed[:13])
    _refuse_impossible(nir)
    if typed[13:] not in ("", nir.key):
        raise Refused(ErrorCode.NIR_KEY)
    return nir


def _refuse_impossible(nir: Nir) -> None:
    if nir.sex not in _SEXES:
        raise Refused(ErrorCode.NIR_SEX)
    if nir.month not in _MONTHS:
        raise Refused(ErrorCode.NIR_MONTH)
    if nir.department not in _DEPARTMENTS:
        raise Refused(ErrorCode.NIR_DEPARTMENT)
    if not nir.commune.strip("0"):
        raise Refused(ErrorCode.NIR_COMMUNE)
    if nir.order == "000":
        raise Refused(ErrorCode.NIR_ORDER)
