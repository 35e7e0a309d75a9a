"""Where the code is sent: a French mobile or a mail address, read from a form, folded for keys, masked for answers."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from chalicelib.domain.errors import ErrorCode, Refused
from chalicelib.domain.forms import Form, required_text

# 0692…, 0690… typed nationally are invalid in France proper: each region in turn. RE also knows Mayotte's +262 639.
_REGIONS = ("FR", "GP", "RE", "GF", "MQ")
_SEPARATORS = dict.fromkeys(map(ord, " \u00a0\u2009\u202f\t.-\u2010\u2011\u2013/()"))
# The library reads letters as a keypad does, and digits of every script.
_DIALLED = re.compile(r"\+?[0-9]{4,20}")
# ARCEP keeps 06 39 98 xx xx for fiction.
_FICTIONAL = re.compile(r"\+3363998[0-9]{4}")
_OVERSEAS = ("+590", "+594", "+596", "+262")
_MAIL_LONGEST = 254


class Channel(StrEnum):
    SMS = "sms"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class PhoneRules:
    """Which mobiles get an SMS. `prefixes`: country prefixes served. `allow_fictional`: never in production."""

    prefixes: frozenset[str] = frozenset(("+33", *_OVERSEAS))
    allow_fictional: bool = False


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

    def masked(self) -> str:
        """ "06 •• •• •• 42", "0692 •• •• 42" overseas, "+687 •• •• 42" elsewhere, "j•••@example.com"."""
        if self.channel is Channel.EMAIL:
            return f"{self.value[0]}•••@{self.value.rpartition('@')[2]}"
        last = self.value[-2:]
        if self.value.startswith("+33"):
            return f"0{self.value[3]} •• •• •• {last}"
        if self.value.startswith(_OVERSEAS):
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
    channel = form.read("channel", parse_channel)
    parse = required_text if channel is None else _parser(channel, rules)
    value = form.read("value", parse)
    contact = Contact(channel, value) if channel and value else None
    form.read("confirmation", lambda typed: _check_confirmation(typed, contact, parse))
    form.finish()
    assert contact  # finish() has raised otherwise
    return contact


def parse_channel(value: object) -> Channel:
    """Raises: Refused REQUIRED, NOT_TEXT, UNKNOWN_CHOICE."""
    text = required_text(value)
    if text not in tuple(Channel):
        raise Refused(ErrorCode.UNKNOWN_CHOICE)
    return Channel(text)


def parse_phone(value: object, rules: PhoneRules) -> str:
    """A mobile in E.164, from its national or international writing with any separators.

    Raises:
        Refused: REQUIRED, NOT_TEXT, TOO_LONG, PHONE_INVALID, PHONE_NOT_MOBILE, PHONE_COUNTRY_NOT_SERVED.
    """
    dialled = required_text(value).translate(_SEPARATORS)
    if not _DIALLED.fullmatch(dialled):
        raise Refused(ErrorCode.PHONE_INVALID)
    readings = list(_readings(dialled, rules))
    if not readings:
        raise Refused(ErrorCode.PHONE_INVALID)
    # min: the first of the best, so that France comes first.
    refusal, prefix, e164 = min(readings, key=lambda reading: _BEST_FIRST.index(reading[0]))
    if prefix not in rules.prefixes:
        raise Refused(ErrorCode.PHONE_COUNTRY_NOT_SERVED)
    if refusal is not None:
        raise Refused(refusal)
    return e164


def parse_email(value: object) -> str:
    """A mail address of plain syntax: no quotes, no literal IP, no reserved domain; no look-up in the DNS.

    Raises:
        Refused: REQUIRED, NOT_TEXT, TOO_LONG (254 characters), EMAIL_INVALID.
    """
    # Here, not above: 33 ms at each cold start of each function, for this one step and channel.
    from email_validator import EmailNotValidError, validate_email

    text = required_text(value, longest=_MAIL_LONGEST)
    try:
        valid = validate_email(text, check_deliverability=False, allow_smtputf8=False, strict=True)
    except EmailNotValidError:
        raise Refused(ErrorCode.EMAIL_INVALID) from None
    assert valid.ascii_email  # always there without SMTPUTF8
    return valid.ascii_email


def _parser(channel: Channel, rules: PhoneRules) -> Callable[[object], str]:
    return parse_email if channel is Channel.EMAIL else lambda value: parse_phone(value, rules)


def _check_confirmation(value: object, contact: Contact | None, parse: Callable[[object], str]) -> str:
    """It may be written otherwise (spaces, case, +33) but has to mean the same contact."""
    text = required_text(value, longest=_MAIL_LONGEST)
    if contact is None:
        return text  # what it confirms is already refused
    try:
        confirmed = Contact(contact.channel, parse(text))
    except Refused:
        raise Refused(ErrorCode.CONFIRMATION_DIFFERS) from None
    if confirmed.key_text() != contact.key_text():
        raise Refused(ErrorCode.CONFIRMATION_DIFFERS)
    return text


# None: nothing against it.
_BEST_FIRST = (None, ErrorCode.PHONE_NOT_MOBILE, ErrorCode.PHONE_INVALID)


def _readings(dialled: str, rules: PhoneRules) -> Iterator[tuple[ErrorCode | None, str, str]]:
    """What the number may be, region by region: what is against it, its country prefix, its E.164 form."""
    # Here, not above: 22 ms at each cold start of each function, for this one step and channel.
    import phonenumbers

    kinds = phonenumbers.PhoneNumberType
    against = {kinds.MOBILE: None, kinds.FIXED_LINE_OR_MOBILE: None, kinds.UNKNOWN: ErrorCode.PHONE_INVALID}
    for region in _REGIONS:
        try:
            number = phonenumbers.parse(dialled, region)
        except phonenumbers.NumberParseException:
            continue
        e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        refusal = against.get(phonenumbers.number_type(number), ErrorCode.PHONE_NOT_MOBILE)
        if rules.allow_fictional and _FICTIONAL.fullmatch(e164):
            refusal = None
        yield refusal, f"+{number.country_code}", e164
