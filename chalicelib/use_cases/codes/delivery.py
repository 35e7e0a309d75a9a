"""Delivers messages; sends the code that a registration waits for, at most once for each send number."""

from dataclasses import replace
from datetime import datetime

from chalicelib.adapters.aws import messages
from chalicelib.adapters.tables import registrations
from chalicelib.config import Messages, Settings
from chalicelib.domain.contact.contact import Channel, Contact
from chalicelib.domain.registration.steps import Status
from chalicelib.texts.language import Language
from chalicelib.texts.layout import Message
from chalicelib.texts.messages import code_message
from chalicelib.use_cases.codes.codes import compute_code


def deliver(settings: Messages, contact: Contact, message: Message) -> None:
    """Raises DeliveryDelayed, DeliveryFailed: see `adapters.aws.messages`."""
    if contact.channel is Channel.SMS:
        messages.send_sms(settings, contact.value, message.sms)
    else:
        mail = message.mail
        messages.send_email(settings, contact.value, mail.subject, mail.text, mail.html)


def send_code(settings: Settings, now: datetime, registration_id: str, channel: Channel) -> None:
    """Sends, then records. After a crash between the two the same code goes out again.

    Raises:
        DeliveryDelayed, DeliveryFailed.
    """
    registration = registrations.find(registration_id)
    if registration is None or registration.status is not Status.OPEN:
        return
    code, rules = registration.code, settings.registration.code
    # A call that comes after the contact has changed again has nothing to send either.
    if code is None or code.is_sent or code.contact.channel is not channel:
        return
    digits = compute_code(settings, registration_id, code)
    deliver(settings.messages, code.contact, code_message(Language(registration.language), digits, rules.seconds // 60))
    registrations.record_sent(registration, replace(registration, code=code.sent(now, rules)))
