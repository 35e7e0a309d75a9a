"""The identity document that a person declares, the formats of its number, and what a verifier may answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial

from chalicelib.domain.errors import ErrorCode, Refused
from chalicelib.domain.forms import Form, one_of, required_text
from chalicelib.domain.identity.civil_status import CivilStatus
from chalicelib.domain.identity.machine_readable_zone import Layout, MachineReadableZone, read_zone
from chalicelib.domain.identity.names import is_same_first_name, is_same_name


class DocumentKind(StrEnum):
    """`none`: the person has none at hand, or the verifier does not answer."""

    NATIONAL_ID_CARD = "national_id_card"
    RESIDENCE_PERMIT = "residence_permit"
    PASSPORT = "passport"
    NONE = "none"


class Verdict(StrEnum):
    """`valid`: the document exists and is this person's. `not_valid`: no. `unknown`: the verifier cannot tell."""

    VALID = "valid"
    NOT_VALID = "not_valid"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, repr=False)
class DocumentOwner:
    """Whose document it is, by a registry. `birthdate`: as `BirthDate.iso` writes it."""

    family_name: str
    given_names: str
    birthdate: str

    def is_person(self, civil_status: CivilStatus) -> bool:
        """The same birth date, birth name and first given name."""
        return (
            self.birthdate == civil_status.birthdate.iso()
            and is_same_name(self.family_name, civil_status.family_name)
            and is_same_first_name(self.given_names, civil_status.given_names)
        )

    def __repr__(self) -> str:
        # Representations end up in logs and tracebacks.
        return "DocumentOwner(...)"


class VerifierUnavailable(Exception):
    """The verifier gave no verdict. Carries no personal data.

    `reason`: a fixed word, for the log. `retry_after`: seconds, for the person.
    """

    def __init__(self, reason: str, retry_after: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after


Formats = Mapping[DocumentKind, Mapping[str, re.Pattern[str]]]

FORMATS: Formats = {
    DocumentKind.NATIONAL_ID_CARD: {
        # Year, month, département and office (since 2017 the département alone, led by 0; abroad the letters of the
        # consulate), order. Sources: dcode.fr/french-id-card, trustdochub.com, the tests of npm `mrz`.
        "card_before_2021": re.compile(
            r"[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-9]{3}|2[AB][0-9]|02[AB]|[A-Z]{3})[0-9]{5}",
        ),
        "card_since_2021": re.compile(r"[0-9A-Z]{9}"),
    },
    DocumentKind.RESIDENCE_PERMIT: {"card_since_2011": re.compile(r"[0-9A-Z]{9}")},
    DocumentKind.PASSPORT: {"french_passport": re.compile(r"[0-9]{2}[A-Z]{2}[0-9]{5}")},
}
"""Kind -> name of the format -> the whole number, separators dropped, in upper case."""

# The older foreigner's numbers have 9 digits, as the number of a permit may have: nobody can tell, so 9 is accepted and
# the verifier has the last word.
_FOREIGNER_NUMBER = re.compile(r"[0-9]{10}")

LONGEST_NUMBER = 120
"""Characters: the 90 of the longest machine-readable zone, its line breaks and some spaces."""

# More than `forms.SEPARATORS`, since machine-readable lines are pasted whole: white space and dashes of every kind, and
# the invisible marks that copying brings along.
_SEPARATORS = re.compile(r"[\s./\-\u00ad\u2010-\u2015\u200b-\u200f\u2060\ufeff]+")
# What the text recognition of telephones makes of the fillers `<<` and `<`.
_FILLERS = str.maketrans({"\u00ab": "<<", "\u2039": "<"})


@dataclass(frozen=True, slots=True)
class IdentityDocument:
    """`number` is None when, and only when, `kind` is `none`; otherwise ASCII digits and upper-case letters."""

    kind: DocumentKind
    number: str | None = field(repr=False)

    @classmethod
    def parse(cls, data: Mapping[str, object], formats: Formats = FORMATS) -> "IdentityDocument":
        """Read `{"kind", "number"}`; `number` may hold the machine-readable lines, whole. With `none` it is ignored.

        Raises:
            InvalidForm: on `kind` REQUIRED, NOT_TEXT, TOO_LONG, UNKNOWN_CHOICE; on `number` REQUIRED, NOT_TEXT,
                TOO_LONG, DOCUMENT_NUMBER_FORMAT, DOCUMENT_IS_FOREIGNER_NUMBER, DOCUMENT_CHECK_DIGIT,
                DOCUMENT_KIND_DIFFERS.
        """
        form = Form(data)
        kind = form.read("kind", partial(one_of, DocumentKind))
        if kind is None or kind is DocumentKind.NONE:
            number = form.read("number", _ignore)
        else:
            number = form.read("number", partial(_read_number, kind, formats))
        form.finish()
        assert kind is not None  # `finish` has raised otherwise
        return cls(kind, number)


def _ignore(value: object) -> None:
    """A number left in the form when `none` is ticked is not kept. The contract's type and length still hold."""
    if value is not None and not isinstance(value, str):
        raise Refused(ErrorCode.NOT_TEXT)
    if value is not None and len(value.strip()) > LONGEST_NUMBER:
        raise Refused(ErrorCode.TOO_LONG, longest=LONGEST_NUMBER)


def _read_number(kind: DocumentKind, formats: Formats, value: object) -> str:
    text = _SEPARATORS.sub("", required_text(value, LONGEST_NUMBER)).translate(_FILLERS)
    if not text.isascii():  # before `upper`, which makes ASCII letters of others
        raise Refused(ErrorCode.DOCUMENT_NUMBER_FORMAT)
    number = text.upper()
    zone = read_zone(number)
    if zone is not None:
        if kind not in _kinds_of(zone):
            raise Refused(ErrorCode.DOCUMENT_KIND_DIFFERS)
        number = zone.document_number
    _require_format(kind, formats, number)
    return number


def _require_format(kind: DocumentKind, formats: Formats, number: str) -> None:
    if any(pattern.fullmatch(number) for pattern in formats.get(kind, {}).values()):
        return
    if kind is DocumentKind.RESIDENCE_PERMIT and _FOREIGNER_NUMBER.fullmatch(number):
        raise Refused(ErrorCode.DOCUMENT_IS_FOREIGNER_NUMBER)
    raise Refused(ErrorCode.DOCUMENT_NUMBER_FORMAT)


def _kinds_of(zone: MachineReadableZone) -> frozenset[DocumentKind]:
    """What the zone may belong to. The issuing State is not judged: the verifier knows which it can tell of."""
    if zone.layout is Layout.TD3:
        return frozenset({DocumentKind.PASSPORT})
    if zone.layout is Layout.OLD_FRENCH_CARD or zone.document_code in ("I", "ID"):
        return frozenset({DocumentKind.NATIONAL_ID_CARD})
    if zone.document_code.endswith("R"):  # IR, AR: residence permits
        return frozenset({DocumentKind.RESIDENCE_PERMIT})
    # The second letter is at the discretion of the State (Doc 9303 part 5): the others do not tell.
    return frozenset({DocumentKind.NATIONAL_ID_CARD, DocumentKind.RESIDENCE_PERMIT})
