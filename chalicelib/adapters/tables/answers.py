"""How what a person has answered stands in a table: one JSON text a group, in registrations and accounts alike."""

from collections.abc import Mapping
from typing import Any

from chalicelib.domain.household.roles import Membership, Role
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


def read_membership(stored: Json | None) -> Membership | None:
    if stored is None:
        return None
    return Membership(stored["household_id"], Role(stored["role"]), stored["management_authorisation"])


def write_document(document: IdentityDocument | None) -> Json | None:
    return {"kind": document.kind.value, "number": document.number} if document else None


def read_document(stored: Json | None) -> IdentityDocument | None:
    return IdentityDocument(DocumentKind(stored["kind"]), stored["number"]) if stored else None


def write_identifier(identifier: Identifier | None) -> Json | None:
    return {"kind": identifier.kind.value, "display": identifier.display} if identifier else None


def read_identifier(stored: Json | None) -> Identifier | None:
    return Identifier(IdentifierKind(stored["kind"]), stored["display"]) if stored else None
