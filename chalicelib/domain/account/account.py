"""An account: who it is of, how its owner is reached and recognised."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.applications.catalogue import Benefit
from chalicelib.domain.contact.contact import Contact
from chalicelib.domain.household.roles import Membership
from chalicelib.domain.identity.civil_status import CivilStatus
from chalicelib.domain.identity.identifier import Identifier
from chalicelib.domain.identity.identity_document import IdentityDocument


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Account:
    """`identity_review`: the words for an agent, why the identity wants a look.

    A member of a household has shown a document before: then there is no `identity_document`, and
    `supporting_document_required` is None.
    """

    account_id: str
    registration_id: str
    created_at: datetime
    identifier: Identifier
    language: str
    benefit: Benefit | None
    civil_status: CivilStatus
    membership: Membership | None
    identity_document: IdentityDocument | None
    supporting_document_required: bool | None
    identity_review: frozenset[str]
    contact: Contact
    contact_key: str
    password_hash: str

    def __repr__(self) -> str:
        # Representations end up in logs and tracebacks.
        return f"Account({self.account_id})"
