"""Who calls, when, by which rules; and on whose behalf."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime

from chalicelib.config import Settings
from chalicelib.texts.language import Language


@dataclass(frozen=True, slots=True)
class Request:
    """One call of the API."""

    settings: Settings
    now: datetime
    source_address: str
    language: Language


@dataclass(frozen=True, slots=True)
class Visit:
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
