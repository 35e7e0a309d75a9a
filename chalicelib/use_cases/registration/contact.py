"""Takes the contact, and every wish for a code: the first, one more, one to another contact."""

from collections.abc import Mapping
from dataclasses import replace

from chalicelib.adapters.aws import keys
from chalicelib.config import needed
from chalicelib.domain.contact.contact import Channel, Contact, parse_contact
from chalicelib.domain.limits import Counter
from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import Outcome, Step, WayOut
from chalicelib.use_cases.codes.codes import ask_for_code, send_event, sends_of
from chalicelib.use_cases.registration.openings import Answer, answer, enter, repeat
from chalicelib.use_cases.requests import Visit

_FIRST = {Channel.SMS: Outcome.SMS, Channel.EMAIL: Outcome.EMAIL}
_CHANGED = {Channel.SMS: WayOut.CONTACT_CHANGED_TO_SMS, Channel.EMAIL: WayOut.CONTACT_CHANGED_TO_EMAIL}
_RESEND = {Channel.SMS: WayOut.RESEND_BY_SMS, Channel.EMAIL: WayOut.RESEND_BY_EMAIL}


def submit_contact(visit: Visit, form: Mapping[str, object]) -> Registration:
    """Keeps the contact and has a code sent to it; also while a code is awaited, which no longer counts then.

    Raises:
        InvalidForm: wrong fields.
        RequestRefused: RESEND_TOO_SOON, TOO_MANY_REQUESTS; see `openings`.
    """
    contact = parse_contact(form, visit.settings.phones)
    opening = enter(visit, Step.CONTACT, Step.CODE)
    found, digest = opening.registration, visit.secret_digest("contact", contact.channel, contact.key_text())
    if not opening.is_open or _is_on_its_way(visit, found, digest):
        return repeat(opening, digest)
    contact_key = keys.contact_key(
        needed("IDENTIFIER_KEY_ID", visit.settings.identifier_key_id), contact.channel, contact.counted_text()
    )
    word = (_CHANGED if found.open_step is Step.CODE else _FIRST)[contact.channel]
    if _has_its_code(visit, found, contact):
        # The stored spelling stays, since the code is computed from it. The function finds it sent and sends nothing.
        return answer(opening, Answer(word, digest, found))
    return answer(opening, Answer(word, digest, *_asked(visit, found, contact, contact_key)))


def resend_code(visit: Visit) -> Registration:
    """Has a new code sent to the same contact; the one before is wrong from now on.

    Raises:
        RequestRefused: RESEND_TOO_SOON, TOO_MANY_REQUESTS; see `openings`.
    """
    opening = enter(visit, Step.CODE)
    found, digest = opening.registration, visit.secret_digest("resend", str(opening.registration.task_token))
    if not opening.is_open:
        return repeat(opening, digest)
    assert found.code  # it is awaited
    asked = _asked(visit, found, found.code.contact, found.code.contact_key)
    return answer(opening, Answer(_RESEND[found.code.contact.channel], digest, *asked))


def _is_on_its_way(visit: Visit, found: Registration, digest: str) -> bool:
    """The same contact once more, before another code may be asked for: an answer that got lost, not a wish."""
    was_just_taken = found.open_step is Step.CODE and found.submission and found.submission.digest == digest
    return bool(was_just_taken and found.code and found.code.may_resend_at > visit.now)


def _has_its_code(visit: Visit, found: Registration, contact: Contact) -> bool:
    """Back at the contact step, the person finds that it was right: the code just sent there is the one to enter.

    Once another one may be asked for, confirming the contact asks for it (decision 0018).
    """
    code = found.code
    if code is None or code.contact.key_text() != contact.key_text() or code.may_resend_at <= visit.now:
        return False
    return code.is_good_at(visit.now, visit.settings.registration.code)


def _asked(
    visit: Visit, found: Registration, contact: Contact, contact_key: str
) -> tuple[Registration, list[Counter], str]:
    """With one more code to send, in the language of who asked for it; by what it is counted, and as which event."""
    code = ask_for_code(visit.request, found.code, contact, contact_key)
    answered = replace(found, code=code, language=visit.request.language.value)
    return answered, sends_of(visit.request, contact_key), send_event(found.registration_id, code)
