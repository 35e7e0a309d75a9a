"""How what a person has answered stands in a table: one JSON text a group, in registrations and accounts alike."""

import json
from collections.abc import Mapping
from typing import Any

from chalicelib.domain.contact.contact import Contact
from chalicelib.domain.household.roles import Membership, Role
from chalicelib.domain.identity.civil_status import CivilStatus
from chalicelib.domain.identity.identifier import Identifier, IdentifierKind
from chalicelib.domain.identity.identity_document import DocumentKind, IdentityDocument

Json = Mapping[str, Any]


def write_membership(membership: Membership | None) -> Json | None:
    if membership is None:
        return None
    return {
        "household_id": membership.household_id,
        "role": membership.role.value,
        "management_authorisation": membership.management_authorisation,
    }


def read_membership(text: str | None) -> Membership | None:
    if text is None:
        return None
    stored = json.loads(text)
    return Membership(stored["household_id"], Role(stored["role"]), stored["management_authorisation"])


def write_document(document: IdentityDocument | None) -> Json | None:
    return {"kind": document.kind.value, "number": document.number} if document else None


def read_document(text: str | None) -> IdentityDocument | None:
    if text is None:
        return None
    stored = json.loads(text)
    return IdentityDocument(DocumentKind(stored["kind"]), stored["number"])


def write_identifier(identifier: Identifier | None) -> Json | None:
    return {"kind": identifier.kind.value, "display": identifier.display} if identifier else None


def read_identifier(text: str | None) -> Identifier | None:
    if text is None:
        return None
    stored = json.loads(text)
    return Identifier(IdentifierKind(stored["kind"]), stored["display"])


def read_civil_status(text: str | None) -> CivilStatus | None:
    return CivilStatus.from_dict(json.loads(text)) if text is not None else None


def read_contact(text: str | None) -> Contact | None:
    return Contact.from_dict(json.loads(text)) if text is not None else None
