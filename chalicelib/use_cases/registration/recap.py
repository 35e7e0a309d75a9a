"""What a person sees once the account exists: the identifier to keep, and what was registered."""

from typing import Any

from chalicelib.domain.errors import ErrorCode, RequestRefused
from chalicelib.domain.identity.civil_status import CivilStatus
from chalicelib.domain.registration.steps import Status
from chalicelib.texts.language import Language
from chalicelib.use_cases.reference.places import birthplace_words
from chalicelib.use_cases.registration.openings import load
from chalicelib.use_cases.requests import Visit


def make_recap(visit: Visit) -> dict[str, Any]:
    """Raises RequestRefused: STEP_NOT_OPEN before the end, REGISTRATION_EXPIRED once it is forgotten."""
    found = load(visit)
    status, identifier = found.status_at(visit.now, visit.settings.registration), found.identifier
    if status is Status.EXPIRED or (status is Status.COMPLETED and identifier is None):
        raise RequestRefused(ErrorCode.REGISTRATION_EXPIRED)
    if status is not Status.COMPLETED:
        raise found.refusal_of()
    assert identifier and found.civil_status and found.contact  # kept until it is forgotten
    return {
        "identifier": {"kind": identifier.kind.value, "display": identifier.display},
        "civil_status": _civil_status(found.civil_status, visit.request.language),
        "contact": found.contact.to_dict(),
        "supporting_document_required": found.needs_supporting_document,
    }


def _civil_status(civil_status: CivilStatus, language: Language) -> dict[str, Any]:
    return {
        "title": civil_status.title.value,
        "family_name": civil_status.family_name,
        "given_names": civil_status.given_names,
        "usage_name": civil_status.usage_name,
        "birthdate": civil_status.birthdate.iso(),
        "birthplace": birthplace_words(civil_status.birthplace, civil_status.birthdate, language),
    }
