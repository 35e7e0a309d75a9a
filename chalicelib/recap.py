"""What a person sees once the account exists: the identifier to keep, and what was registered."""

from typing import Any

from chalicelib import registration, visits
from chalicelib.adapters.tables import Registration
from chalicelib.domain.civil_status import CivilStatus
from chalicelib.domain.errors import ErrorCode
from chalicelib.domain.refusals import RequestRefused
from chalicelib.domain.steps import Status
from chalicelib.reference_data import birthplace_words
from chalicelib.visits import Visit


def recap(visit: Visit) -> dict[str, Any]:
    """Raises RequestRefused: STEP_NOT_OPEN before the end, REGISTRATION_EXPIRED once it is forgotten."""
    found = visits.load(visit)
    if visits.status(found, visit) is Status.EXPIRED or (found.status == Status.COMPLETED and not found.identifier):
        raise RequestRefused(ErrorCode.REGISTRATION_EXPIRED)
    if found.status != Status.COMPLETED:
        raise registration.not_open(found)
    civil_status = CivilStatus.from_dict(found.civil_status)
    return {
        "identifier": found.identifier,
        "civil_status": {
            "title": civil_status.title.value,
            "family_name": civil_status.family_name,
            "given_names": civil_status.given_names,
            "usage_name": civil_status.usage_name,
            "birthdate": civil_status.birthdate.iso(),
            "birthplace": birthplace_words(civil_status.birthplace, civil_status.birthdate, visit.language),
        },
        "contact": found.contact,
        "supporting_document_required": needs_supporting_document(found),
    }


def needs_supporting_document(found: Registration) -> bool:
    """The identity was not proven; false before it has been asked about."""
    return bool(found.supporting_document_required) and found.membership is None
