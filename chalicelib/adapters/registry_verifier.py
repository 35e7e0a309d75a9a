"""The verifier of identity documents by default: the registry that an operator loads."""

from chalicelib.adapters.tables import documents
from chalicelib.domain.identity.civil_status import CivilStatus
from chalicelib.domain.identity.identity_document import IdentityDocument, Verdict


def verify(document: IdentityDocument, civil_status: CivilStatus) -> Verdict:
    owner = documents.find_owner(document)
    return Verdict.VALID if owner and owner.is_person(civil_status) else Verdict.NOT_VALID
