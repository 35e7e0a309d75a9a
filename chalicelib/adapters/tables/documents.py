"""The registry of identity documents: whose a document is, and what an operator loads."""

import hashlib
from collections.abc import Iterable

from pynamodb.attributes import UnicodeAttribute

from chalicelib.adapters.tables.base import Row, get
from chalicelib.adapters.tables.writes import put_all
from chalicelib.domain.identity.identity_document import DocumentOwner, IdentityDocument


class DocumentRow(Row):
    class Meta(Row.Meta):
        key = "document_key"

    document_key = UnicodeAttribute(hash_key=True)
    family_name = UnicodeAttribute()
    given_names = UnicodeAttribute()
    birthdate = UnicodeAttribute()


def find_owner(document: IdentityDocument) -> DocumentOwner | None:
    row = get(DocumentRow, _key(document), consistent=False)
    return DocumentOwner(row["family_name"], row["given_names"], row["birthdate"]) if row else None


def save(documents: Iterable[tuple[IdentityDocument, DocumentOwner]]) -> None:
    """Writing the same document again changes nothing."""
    put_all(DocumentRow, (_row(document, owner) for document, owner in documents))


def _row(document: IdentityDocument, owner: DocumentOwner) -> DocumentRow:
    return DocumentRow(
        _key(document), family_name=owner.family_name, given_names=owner.given_names, birthdate=owner.birthdate
    )


def _key(document: IdentityDocument) -> str:
    """Keeps the number itself out of the keys, which AWS writes into its own logs."""
    return hashlib.sha256(f"{document.kind}#{document.number}".encode()).hexdigest()
