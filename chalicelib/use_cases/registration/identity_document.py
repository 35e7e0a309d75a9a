"""Takes the identity document, and asks a verifier about it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from chalicelib.adapters import verification
from chalicelib.adapters.tables import registrations
from chalicelib.domain.errors import ErrorCode, RequestRefused
from chalicelib.domain.identity.identity_document import DocumentKind, IdentityDocument, Verdict, VerifierUnavailable
from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import Outcome, Step
from chalicelib.use_cases.registration.openings import Answer, again, answer, enter, repeat
from chalicelib.use_cases.requests import Visit


def submit_identity_document(visit: Visit, form: Mapping[str, object]) -> Registration:
    """Keeps a document that is valid, that the verifier cannot judge (decision 0011), or refused too often to insist.

    Raises:
        RequestRefused: DOCUMENT_UNKNOWN (`tries_left`), VERIFIER_UNAVAILABLE; see `openings`.
    """
    document = IdentityDocument.parse(form)
    opening = enter(visit, Step.IDENTITY_DOCUMENT)
    digest = visit.secret_digest("document", document.kind, str(document.number))
    if not opening.is_open:
        return repeat(opening, digest)
    verdict = _verdict(visit, opening.registration, document)
    if verdict is Verdict.NOT_VALID:
        tried = registrations.add_document_try(opening.registration, digest, visit.now)
        if tried is None:
            return repeat(again(opening), digest)
        _refuse_while_tries_are_left(visit, tried)
    is_proven = verdict is Verdict.VALID
    answered = replace(opening.registration, identity_document=document, supporting_document_required=not is_proven)
    return answer(opening, Answer(Outcome.ANSWERED, digest, answered))


def _verdict(visit: Visit, registration: Registration, document: IdentityDocument) -> Verdict:
    if document.kind is DocumentKind.NONE:
        return Verdict.UNKNOWN
    assert registration.civil_status  # its step is answered
    try:
        return verification.verify(visit.settings.verifier, document, registration.civil_status)
    except VerifierUnavailable as error:
        retry_at = visit.now + timedelta(seconds=error.retry_after)
        raise RequestRefused(ErrorCode.VERIFIER_UNAVAILABLE, retry_at=retry_at) from None


def _refuse_while_tries_are_left(visit: Visit, tried: Registration) -> None:
    """After the last one the document is taken as it is."""
    left = visit.settings.registration.document_tries - len(tried.document_tries)
    if left > 0:
        raise RequestRefused(ErrorCode.DOCUMENT_UNKNOWN, tries_left=left)
