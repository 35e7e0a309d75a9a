"""Who calls, when, by which rules; and on whose behalf."""

import hashlib
import hmac
from datetime import datetime
from typing import NamedTuple

from chalicelib.config import Settings
from chalicelib.texts.language import Language


class Request(NamedTuple):
    """One call of the API."""

    settings: Settings
    now: datetime
    source_address: str
    language: Language

    def __repr__(self) -> str:
        # Representations end up in logs and tracebacks.
        return f"Request({self.now})"


class Visit(NamedTuple):
    """A call on a registration. `token` is what the caller shows; it is never stored."""

    request: Request
    registration_id: str
    token: str

    @property
    def settings(self) -> Settings:
        return self.request.settings

    @property
    def now(self) -> datetime:
        return self.request.now

    def secret_digest(self, *parts: str | int) -> str:
        """A digest that only the holder of the token can compute again: recognises what was sent, tells nothing."""
        return hmac.new(self.token.encode(), repr(parts).encode(), hashlib.sha256).hexdigest()

    def __repr__(self) -> str:
        # Representations end up in logs and tracebacks.
        return f"Visit({self.registration_id})"
