"""Whom to ask about an identity document: the remote service where one is configured, else the registry."""

from functools import lru_cache
from typing import TYPE_CHECKING

from chalicelib.adapters import registry_verifier
from chalicelib.config import Verifier
from chalicelib.domain.identity.civil_status import CivilStatus
from chalicelib.domain.identity.identity_document import IdentityDocument, Verdict

if TYPE_CHECKING:
    from chalicelib.adapters.remote.verifier import RemoteVerifier


def verify(verifier: Verifier, document: IdentityDocument, civil_status: CivilStatus) -> Verdict:
    """Raises VerifierUnavailable."""
    if verifier.url:
        return _remote(verifier.url, verifier.secret or "").verify(document, civil_status)
    return registry_verifier.verify(document, civil_status)


@lru_cache(maxsize=1)
def _remote(address: str, secret: str) -> "RemoteVerifier":
    """One for the process: its circuit breaker has to remember."""
    # Here, not above: 3 ms at each cold start (ssl, http.client), where most installations have none.
    from chalicelib.adapters.remote.verifier import RemoteVerifier

    return RemoteVerifier(address, secret)
