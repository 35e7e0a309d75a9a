"""The five DynamoDB tables as pynamodb models. Times are seconds since 1970 (UTC) unless the machine wrote them.

The template owns the tables; creating them from these models is for tests.
"""

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute, UnicodeSetAttribute
from pynamodb.models import Model

from chalicelib.config import Settings


class _Meta:
    region: str | None = None
    billing_mode = "PAY_PER_REQUEST"
    connect_timeout_seconds = 1
    read_timeout_seconds = 3
    max_retry_attempts = 2


class Registration(Model):
    """One form on its way. What a person typed is in `ANSWERS`, which quitting and idling erase."""

    class Meta(_Meta):
        table_name = "registrations"

    registration_id = UnicodeAttribute(hash_key=True)
    token_hash = UnicodeAttribute()
    status = UnicodeAttribute()
    benefit = UnicodeAttribute(null=True)
    language = UnicodeAttribute()
    expires_at = NumberAttribute()
    ttl = NumberAttribute()

    # Written by the machine only (statemachine/registration.asl.json).
    open_step = UnicodeAttribute(null=True)
    task_token = UnicodeAttribute(null=True)
    step_opened_at = UnicodeAttribute(null=True)
    notice = UnicodeAttribute(null=True)
    contact_verified = BooleanAttribute(null=True)

    # Which opening of a step was answered, and the word for the machine: the first answer claims the opening.
    submitted_token = UnicodeAttribute(null=True)
    submitted_step = UnicodeAttribute(null=True)
    submitted_word = UnicodeAttribute(null=True)

    civil_status = JSONAttribute(null=True)
    nir_key = UnicodeAttribute(null=True)
    membership = JSONAttribute(null=True)
    identity_document = JSONAttribute(null=True)
    document_tries = UnicodeSetAttribute(null=True)
    supporting_document_required = BooleanAttribute(null=True)
    contact = JSONAttribute(null=True)
    contact_key = UnicodeAttribute(null=True)
    send_number = NumberAttribute(default=0)
    sent_number = NumberAttribute(default=0)
    code_sent_at = NumberAttribute(null=True)
    resend_at = NumberAttribute(null=True)
    sends_left = NumberAttribute(null=True)
    code_guesses = UnicodeSetAttribute(null=True)
    password_hash = UnicodeAttribute(null=True)
    identifier = JSONAttribute(null=True)


ANSWERS = (
    "civil_status",
    "nir_key",
    "membership",
    "identity_document",
    "document_tries",
    "supporting_document_required",
    "contact",
    "contact_key",
    "code_guesses",
    "password_hash",
    "identifier",
)
"""The attributes that hold, or derive from, what the person typed."""


class LimitCounter(Model):
    """The events of one limit: a set, so that the same event sent twice counts once."""

    class Meta(_Meta):
        table_name = "limits"

    limit_key = UnicodeAttribute(hash_key=True)
    events = UnicodeSetAttribute(null=True)
    ends_at = NumberAttribute()
    ttl = NumberAttribute()


class Account(Model):
    """An account (`account#…`) or the marker that makes its identifier unique (`identifier#…`)."""

    class Meta(_Meta):
        table_name = "accounts"

    account_key = UnicodeAttribute(hash_key=True)
    account_id = UnicodeAttribute()
    registration_id = UnicodeAttribute()
    created_at = NumberAttribute()
    identifier = JSONAttribute(null=True)
    language = UnicodeAttribute(null=True)
    benefit = UnicodeAttribute(null=True)
    civil_status = JSONAttribute(null=True)
    membership = JSONAttribute(null=True)
    identity_document = JSONAttribute(null=True)
    supporting_document_required = BooleanAttribute(null=True)
    identity_review = UnicodeSetAttribute(null=True)
    contact = JSONAttribute(null=True)
    contact_key = UnicodeAttribute(null=True)
    password_hash = UnicodeAttribute(null=True)


class HouseholdMember(Model):
    """One member of a household that the fund knows, found by the keyed hash of the NIR."""

    class Meta(_Meta):
        table_name = "households"

    member_key = UnicodeAttribute(hash_key=True)
    household_id = UnicodeAttribute()
    role = UnicodeAttribute()
    family_name = UnicodeAttribute()
    given_names = UnicodeAttribute()
    birthdate = UnicodeAttribute()
    management_authorisation = BooleanAttribute()


class RegisteredDocument(Model):
    """One identity document that the registry verifier knows, found by the hash of its kind and number."""

    class Meta(_Meta):
        table_name = "documents"

    document_key = UnicodeAttribute(hash_key=True)
    family_name = UnicodeAttribute()
    given_names = UnicodeAttribute()
    birthdate = UnicodeAttribute()


MODELS = (Registration, LimitCounter, Account, HouseholdMember, RegisteredDocument)


def bind(settings: Settings) -> None:
    """Points the models at the tables of this stage."""
    names = (
        settings.registrations_table,
        settings.limits_table,
        settings.accounts_table,
        settings.households_table,
        settings.documents_table,
    )
    for model, name in zip(MODELS, names, strict=True):
        # Without a name, which this function was not given, pynamodb refuses every use of the model.
        model.Meta.table_name = name  # type: ignore[assignment]
        model.Meta.region = settings.region
