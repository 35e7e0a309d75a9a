"""The table of registrations. Times are seconds since 1970 (UTC) unless the machine wrote them."""

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute, UnicodeSetAttribute

from chalicelib.adapters.tables.base import Row


class RegistrationRow(Row):
    """What a person typed is in `ANSWERS`, which quitting and idling erase."""

    class Meta(Row.Meta):
        key = "registration_id"

    registration_id = UnicodeAttribute(hash_key=True)
    token_hash = UnicodeAttribute()
    status = UnicodeAttribute()
    benefit = UnicodeAttribute(null=True)
    language = UnicodeAttribute()
    expires_at = NumberAttribute()
    ttl = NumberAttribute()
    generation = NumberAttribute()
    mended_at = JSONAttribute(null=True)

    # Written by the machine only (statemachine/registration.asl.json).
    open_step = UnicodeAttribute(null=True)
    task_token = UnicodeAttribute(null=True)
    step_opened_at = UnicodeAttribute(null=True)
    notice = UnicodeAttribute(null=True)
    contact_verified = UnicodeAttribute(null=True)
    account_failure = UnicodeAttribute(null=True)

    # Which opening of a step was answered, and the word for the machine: the first answer claims the opening.
    # A word without an opening is that of the next one.
    submitted_token = UnicodeAttribute(null=True)
    submitted_step = UnicodeAttribute(null=True)
    submitted_word = UnicodeAttribute(null=True)
    submitted_digest = UnicodeAttribute(null=True)

    civil_status = JSONAttribute(null=True)
    nir_key = UnicodeAttribute(null=True)
    membership = JSONAttribute(null=True)
    identity_document = JSONAttribute(null=True)
    document_tries = UnicodeSetAttribute(null=True)
    supporting_document_required = BooleanAttribute(null=True)
    contact = JSONAttribute(null=True)
    contact_key = UnicodeAttribute(null=True)
    send_number = NumberAttribute(null=True)
    sent_number = NumberAttribute(null=True)
    taken_back_number = NumberAttribute(null=True)
    refused_number = NumberAttribute(null=True)
    code_sent_at = NumberAttribute(null=True)
    resend_at = NumberAttribute(null=True)
    sends_left = NumberAttribute(null=True)
    code_guesses = UnicodeSetAttribute(null=True)
    password_hash = UnicodeAttribute(null=True)
    identifier = JSONAttribute(null=True)


VERIFIED = "yes"
"""The machine's word in `contact_verified`. It writes texts and numbers only (decision 0030)."""

ANSWERS = (
    "submitted_digest",
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
