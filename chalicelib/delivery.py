"""Sends the code that a registration waits for: at most one message for each send number."""

from datetime import datetime

from chalicelib.adapters import messages, registrations
from chalicelib.adapters.tables import Registration
from chalicelib.code import current_code
from chalicelib.config import Settings
from chalicelib.domain.contact import Channel
from chalicelib.domain.steps import Status
from chalicelib.texts.language import Language
from chalicelib.texts.messages import code_mail, code_sms


def send_code(settings: Settings, now: datetime, registration_id: str, channel: Channel) -> None:
    """Sends, then records. After a crash between the two the same code goes out again.

    Raises:
        DeliveryDelayed, DeliveryFailed: see `adapters.messages`.
    """
    registration = registrations.find(registration_id)
    if registration is None or registration.status != Status.OPEN or _is_sent(registration, channel):
        return
    code = current_code(settings, registration)
    language, minutes = Language(registration.language), settings.code_seconds // 60
    address = registration.contact["value"]
    if channel is Channel.SMS:
        messages.send_sms(settings, address, code_sms(language, code, minutes))
    else:
        mail = code_mail(language, code, minutes)
        messages.send_email(settings, address, mail.subject, mail.text, mail.html)
    _record(settings, now, registration)


def _is_sent(registration: Registration, channel: Channel) -> bool:
    """A call that comes after the contact has changed again has nothing to send either."""
    return registration.sent_number == registration.send_number or registration.contact["channel"] != channel


def _record(settings: Settings, now: datetime, registration: Registration) -> None:
    at = int(now.timestamp())
    waits = settings.resend_waits
    wait = waits[min(int(registration.send_number), len(waits)) - 1]
    sent = {"sent_number": registration.send_number, "code_sent_at": at, "resend_at": at + wait}
    registrations.record_sent(registration, sent)
