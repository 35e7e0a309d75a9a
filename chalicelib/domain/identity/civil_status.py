"""The answers of the civil-status step: read whole from a form, stored, shown back with the NIR masked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any

from chalicelib.domain.errors import ErrorCode, FieldError, InvalidForm, Refused, Severity
from chalicelib.domain.forms import Form, one_of
from chalicelib.domain.identity.birthdates import BirthDate, parse_birthdate
from chalicelib.domain.identity.birthplace import Birthplace, KnownPlaces, parse_birthplace
from chalicelib.domain.identity.names import optional_given_names, optional_name
from chalicelib.domain.identity.nir import Nir, parse_nir
from chalicelib.domain.identity.scripts import has_mixed_scripts

# What a front end, which only has the masked NIR, sends to keep the one that is stored.
UNCHANGED = "unchanged"

CONFIRMABLE = frozenset(
    (
        ErrorCode.NIR_TITLE_MISMATCH,
        ErrorCode.NIR_YEAR_MISMATCH,
        ErrorCode.NIR_MONTH_MISMATCH,
        ErrorCode.NIR_MONTH_UNUSUAL,
        ErrorCode.NIR_DEPARTMENT_MISMATCH,
        ErrorCode.NIR_COMMUNE_MISMATCH,
        ErrorCode.NIR_COUNTRY_MISMATCH,
        ErrorCode.NIR_CORSICA_DATE,
    )
)


class Title(StrEnum):
    """Civilité."""

    MADAME = "madame"
    MONSIEUR = "monsieur"


@dataclass(frozen=True, slots=True, repr=False)
class CivilStatus:
    """Who the person says to be. `family_name` is the birth name; one of it and `given_names` is present.

    `confirmed_warnings`: the please-check codes that the person vouches for, whether or not they came up.
    """

    nir: Nir | None
    title: Title
    family_name: str | None
    given_names: str | None
    usage_name: str | None
    birthdate: BirthDate
    birthplace: Birthplace
    confirmed_warnings: frozenset[ErrorCode] = frozenset()

    @classmethod
    def parse(
        cls, data: Mapping[str, object], today: date, places: KnownPlaces, known_nir: Nir | None = None
    ) -> "CivilStatus":
        """Read the JSON object of the step. `known_nir`: the one stored earlier, for "nir": "unchanged".

        Raises:
            InvalidForm: every wrong field at once, with the codes of its parser.
        """
        form = Form(data)
        nir = form.read("nir", lambda value: _parse_nir(value, known_nir))
        title = form.read("title", partial(one_of, Title))
        family_name = form.read("family_name", optional_name)
        given_names = form.read("given_names", optional_given_names)
        _require_a_name(form, family_name, given_names)
        usage_name = form.read("usage_name", optional_name)
        birthdate = form.read("birthdate", lambda value: parse_birthdate(value, today))
        birthplace = _read_birthplace(form, places)
        confirmed = form.read("confirmed_warnings", parse_confirmed_warnings)
        form.finish()
        assert title and birthdate and birthplace and confirmed is not None  # finish() has raised otherwise
        return cls(nir, title, family_name, given_names, usage_name, birthdate, birthplace, confirmed)

    def reasons_for_review(self) -> frozenset[str]:
        """The words for an agent: what the person vouched for, a NIR that is not final, letters that may deceive."""
        reasons = {code.value for code in self.confirmed_warnings}
        if self.nir and self.nir.is_provisional:
            reasons.add("nir_provisional")
        if has_mixed_scripts(" ".join(filter(None, (self.family_name, self.given_names, self.usage_name)))):
            reasons.add("mixed_script_name")
        return frozenset(reasons)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values with the full NIR: for the table, never for a log or an answer."""
        return {
            "nir": self.nir.number if self.nir else None,
            "title": str(self.title),
            "family_name": self.family_name,
            "given_names": self.given_names,
            "usage_name": self.usage_name,
            "birthdate": self.birthdate.iso(),
            "birthplace": self.birthplace.to_dict(),
            "confirmed_warnings": sorted(map(str, self.confirmed_warnings)),
        }

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> "CivilStatus":
        """What `to_dict` gave. The age is not looked at again: time has gone by."""
        return cls(
            Nir(stored["nir"]) if stored["nir"] else None,
            Title(stored["title"]),
            stored["family_name"],
            stored["given_names"],
            stored["usage_name"],
            BirthDate.from_iso(stored["birthdate"]),
            Birthplace.from_dict(stored["birthplace"]),
            frozenset(map(ErrorCode, stored["confirmed_warnings"])),
        )

    def answers(self) -> dict[str, Any]:
        """What the person typed, shown back: as `to_dict`, with only the first digit of the NIR."""
        masked = f"{self.nir.sex} •• •• •• ••• •••" if self.nir else None
        return self.to_dict() | {"nir": masked}

    def __repr__(self) -> str:
        # Representations end up in logs and tracebacks.
        return "CivilStatus(...)"


def unconfirmed(civil_status: CivilStatus, disagreements: Iterable[ErrorCode]) -> list[FieldError]:
    """The please-check errors to answer with: the disagreements of the NIR that the person has not confirmed."""
    codes = (code for code in disagreements if code not in civil_status.confirmed_warnings)
    return [FieldError("nir", code, severity=Severity.CONFIRM) for code in codes]


def parse_confirmed_warnings(value: object) -> frozenset[ErrorCode]:
    """A list of `CONFIRMABLE` codes; null counts as empty. Raises: Refused UNKNOWN_CHOICE."""
    if value is None:
        return frozenset()
    # By equality: the members of a hostile list may not be hashable.
    if not isinstance(value, list) or any(code not in tuple(CONFIRMABLE) for code in value):
        raise Refused(ErrorCode.UNKNOWN_CHOICE)
    return frozenset(map(ErrorCode, value))


def _parse_nir(value: object, known_nir: Nir | None) -> Nir | None:
    if value is None:
        return None
    return known_nir if known_nir and value == UNCHANGED else parse_nir(value)


def _require_a_name(form: Form, family_name: str | None, given_names: str | None) -> None:
    is_refused = any(error.field in ("family_name", "given_names") for error in form.errors)
    if family_name is None and given_names is None and not is_refused:
        form.refuse("family_name", ErrorCode.NAME_REQUIRED)


def _read_birthplace(form: Form, places: KnownPlaces) -> Birthplace | None:
    try:
        return parse_birthplace(form.read("birthplace", lambda value: value), places)
    except InvalidForm as invalid:
        form.errors.extend(invalid.errors)
        return None
