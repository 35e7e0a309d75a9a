"""Takes the identity document, and asks a verifier about it."""

from collections.abc import Mapping
from datetime import timedelta
from functools import lru_cache

from chalicelib import registration
from chalicelib.adapters import documents, registrations
from chalicelib.adapters.remote_verifier import RemoteVerifier
from chalicelib.adapters.tables import Registration
from chalicelib.config import Settings
from chalicelib.domain.civil_status import CivilStatus
from chalicelib.domain.errors import ErrorCode
from chalicelib.domain.identity_document import DocumentKind, IdentityDocument, Verdict, VerifierUnavailable
from chalicelib.domain.names import is_same_first_name, is_same_name
from chalicelib.domain.refusals import RequestRefused
from chalicelib.domain.steps import Outcome, Step
from chalicelib.registration import Submission
from chalicelib.visits import Visit


def submit_identity_document(visit: Visit, form: Mapping[str, object]) -> Registration:
    """Keeps a document that is valid, that the verifier cannot judge, or that was refused too often to insist.

    Raises:
        RequestRefused: DOCUMENT_UNKNOWN (`tries_left`), VERIFIER_UNAVAILABLE.
    """
    document = IdentityDocument.parse(form)
    kept = {"kind": document.kind.value, "number": document.number}

    def prepare(found: Registration) -> Submission:
        is_proven = _is_proven(visit, found, document)
        return Outcome.ANSWERED, {"identity_document": kept, "supporting_document_required": not is_proven}

    return registration.submit(visit, Step.IDENTITY_DOCUMENT, prepare, lambda found: found.identity_document == kept)


def _is_proven(visit: Visit, found: Registration, document: IdentityDocument) -> bool:
    """True when valid; False when a supporting document has to be shown later."""
    if document.kind is DocumentKind.NONE:
        return False
    verdict = _verify(visit, document, CivilStatus.from_dict(found.civil_status))
    if verdict is Verdict.NOT_VALID:
        _count_refusal(visit, found, document)
    return verdict is Verdict.VALID


def _verify(visit: Visit, document: IdentityDocument, civil_status: CivilStatus) -> Verdict:
    try:
        return verify(visit.settings, document, civil_status)
    except VerifierUnavailable as error:
        raise RequestRefused(
            ErrorCode.VERIFIER_UNAVAILABLE, retry_at=visit.now + timedelta(seconds=error.retry_after)
        ) from None


def verify(settings: Settings, document: IdentityDocument, civil_status: CivilStatus) -> Verdict:
    """By the remote service where one is configured, else by the registry.

    Raises:
        VerifierUnavailable.
    """
    if settings.verifier_url:
        return _remote(settings.verifier_url, settings.verifier_secret or "").verify(document, civil_status)
    return _by_registry(document, civil_status)


@lru_cache(maxsize=1)
def _remote(address: str, secret: str) -> RemoteVerifier:
    """One for the process: its circuit breaker has to remember."""
    return RemoteVerifier(address, secret)


def _by_registry(document: IdentityDocument, civil_status: CivilStatus) -> Verdict:
    """This document is this person's."""
    known = documents.find(document.kind, str(document.number))
    is_theirs = (
        known is not None
        and known.birthdate == civil_status.birthdate.iso()
        and is_same_name(known.family_name, civil_status.family_name)
        and is_same_first_name(known.given_names, civil_status.given_names)
    )
    return Verdict.VALID if is_theirs else Verdict.NOT_VALID


def _count_refusal(visit: Visit, found: Registration, document: IdentityDocument) -> None:
    """Raises DOCUMENT_UNKNOWN while tries are left; after the last one the document is taken as it is."""
    attempt = visit.secret_digest("document", document.kind, str(document.number))
    if not registrations.add_document_try(found, attempt, visit.now):
        raise registration.OpeningLost
    left = visit.settings.document_tries - len(found.document_tries or ())
    if left > 0:
        raise RequestRefused(ErrorCode.DOCUMENT_UNKNOWN, tries_left=left)
