"""Whom to ask about an identity document: the remote service where one is configured, else the registry."""

from functools import lru_cache

from chalicelib.adapters import registry_verifier
from chalicelib.adapters.remote.verifier import RemoteVerifier
from chalicelib.config import Verifier
from chalicelib.domain.identity.civil_status import CivilStatus
from chalicelib.domain.identity.identity_document import IdentityDocument, Verdict


def verify(verifier: Verifier, document: IdentityDocument, civil_status: CivilStatus) -> Verdict:
    """Raises VerifierUnavailable."""
    if verifier.url:
        return _remote(verifier.url, verifier.secret or "").verify(document, civil_status)
    return registry_verifier.verify(document, civil_status)


@lru_cache(maxsize=1)
def _remote(address: str, secret: str) -> RemoteVerifier:
    """One for the process: its circuit breaker has to remember."""
    return RemoteVerifier(address, secret)
