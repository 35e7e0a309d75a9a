"""Takes the contact, and every wish for a code: the first, one more, one to another contact."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime

from chalicelib import registration
from chalicelib.adapters import keys, limits
from chalicelib.adapters.tables import Registration
from chalicelib.code import is_code_good
from chalicelib.domain.contact import Channel, Contact, PhoneRules, parse_contact
from chalicelib.domain.errors import ErrorCode
from chalicelib.domain.refusals import RequestRefused
from chalicelib.domain.steps import Outcome, Step, WayOut
from chalicelib.registration import Submission
from chalicelib.visits import Visit

_FIRST = {Channel.SMS: Outcome.SMS, Channel.EMAIL: Outcome.EMAIL}
_CHANGED = {Channel.SMS: WayOut.CONTACT_CHANGED_TO_SMS, Channel.EMAIL: WayOut.CONTACT_CHANGED_TO_EMAIL}
_RESEND = {Channel.SMS: WayOut.RESEND_BY_SMS, Channel.EMAIL: WayOut.RESEND_BY_EMAIL}


def submit_contact(visit: Visit, form: Mapping[str, object]) -> Registration:
    """Keeps the contact and has a code sent to it; also while a code is awaited, which no longer counts then."""
    contact = parse_contact(form, PhoneRules(visit.settings.phone_prefixes, visit.settings.allow_fictional_phones))

    def prepare(found: Registration) -> Submission:
        key = keys.contact_key(visit.settings.hmac_key_id, contact.channel, contact.key_text())
        if _is_on_its_way(visit, found, key):
            raise registration.OpeningLost
        word = (_CHANGED if found.open_step == Step.CODE else _FIRST)[contact.channel]
        if _has_its_code(visit, found, key):
            # Not even another spelling of the address: the code is computed from the one that it was sent to.
            return word, {}
        return word, {"contact": contact.to_dict(), "contact_key": key, **_allow_send(visit, found, key)}

    return registration.submit(
        visit,
        Step.CONTACT,
        prepare,
        lambda found: bool(found.contact) and Contact.from_dict(found.contact).key_text() == contact.key_text(),
        open_at=(Step.CONTACT, Step.CODE),
    )


def _is_on_its_way(visit: Visit, found: Registration, contact_key: str) -> bool:
    """The same contact once more, right after it was taken: an answer that got lost, not a wish for another code."""
    was_just_taken = found.open_step == Step.CODE and found.submitted_step == Step.CONTACT
    return was_just_taken and contact_key == found.contact_key and _may_resend_at(found) > visit.now


def _has_its_code(visit: Visit, found: Registration, contact_key: str) -> bool:
    """Back at the contact step, the person finds that it was right: the code just sent there is the one to enter.

    Once another one may be asked for, confirming the contact asks for it.
    """
    is_same = contact_key == found.contact_key and _may_resend_at(found) > visit.now
    return is_same and is_code_good(visit.settings, found, visit.now)


def resend_code(visit: Visit) -> Registration:
    """Has a new code sent to the same contact; the one before is wrong from now on."""

    def prepare(found: Registration) -> Submission:
        word = _RESEND[Contact.from_dict(found.contact).channel]
        return word, _allow_send(visit, found, found.contact_key)

    return registration.submit(
        visit,
        Step.CODE,
        prepare,
        lambda found: registration.is_claimed(found) and found.submitted_word in _RESEND.values(),
    )


def _allow_send(visit: Visit, found: Registration, contact_key: str) -> dict[str, object]:
    """Counts one more send, and returns what the table keeps of it.

    Counted by the opening of the step, so that twenty copies of one request are one send.

    Raises:
        RequestRefused: RESEND_TOO_SOON, TOO_MANY_REQUESTS.
    """
    if contact_key == found.contact_key and _may_resend_at(found) > visit.now:
        raise RequestRefused(ErrorCode.RESEND_TOO_SOON, retry_at=_may_resend_at(found))
    event = hashlib.sha256(found.task_token.encode()).hexdigest()[:32]
    settings, lock = visit.settings, visit.settings.lock_seconds
    limits.count(f"sends#address#{visit.source_address}", event, settings.address_sends, lock, visit.now)
    left = [
        limits.count(f"sends#contact#{limit.seconds}#{contact_key}", event, limit, lock, visit.now)
        for limit in settings.contact_sends
    ]
    return {
        "send_number": found.send_number + 1,
        "sends_left": min(left),
        "code_guesses": None,
        "language": visit.language.value,
    }


def _may_resend_at(found: Registration) -> datetime:
    return datetime.fromtimestamp(found.resend_at or 0, UTC)
