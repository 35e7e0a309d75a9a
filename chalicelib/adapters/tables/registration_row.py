"""A registration as it stands in its table. Times are seconds since 1970 (UTC) unless the machine wrote them."""

from datetime import UTC, datetime
from typing import Any

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute, UnicodeSetAttribute

from chalicelib.adapters.tables import answers
from chalicelib.adapters.tables.base import DAY, Row
from chalicelib.domain.applications.catalogue import Benefit
from chalicelib.domain.contact.awaited_code import AwaitedCode
from chalicelib.domain.contact.contact import Contact
from chalicelib.domain.identity.civil_status import CivilStatus
from chalicelib.domain.registration.registration import Registration, Submission
from chalicelib.domain.registration.steps import Status, Step, notice_of, word_of


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
    submitted_digest = UnicodeAttribute(null=True)

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


def row_of(registration: Registration) -> RegistrationRow:
    """Of a new one: the rest is written step by step."""
    row = RegistrationRow(registration.registration_id, token_hash=registration.token_hash)
    for name, value in columns_of(registration).items():
        setattr(row, name, value)
    return row


def columns_of(registration: Registration) -> dict[str, Any]:
    """What we write, by column; None where there is nothing. The machine's own columns are not among them."""
    expires_at = int(registration.expires_at.timestamp())
    return {
        "status": registration.status.value,
        "benefit": registration.benefit and registration.benefit.value,
        "language": registration.language,
        "expires_at": expires_at,
        "ttl": expires_at + DAY,
        "civil_status": registration.civil_status and registration.civil_status.to_dict(),
        "nir_key": registration.nir_key,
        "membership": answers.write_membership(registration.membership),
        "identity_document": answers.write_document(registration.identity_document),
        "document_tries": registration.document_tries or None,
        "supporting_document_required": registration.supporting_document_required,
        **_code_columns(registration.code),
        "password_hash": registration.password_hash,
        "identifier": answers.write_identifier(registration.identifier),
        **_submission_columns(registration.submission),
    }


def read(row: RegistrationRow) -> Registration:
    return Registration(
        registration_id=row.registration_id,
        token_hash=row.token_hash,
        status=Status(row.status),
        language=row.language,
        benefit=Benefit(row.benefit) if row.benefit else None,
        expires_at=_time(row.expires_at),
        open_step=Step(row.open_step) if row.open_step else None,
        task_token=row.task_token,
        opened_at=datetime.fromisoformat(row.step_opened_at) if row.step_opened_at else None,
        notice=notice_of(row.notice),
        submission=_read_submission(row),
        civil_status=CivilStatus.from_dict(row.civil_status) if row.civil_status else None,
        nir_key=row.nir_key,
        membership=answers.read_membership(row.membership),
        identity_document=answers.read_document(row.identity_document),
        document_tries=frozenset(row.document_tries or ()),
        supporting_document_required=row.supporting_document_required,
        code=_read_code(row),
        is_contact_verified=bool(row.contact_verified),
        password_hash=row.password_hash,
        identifier=answers.read_identifier(row.identifier),
    )


def _code_columns(code: AwaitedCode | None) -> dict[str, Any]:
    if code is None:
        return {}
    return {
        "contact": code.contact.to_dict(),
        "contact_key": code.contact_key,
        "send_number": code.send_number,
        "sent_number": code.sent_number,
        "code_sent_at": code.sent_at and int(code.sent_at.timestamp()),
        "resend_at": code.resend_at and int(code.resend_at.timestamp()),
        "sends_left": code.sends_left,
        "code_guesses": code.guesses or None,
    }


def _read_code(row: RegistrationRow) -> AwaitedCode | None:
    if not row.contact or not row.contact_key:
        return None
    return AwaitedCode(
        contact=Contact.from_dict(row.contact),
        contact_key=row.contact_key,
        send_number=int(row.send_number),
        sent_number=int(row.sent_number),
        sent_at=_time(row.code_sent_at) if row.code_sent_at else None,
        resend_at=_time(row.resend_at) if row.resend_at else None,
        sends_left=int(row.sends_left or 0),
        guesses=frozenset(row.code_guesses or ()),
    )


def _submission_columns(submission: Submission | None) -> dict[str, Any]:
    if submission is None:
        return {}
    return {
        "submitted_step": submission.step.value,
        "submitted_word": submission.word.value,
        "submitted_digest": submission.digest,
        "submitted_token": submission.task_token,
    }


def _read_submission(row: RegistrationRow) -> Submission | None:
    if not row.submitted_token or not row.submitted_step or not row.submitted_word:
        return None
    return Submission(Step(row.submitted_step), row.submitted_token, word_of(row.submitted_word), row.submitted_digest)


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
