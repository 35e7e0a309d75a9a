"""Whom to ask about an identity document: the remote service where one is configured, else the registry."""

from functools import lru_cache
from typing import TYPE_CHECKING

from chalicelib.adapters import registry_verifier
from chalicelib.adapters.aws.errors import SERVICE_ERRORS
from chalicelib.adapters.aws.secrets import read_secret
from chalicelib.config import Verifier, needed
from chalicelib.domain.identity.civil_status import CivilStatus
from chalicelib.domain.identity.identity_document import IdentityDocument, Verdict, VerifierUnavailable

if TYPE_CHECKING:
    from chalicelib.adapters.remote.verifier import RemoteVerifier


def verify(verifier: Verifier, document: IdentityDocument, civil_status: CivilStatus) -> Verdict:
    """Raises VerifierUnavailable."""
    if verifier.url:
        return _remote(verifier.url, needed("VERIFIER_SECRET_ARN", verifier.secret_arn)).verify(document, civil_status)
    return registry_verifier.verify(document, civil_status)


@lru_cache(maxsize=1)
def _remote(address: str, secret_arn: str) -> "RemoteVerifier":
    """One for the process: its circuit breaker has to remember. The secret is read once, when it is made."""
    # Here, not above: 3 ms at each cold start (ssl, http.client), where most installations have none.
    from chalicelib.adapters.remote.verifier import RETRY_AFTER_SECONDS, RemoteVerifier

    try:
        secret = read_secret(secret_arn)
    except SERVICE_ERRORS:
        raise VerifierUnavailable("secret", RETRY_AFTER_SECONDS) from None
    return RemoteVerifier(address, secret)
