"""Where a code is sent: a French mobile or a mail address, read from a form, folded for keys, masked for answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from chalicelib.domain.contact import email
from chalicelib.domain.contact.email import mailbox, parse_email
from chalicelib.domain.contact.phone import OVERSEAS, PhoneRules, parse_phone
from chalicelib.domain.errors import ErrorCode, Refused
from chalicelib.domain.forms import Form, one_of, required_text


class Channel(StrEnum):
    SMS = "sms"
    EMAIL = "email"


@dataclass(frozen=True, slots=True, repr=False)
class Contact:
    """`value`: E.164 ("+33639980042") for sms; the address with its case kept and an ASCII domain for email."""

    channel: Channel
    value: str

    def to_dict(self) -> dict[str, str]:
        return {"channel": self.channel.value, "value": self.value}

    @classmethod
    def from_dict(cls, stored: Mapping[str, str]) -> "Contact":
        return cls(Channel(stored["channel"]), stored["value"])

    def key_text(self) -> str:
        """What makes two contacts the same: providers do not tell the case of the local part apart."""
        return self.value.lower()

    def counted_text(self) -> str:
        """What messages are counted by: one mailbox has as many addresses as its owner likes."""
        return mailbox(self.value) if self.channel is Channel.EMAIL else self.value

    def masked(self) -> str:
        """ "06 •• •• •• 42", "0692 •• •• 42" overseas, "+687 •• •• 42" elsewhere, "j•••@example.com"."""
        if self.channel is Channel.EMAIL:
            return f"{self.value[0]}•••@{self.value.rpartition('@')[2]}"
        last = self.value[-2:]
        if self.value.startswith("+33"):
            return f"0{self.value[3]} •• •• •• {last}"
        if self.value.startswith(OVERSEAS):
            return f"0{self.value[4:7]} •• •• {last}"
        # The other collectivities that configuration may add have three digits too: +508, +681, +687, +689.
        return f"{self.value[:4]} •• •• {last}"

    def __repr__(self) -> str:
        # Masked, because representations end up in logs and tracebacks.
        return f"Contact({self.masked()})"


def parse_contact(data: Mapping[str, object], rules: PhoneRules) -> Contact:
    """Read `{"channel", "value", "confirmation"}`.

    Raises:
        InvalidForm: on `channel` UNKNOWN_CHOICE...; on `value` PHONE_INVALID, PHONE_NOT_MOBILE,
            PHONE_COUNTRY_NOT_SERVED, EMAIL_INVALID...; on `confirmation` REQUIRED, CONFIRMATION_DIFFERS.
    """
    form = Form(data)
    channel = form.read("channel", partial(one_of, Channel))
    parse = required_text if channel is None else _parser(channel, rules)
    value = form.read("value", parse)
    contact = Contact(channel, value) if channel and value else None
    form.read("confirmation", lambda typed: _check_confirmation(typed, contact, parse))
    form.finish()
    assert contact  # finish() has raised otherwise
    return contact


def _parser(channel: Channel, rules: PhoneRules) -> Callable[[object], str]:
    return parse_email if channel is Channel.EMAIL else lambda value: parse_phone(value, rules)


def _check_confirmation(value: object, contact: Contact | None, parse: Callable[[object], str]) -> str:
    """It may be written otherwise (spaces, case, +33) but has to mean the same contact."""
    text = required_text(value, longest=email.LONGEST)
    if contact is None:
        return text  # what it confirms is already refused
    try:
        confirmed = Contact(contact.channel, parse(text))
    except Refused:
        raise Refused(ErrorCode.CONFIRMATION_DIFFERS) from None
    if confirmed.key_text() != contact.key_text():
        raise Refused(ErrorCode.CONFIRMATION_DIFFERS)
    return text
