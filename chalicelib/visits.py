"""Who calls, when and by which rules; and the registration that the caller may see."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from chalicelib.adapters import registrations
from chalicelib.adapters.tables import Registration
from chalicelib.config import Settings
from chalicelib.domain.errors import ErrorCode
from chalicelib.domain.refusals import RequestRefused
from chalicelib.domain.steps import Status, Step
from chalicelib.texts.language import Language


@dataclass(frozen=True, slots=True)
class Visit:
    """One call on a registration. `token` is what the caller shows; it is never stored."""

    settings: Settings
    now: datetime
    registration_id: str
    token: str
    source_address: str
    language: Language

    def secret_digest(self, *parts: str | int) -> str:
        """A digest that only the holder of the token can compute again: recognises what was sent, tells nothing."""
        return hmac.new(self.token.encode(), repr(parts).encode(), hashlib.sha256).hexdigest()


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def load(visit: Visit) -> Registration:
    """The caller's registration, whatever its status.

    Raises:
        RequestRefused: UNAUTHORIZED, alike for an unknown id and a wrong token.
    """
    registration = registrations.find(visit.registration_id) if _is_id(visit.registration_id) else None
    if registration is None or not hmac.compare_digest(registration.token_hash, token_hash(visit.token)):
        raise RequestRefused(ErrorCode.UNAUTHORIZED)
    return registration


def step_ends_at(registration: Registration, settings: Settings) -> datetime:
    """When the open step closes for want of an answer; of a completed registration, when its recap is gone."""
    latest = datetime.fromtimestamp(registration.expires_at, UTC)
    if registration.status != Status.OPEN or not registration.step_opened_at:
        return latest
    opened_at = datetime.fromisoformat(registration.step_opened_at)
    life = settings.step_seconds
    if registration.open_step == Step.CODE:
        life += settings.code_seconds  # the code first, then a whole step to ask for another one
    return min(latest, opened_at + timedelta(seconds=life))


def status(registration: Registration, visit: Visit) -> Status:
    """By the table's own clock: the machine's may be late, and an expired item may lie in the table for days."""
    found = Status(registration.status)
    if found in (Status.OPEN, Status.COMPLETED) and step_ends_at(registration, visit.settings) <= visit.now:
        return Status.EXPIRED
    return found


def _is_id(text: str) -> bool:
    return len(text) == 32 and all(character in "0123456789abcdef" for character in text)
