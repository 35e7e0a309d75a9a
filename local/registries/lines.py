"""Reads the lines of a registry file (JSON Lines, UTF-8): what they hold, or what is wrong, never the data itself."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from chalicelib.domain.errors import ErrorCode, InvalidForm, Refused
from chalicelib.domain.forms import Form, one_of, required_text, unique
from chalicelib.domain.household.roles import Member, Membership, Role
from chalicelib.domain.identity.birthdates import BirthDate
from chalicelib.domain.identity.identity_document import DocumentKind, DocumentOwner, IdentityDocument
from chalicelib.domain.identity.names import optional_given_names, optional_name
from chalicelib.domain.identity.nir import Nir, parse_nir

T = TypeVar("T")


class WrongLines(Exception):
    """`reasons`: one text for each wrong line, "line 3: members[0].nir: nir_key"."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("\n".join(reasons))
        self.reasons = reasons


def read_households(file: Path) -> list[tuple[Nir, Member]]:
    """Every member of every household, by NIR.

    Raises:
        WrongLines: also when a NIR stands twice in the file, as nobody belongs to two households.
    """
    members: list[tuple[Nir, Member]] = []
    lines_of: dict[str, int] = {}

    def read(number: int, line: Mapping[str, object]) -> list[str]:
        found, wrong = _household(line)
        for nir, _ in found:
            first = lines_of.setdefault(nir.number, number)
            if first != number or sum(other == nir for other, _ in found) > 1:
                wrong.append(f"members: a NIR that line {first} holds already")
        members.extend(found)
        return wrong

    _read_lines(file, read)
    return members


def read_documents(file: Path) -> list[tuple[IdentityDocument, DocumentOwner]]:
    """Raises WrongLines: also when a document stands twice in the file."""
    documents: list[tuple[IdentityDocument, DocumentOwner]] = []
    lines_of: dict[IdentityDocument, int] = {}

    def read(number: int, line: Mapping[str, object]) -> list[str]:
        identity = {name: line.get(name) for name in ("family_name", "given_names", "birthdate")}
        wrong: list[str] = []
        found = _tried(wrong, "", lambda: DocumentOwner(*_identity(Form(identity))))
        rest = {name: value for name, value in line.items() if name not in identity}
        document = _tried(wrong, "", lambda: IdentityDocument.parse(rest))
        if document and document.kind is DocumentKind.NONE:
            wrong.append(f"kind: {ErrorCode.UNKNOWN_CHOICE}")
        elif document and lines_of.setdefault(document, number) != number:
            wrong.append(f"number: a document that line {lines_of[document]} holds already")
        elif document and found:
            documents.append((document, found))
        return wrong

    _read_lines(file, read)
    return documents


def _household(line: Mapping[str, object]) -> tuple[list[tuple[Nir, Member]], list[str]]:
    wrong: list[str] = []
    form = Form(line)
    household_id = form.read("household_id", required_text)
    raw = form.read("members", _list_of_objects) or []
    _tried(wrong, "", form.finish)
    found = [
        _tried(wrong, f"members[{index}].", lambda data=data: _member(data, household_id or ""))  # type: ignore[misc]
        for index, data in enumerate(raw)
    ]
    return [member for member in found if member], wrong


def _member(data: Mapping[str, object], household_id: str) -> tuple[Nir, Member]:
    form = Form(data)
    nir = form.read("nir", parse_nir)
    role = form.read("role", partial(one_of, Role))
    authorised = form.read("management_authorisation", _yes_or_no)
    identity = _identity(form)
    assert nir and role and authorised is not None  # `_identity` has raised otherwise
    return nir, Member(Membership(household_id, role, authorised), *identity)


def _identity(form: Form) -> tuple[str, str, str]:
    """Family name, given names, one of which may be empty; birth date."""
    family_name = form.read("family_name", optional_name)
    given_names = form.read("given_names", optional_given_names)
    birthdate = form.read("birthdate", BirthDate.from_iso)
    if not form.errors and not family_name and not given_names:
        form.refuse("family_name", ErrorCode.NAME_REQUIRED)
    form.finish()
    assert birthdate
    return family_name or "", given_names or "", birthdate.iso()


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise Refused(ErrorCode.REQUIRED if value is None else ErrorCode.UNKNOWN_CHOICE)
    return value


def _list_of_objects(value: object) -> list[Mapping[str, object]]:
    if not isinstance(value, list) or not value or not all(isinstance(item, dict) for item in value):
        raise Refused(ErrorCode.REQUIRED)
    return value


def _tried(wrong: list[str], prefix: str, read: Callable[[], T]) -> T | None:
    try:
        return read()
    except InvalidForm as invalid:
        wrong.extend(f"{prefix}{error.field or '(a field)'}: {error.code}" for error in invalid.errors)
        return None


def _read_lines(file: Path, read: Callable[[int, Mapping[str, object]], list[str]]) -> None:
    reasons: list[str] = []
    for number, raw in enumerate(file.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if raw.strip():
            reasons += [f"line {number}: {reason}" for reason in _read_line(number, raw, read)]
    if reasons:
        raise WrongLines(reasons)


def _read_line(number: int, raw: bytes, read: Callable[[int, Mapping[str, object]], list[str]]) -> list[str]:
    try:
        line = json.loads(raw, object_pairs_hook=unique)
    except (ValueError, RecursionError):  # also not UTF-8, and a name that stands twice
        return ["not a JSON object in UTF-8 whose names are unique"]
    return read(number, line) if isinstance(line, dict) else ["not a JSON object"]
