"""Reads the environment once into one frozen `Settings`, and refuses what is impossible, or needed and missing.

Durations are in seconds.
"""

import os
import re
from collections.abc import Mapping
from typing import NamedTuple

from chalicelib.domain.contact.awaited_code import CodeRules
from chalicelib.domain.contact.phone import PhoneRules
from chalicelib.domain.limits import Limit
from chalicelib.domain.registration.registration import RegistrationRules

DAY = 86400
_ORIGIN = re.compile(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?|http://(localhost|127\.0\.0\.1)(:\d{1,5})?")
"""As browsers write it in `Origin`; plain http for a developer's own machine only."""


class Tables(NamedTuple):
    """Their names; None where this function has no use for the table."""

    registrations: str
    limits: str | None
    accounts: str | None
    households: str | None
    documents: str | None


class Sends(NamedTuple):
    """How many messages one contact, and one source address, may have sent; a full counter's lock, in seconds."""

    to_contact: tuple[Limit, Limit]
    from_address: Limit
    lock_seconds: int


class Messages(NamedTuple):
    """The sender of mails, SES's configuration set; the sender of SMS, the most that one may cost in US dollars."""

    email_sender: str | None
    email_configuration_set: str | None
    sms_sender_id: str | None
    sms_max_price: str


class Verifier(NamedTuple):
    """The remote service that verifies identity documents, and where its secret is. No `url`: the registry does."""

    url: str | None
    secret_arn: str | None


class Settings(NamedTuple):
    """Names of the AWS resources, and every figure of the rules.

    Each function is given what it uses (statemachine/resources/functions.yaml): what may be None is not given to all.
    `code_key_id`: the KMS key that codes are computed by; `identifier_key_id`: that of NIRs, contacts and provisional
    identifiers. `guesses_of_contact`: codes tried for one contact, over all its codes and registrations.
    `allowed_origins`: whose pages may call from elsewhere.
    """

    stage: str
    region: str
    code_key_id: str | None
    identifier_key_id: str | None
    machine_arn: str | None
    tables: Tables
    registration: RegistrationRules
    guesses_of_contact: Limit
    sends: Sends
    phones: PhoneRules
    messages: Messages
    verifier: Verifier
    allowed_origins: frozenset[str]


class ConfigurationError(Exception):
    """The environment lacks a variable or holds an impossible value (named in the message)."""


def needed(name: str, value: str | None) -> str:
    """Raises ConfigurationError: the function was not given the variable `name`, and uses it."""
    if not value:
        raise ConfigurationError(f"{name} is not set")
    return value


class _Reader:
    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    def optional(self, name: str) -> str | None:
        return self._environment.get(name) or None

    def text(self, name: str, default: str | None = None) -> str:
        return needed(name, self._environment.get(name) or default)

    def number(self, name: str, default: int) -> int:
        return self._positive(name, self.text(name, str(default)))

    def numbers(self, name: str, default: str) -> tuple[int, ...]:
        return tuple(self._positive(name, part) for part in self.text(name, default).split(","))

    def origins(self, name: str) -> frozenset[str]:
        found = (self.optional(name) or "").split(",")
        if found == [""]:
            return frozenset()
        if not all(map(_ORIGIN.fullmatch, found)):
            raise ConfigurationError(f"{name} holds what is no origin, as https://front.example")
        return frozenset(found)

    @staticmethod
    def _positive(name: str, text: str) -> int:
        if not text.strip().isascii() or not text.strip().isdigit() or int(text) < 1:
            raise ConfigurationError(f"{name} is not a whole number above zero")
        return int(text)


def _tables(read: _Reader) -> Tables:
    return Tables(
        registrations=read.text("REGISTRATIONS_TABLE"),
        limits=read.optional("LIMITS_TABLE"),
        accounts=read.optional("ACCOUNTS_TABLE"),
        households=read.optional("HOUSEHOLDS_TABLE"),
        documents=read.optional("DOCUMENTS_TABLE"),
    )


def _registration(read: _Reader) -> RegistrationRules:
    """The lives of a step and of a code are also the machine's TimeoutSeconds: one template parameter feeds both."""
    return RegistrationRules(
        step_seconds=read.number("STEP_SECONDS", 3600),
        seconds=read.number("REGISTRATION_SECONDS", 7 * DAY),
        recap_seconds=read.number("RECAP_SECONDS", 3600),
        document_tries=read.number("DOCUMENT_TRIES", 3),
        code=CodeRules(
            seconds=read.number("CODE_SECONDS", 900),
            guesses=read.number("CODE_GUESSES", 5),
            resend_waits=read.numbers("RESEND_WAITS", "60,120,300"),
        ),
    )


def _sends(read: _Reader) -> Sends:
    an_hour, a_day = read.number("CONTACT_SENDS_AN_HOUR", 5), read.number("CONTACT_SENDS_A_DAY", 10)
    return Sends(
        to_contact=(Limit(an_hour, 3600), Limit(a_day, DAY)),
        from_address=Limit(read.number("ADDRESS_SENDS", 25), 300),
        lock_seconds=read.number("LOCK_SECONDS", 900),
    )


def _messages(read: _Reader) -> Messages:
    return Messages(
        email_sender=read.optional("EMAIL_SENDER"),
        email_configuration_set=read.optional("EMAIL_CONFIGURATION_SET"),
        sms_sender_id=read.optional("SMS_SENDER_ID"),
        sms_max_price=read.text("SMS_MAX_PRICE", "0.20"),
    )


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process.

    Raises:
        ConfigurationError: names the variable.
    """
    read = _Reader(environment)
    return Settings(
        stage=read.text("STAGE"),
        region=read.text("AWS_REGION", environment.get("AWS_DEFAULT_REGION")),
        code_key_id=read.optional("CODE_KEY_ID"),
        identifier_key_id=read.optional("IDENTIFIER_KEY_ID"),
        machine_arn=read.optional("STATE_MACHINE_ARN"),
        tables=_tables(read),
        registration=_registration(read),
        guesses_of_contact=Limit(read.number("CONTACT_GUESSES", 15), DAY),
        sends=_sends(read),
        phones=PhoneRules(
            frozenset(f"+{prefix}" for prefix in read.numbers("PHONE_PREFIXES", "33,590,594,596,262")),
            read.text("ALLOW_FICTIONAL_PHONES", "false") == "true",
        ),
        messages=_messages(read),
        verifier=Verifier(read.optional("VERIFIER_URL"), read.optional("VERIFIER_SECRET_ARN")),
        allowed_origins=read.origins("ALLOWED_ORIGINS"),
    )
