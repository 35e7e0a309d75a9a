"""Reads the environment once into one frozen `Settings`, and refuses to start on a missing or impossible value."""

import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` events in `seconds`, counted from the first one."""

    most: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Settings:
    """Names of the AWS resources, and every figure of the rules. Durations are in seconds.

    Each function is given what it uses (statemachine/resources/functions.yaml). The name of a table that it was not
    given is None, which pynamodb refuses; the other names refuse by themselves.
    """

    stage: str
    region: str
    registrations_table: str
    limits_table: str | None
    accounts_table: str | None
    households_table: str | None
    documents_table: str | None
    given_state_machine_arn: str | None
    hmac_key_id: str
    given_email_sender: str | None
    email_configuration_set: str | None
    sms_sender_id: str | None
    sms_max_price: str
    # The same two numbers are the TimeoutSeconds of the machine: one template parameter feeds both.
    step_seconds: int
    code_seconds: int
    registration_seconds: int
    recap_seconds: int
    code_guesses: int
    document_tries: int
    lock_seconds: int
    resend_waits: tuple[int, ...]
    contact_guesses: Limit
    contact_sends: tuple[Limit, Limit]
    address_sends: Limit
    allow_fictional_phones: bool
    phone_prefixes: frozenset[str]
    verifier_url: str | None
    verifier_secret: str | None

    @property
    def state_machine_arn(self) -> str:
        return _needed("STATE_MACHINE_ARN", self.given_state_machine_arn)

    @property
    def email_sender(self) -> str:
        return _needed("EMAIL_SENDER", self.given_email_sender)


class ConfigurationError(Exception):
    """The environment lacks a variable or holds an impossible value (named in the message)."""


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process.

    Raises:
        ConfigurationError: names the variable.
    """
    read = _Reader(environment)
    return Settings(
        stage=read.text("STAGE"),
        region=read.text("AWS_REGION", environment.get("AWS_DEFAULT_REGION")),
        registrations_table=read.text("REGISTRATIONS_TABLE"),
        limits_table=read.optional("LIMITS_TABLE"),
        accounts_table=read.optional("ACCOUNTS_TABLE"),
        households_table=read.optional("HOUSEHOLDS_TABLE"),
        documents_table=read.optional("DOCUMENTS_TABLE"),
        given_state_machine_arn=read.optional("STATE_MACHINE_ARN"),
        hmac_key_id=read.text("HMAC_KEY_ID"),
        given_email_sender=read.optional("EMAIL_SENDER"),
        email_configuration_set=read.optional("EMAIL_CONFIGURATION_SET"),
        sms_sender_id=read.optional("SMS_SENDER_ID"),
        sms_max_price=read.text("SMS_MAX_PRICE", "0.20"),
        step_seconds=read.number("STEP_SECONDS", 3600),
        code_seconds=read.number("CODE_SECONDS", 900),
        registration_seconds=read.number("REGISTRATION_SECONDS", 7 * 86400),
        recap_seconds=read.number("RECAP_SECONDS", 3600),
        code_guesses=read.number("CODE_GUESSES", 5),
        document_tries=read.number("DOCUMENT_TRIES", 3),
        lock_seconds=read.number("LOCK_SECONDS", 900),
        resend_waits=read.numbers("RESEND_WAITS", "60,120,300"),
        contact_guesses=Limit(read.number("CONTACT_GUESSES", 15), 86400),
        contact_sends=(
            Limit(read.number("CONTACT_SENDS_AN_HOUR", 5), 3600),
            Limit(read.number("CONTACT_SENDS_A_DAY", 10), 86400),
        ),
        address_sends=Limit(read.number("ADDRESS_SENDS", 25), 300),
        allow_fictional_phones=read.text("ALLOW_FICTIONAL_PHONES", "false") == "true",
        phone_prefixes=frozenset(f"+{prefix}" for prefix in read.numbers("PHONE_PREFIXES", "33,590,594,596,262")),
        verifier_url=read.optional("VERIFIER_URL"),
        verifier_secret=read.optional("VERIFIER_SECRET"),
    )


def _needed(name: str, value: str | None) -> str:
    if not value:
        raise ConfigurationError(f"{name} is not set")
    return value


class _Reader:
    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    def optional(self, name: str) -> str | None:
        return self._environment.get(name) or None

    def text(self, name: str, default: str | None = None) -> str:
        return _needed(name, self._environment.get(name) or default)

    def number(self, name: str, default: int) -> int:
        return self._positive(name, self.text(name, str(default)))

    def numbers(self, name: str, default: str) -> tuple[int, ...]:
        return tuple(self._positive(name, part) for part in self.text(name, default).split(","))

    @staticmethod
    def _positive(name: str, text: str) -> int:
        if not text.strip().isascii() or not text.strip().isdigit() or int(text) < 1:
            raise ConfigurationError(f"{name} is not a whole number above zero")
        return int(text)
