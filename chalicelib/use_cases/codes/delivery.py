"""Delivers messages, a code among them, by the channel of the contact."""

from chalicelib.adapters.aws import messages
from chalicelib.adapters.aws.errors import SERVICE_ERRORS, facts_of
from chalicelib.config import Messages, Settings
from chalicelib.domain.contact.awaited_code import AwaitedCode
from chalicelib.domain.contact.contact import Channel, Contact
from chalicelib.logs import Event, count
from chalicelib.texts.language import Language
from chalicelib.texts.layout import Message
from chalicelib.texts.messages import code_message
from chalicelib.use_cases.codes.codes import compute_code


def deliver(settings: Messages, contact: Contact, message: Message) -> None:
    """Raises DeliveryDelayed, DeliveryFailed: see `adapters.aws.messages`."""
    try:
        if contact.channel is Channel.SMS:
            messages.send_sms(settings, contact.value, message.sms)
        else:
            mail = message.mail
            messages.send_email(settings, contact.value, mail.subject, mail.text, mail.html)
    except (messages.DeliveryDelayed, messages.DeliveryFailed) as error:
        reason = error.facts.get("error_code", "")
        event: Event = "DeliveryDelayed" if isinstance(error, messages.DeliveryDelayed) else "DeliveryFailed"
        count(event, channel=contact.channel, reason=reason, **error.facts)
        raise


def deliver_code(settings: Settings, owner_id: str, code: AwaitedCode, language: Language) -> None:
    """`owner_id`: of who awaits it. The same code each time that it is called for the same send number.

    Raises:
        DeliveryDelayed, DeliveryFailed.
    """
    try:
        digits = compute_code(settings, owner_id, code)
    except SERVICE_ERRORS as error:  # of the key: nothing has left
        raise messages.DeliveryDelayed(facts_of(error)) from None
    minutes = settings.registration.code.seconds // 60
    deliver(settings.messages, code.contact, code_message(language, digits, minutes))
    count("CodeSent", channel=code.contact.channel)
