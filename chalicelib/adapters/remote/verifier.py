"""Asks a remote service whether an identity document is the person's.

The request is a POST of JSON in UTF-8, sent once, to an https address:

    Content-Type: application/json
    X-Verifier-Timestamp: 1763892000            seconds since 1970, when it was signed
    X-Verifier-Signature: v1=<64 hex digits>    HMAC-SHA256, by the shared secret, of timestamp + "." + body as sent

    {"kind": "passport", "number": "12AB34567", "family_name": "…", "given_names": "…", "birthdate": "1990-07-13"}

`family_name` or `given_names` may be null; a presumed `birthdate` is YYYY-MM or YYYY. The service has to verify the
signature and to refuse timestamps more than five minutes away. It answers 200 and `{"verdict": v}`, v being

    valid      the document exists, may be used, and is this person's
    not_valid  there is no such document, it is lost or void, or it is somebody else's
    unknown    the service cannot tell (documents of that kind or State are not in its reach)

Any other answer, more than 4 kB, or none within 2 seconds counts as the service being down.
"""

import hashlib
import hmac
import json
import math
import ssl
import time
from collections.abc import Callable

from chalicelib.adapters.remote.bounded_post import Answer, Destination, post
from chalicelib.adapters.remote.circuit_breaker import CircuitBreaker
from chalicelib.domain.identity.civil_status import CivilStatus
from chalicelib.domain.identity.identity_document import IdentityDocument, Verdict, VerifierUnavailable

TIMEOUT_SECONDS = 2.0
LONGEST_ANSWER = 4096  # bytes
SHORTEST_SECRET = 32  # characters; of 128 bits in hexadecimal, or better
RETRY_AFTER_SECONDS = 5
"""What the person is told to wait after a single failure."""

TIMESTAMP_HEADER = "X-Verifier-Timestamp"
SIGNATURE_HEADER = "X-Verifier-Signature"

_VERDICTS = {verdict.value: verdict for verdict in Verdict}


class RemoteVerifier:
    """One for each process, for its circuit breaker. `verify` may be called by several threads."""

    def __init__(
        self,
        address: str,
        secret: str,
        *,
        timeout: float = TIMEOUT_SECONDS,
        breaker: CircuitBreaker | None = None,
        time_of_day: Callable[[], float] = time.time,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """`timeout`: seconds in all. `tls`: for a private authority; by default the system's authorities.

        Raises:
            ValueError: the address is not https (or http to this machine), or the secret is short.
        """
        if len(secret) < SHORTEST_SECRET:
            raise ValueError(f"the verifier's secret has fewer than {SHORTEST_SECRET} characters")
        self._destination = Destination.of(address, tls)
        self._secret = secret.encode()
        self._timeout = timeout
        self._breaker = breaker or CircuitBreaker()
        self._time_of_day = time_of_day

    def verify(self, document: IdentityDocument, civil_status: CivilStatus) -> Verdict:
        """The service's verdict. Only the five values of the module's docstring leave.

        Raises:
            VerifierUnavailable: `reason` is "paused", "timeout", "unreachable", "status" or "answer".
        """
        wait = self._breaker.seconds_to_wait()
        if wait > 0:
            raise VerifierUnavailable("paused", math.ceil(wait))
        verdict, failure = self._ask(_body(document, civil_status))
        if verdict is None:
            pause = self._breaker.failed()
            raise VerifierUnavailable(failure, max(RETRY_AFTER_SECONDS, math.ceil(pause)))
        self._breaker.succeeded()
        return verdict

    def _ask(self, body: bytes) -> tuple[Verdict | None, str]:
        """The verdict, or None and why there is none. No exception, whose context could hold what was sent or said."""
        try:
            answer = post(self._destination, body, self._headers(body), self._timeout, LONGEST_ANSWER)
        except TimeoutError:
            return None, "timeout"
        if answer is None:
            return None, "unreachable"
        if answer.status != 200:
            return None, "status"
        return _read_verdict(answer), "answer"

    def _headers(self, body: bytes) -> dict[str, str]:
        timestamp = str(int(self._time_of_day()))
        return {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Connection": "close",
            TIMESTAMP_HEADER: timestamp,
            SIGNATURE_HEADER: sign(self._secret, timestamp, body),
        }


def sign(secret: bytes, timestamp: str, body: bytes) -> str:
    """The value of `SIGNATURE_HEADER`."""
    return "v1=" + hmac.new(secret, timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def _body(document: IdentityDocument, civil_status: CivilStatus) -> bytes:
    return json.dumps(
        {
            "kind": document.kind.value,
            "number": document.number,
            "family_name": civil_status.family_name,
            "given_names": civil_status.given_names,
            "birthdate": civil_status.birthdate.iso(),
        }
    ).encode()


def _read_verdict(answer: Answer) -> Verdict | None:
    if answer.body is None:
        return None
    try:
        content = json.loads(answer.body)
    except (ValueError, RecursionError):
        return None
    verdict = content.get("verdict") if isinstance(content, dict) else None
    return _VERDICTS.get(verdict) if isinstance(verdict, str) else None
