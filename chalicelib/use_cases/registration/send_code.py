"""Sends the code that a registration waits for: one message for each send number, two only after a crash."""

from dataclasses import replace
from datetime import datetime

from chalicelib.adapters.aws.messages import DeliveryDelayed, DeliveryFailed
from chalicelib.adapters.tables import registrations
from chalicelib.config import Settings
from chalicelib.domain.contact.contact import Channel
from chalicelib.domain.registration.steps import Status
from chalicelib.texts.language import Language
from chalicelib.use_cases.codes.delivery import deliver_code


def send_code(settings: Settings, now: datetime, registration_id: str, channel: Channel) -> None:
    """Sends, then records. After a crash between the two the same code goes out again.

    Raises:
        DeliveryDelayed, DeliveryFailed: see `adapters.aws.messages`.
    """
    registration = registrations.find(registration_id)
    if registration is None or registration.status is not Status.OPEN:
        return
    code = registration.code
    # A call that comes after the contact has changed again has nothing to send either.
    if code is None or not code.is_to_be_sent or code.contact.channel is not channel:
        return
    try:
        deliver_code(settings, registration_id, code, Language(registration.language))
    except (DeliveryDelayed, DeliveryFailed):
        if not code.is_refused:  # once: the next try finds it recorded
            registrations.record_sent(registration, replace(registration, code=code.refused()))
        raise
    sent = replace(registration, code=code.sent(now, settings.registration.code))
    registrations.record_sent(registration, sent)
