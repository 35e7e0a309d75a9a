"""A one-time code, whoever awaits it: asked for, computed, compared. It is computed again each time, never stored."""

import hashlib
import hmac
from datetime import timedelta

from chalicelib.adapters.aws import keys
from chalicelib.config import Settings, needed
from chalicelib.domain.contact.awaited_code import AwaitedCode
from chalicelib.domain.contact.contact import Contact
from chalicelib.domain.contact.one_time_code import code_from_mac
from chalicelib.domain.errors import ErrorCode, RequestRefused
from chalicelib.domain.limits import Counter
from chalicelib.use_cases.requests import Request


def ask_for_code(request: Request, code: AwaitedCode | None, contact: Contact, contact_key: str) -> AwaitedCode:
    """One more send to this contact; `sends_of` are to be counted with it. `code`: the one awaited so far.

    Raises:
        RequestRefused: RESEND_TOO_SOON.
    """
    limit = min(request.settings.sends.to_contact, key=lambda limit: limit.most)
    if code is None:
        return AwaitedCode(contact, contact_key, sends_left=limit.most - 1)
    is_same = code.contact_key == contact_key
    if is_same and code.may_resend_at > request.now:
        raise RequestRefused(ErrorCode.RESEND_TOO_SOON, retry_at=code.may_resend_at)
    is_same_window = is_same and code.is_sent_since(request.now - timedelta(seconds=limit.seconds))
    left = code.sends_left if is_same_window else limit.most
    return code.asked_again(contact, contact_key, sends_left=max(left, 1) - 1)


def sends_of(request: Request, contact_key: str) -> list[Counter]:
    """The counters of a message that somebody asks for: by source address, then by contact."""
    sends = request.settings.sends
    by_address = Counter("sends", "address", request.source_address, sends.from_address, sends.lock_seconds)
    return [by_address, *sends_to(request.settings, contact_key)]


def sends_to(settings: Settings, contact_key: str) -> list[Counter]:
    """The counters of every message to a contact, whatever it says."""
    sends = settings.sends
    return [Counter("sends", "contact", contact_key, limit, sends.lock_seconds) for limit in sends.to_contact]


def send_event(owner_id: str, code: AwaitedCode) -> str:
    """What is counted for the send that was asked for last. Of twenty copies of a request, one asks and is counted.

    `owner_id`: of who awaits it.
    """
    return hashlib.sha256(f"{owner_id} {code.send_number}".encode()).hexdigest()[:32]


def guesses_of(settings: Settings, contact_key: str) -> Counter:
    """The counter of every code that was tried for a contact."""
    return Counter("guesses", "contact", contact_key, settings.guesses_of_contact, settings.sends.lock_seconds)


def compute_code(settings: Settings, owner_id: str, code: AwaitedCode) -> str:
    """The only code that is right: another send number or another contact gives another one.

    `owner_id`: of who awaits it, a registration for example.
    """
    contact = code.contact
    return code_from_mac(
        keys.mac(
            needed("CODE_KEY_ID", settings.code_key_id),
            "code",
            owner_id,
            contact.channel,
            contact.value,
            code.send_number,
        )
    )


def is_right(settings: Settings, owner_id: str, code: AwaitedCode, typed: str) -> bool:
    return hmac.compare_digest(typed, compute_code(settings, owner_id, code))
