"""A registration as it stands in its table. Times are seconds since 1970 (UTC) unless the machine wrote them."""

from datetime import UTC, datetime
from typing import Any

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute, UnicodeSetAttribute

from chalicelib.adapters.tables import answers
from chalicelib.adapters.tables.base import DAY, Item, Row
from chalicelib.domain.applications.catalogue import known_benefit
from chalicelib.domain.contact.awaited_code import AwaitedCode
from chalicelib.domain.registration.registration import Registration, Submission
from chalicelib.domain.registration.steps import NOT_LEFT, Status, Step, notice_of, word_of


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
    contact_verified = UnicodeAttribute(null=True)

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


def read_bare(item: Item) -> Registration:
    """Who may ask for it, where it stands, and nothing that anybody typed."""
    return Registration(
        registration_id=item["registration_id"],
        token_hash=item["token_hash"],
        status=Status(item["status"]),
        language=item["language"],
        benefit=None,
        expires_at=_time(item["expires_at"]),
        task_token=item.get("task_token"),
    )


def read(item: Item) -> Registration:
    get = item.get
    return Registration(
        registration_id=item["registration_id"],
        token_hash=item["token_hash"],
        status=Status(item["status"]),
        language=item["language"],
        benefit=known_benefit(get("benefit")),
        expires_at=_time(item["expires_at"]),
        open_step=Step(item["open_step"]) if "open_step" in item else None,
        task_token=get("task_token"),
        opened_at=datetime.fromisoformat(item["step_opened_at"]) if "step_opened_at" in item else None,
        notice=notice_of(get("notice")),
        has_not_left=get("notice") in NOT_LEFT,
        submission=_read_submission(item),
        civil_status=answers.read_civil_status(get("civil_status")),
        nir_key=get("nir_key"),
        membership=answers.read_membership(get("membership")),
        identity_document=answers.read_document(get("identity_document")),
        document_tries=get("document_tries", frozenset()),
        supporting_document_required=get("supporting_document_required"),
        code=_read_code(item),
        is_contact_verified=get("contact_verified") in (VERIFIED, True),
        password_hash=get("password_hash"),
        identifier=answers.read_identifier(get("identifier")),
    )


def _code_columns(code: AwaitedCode | None) -> dict[str, Any]:
    if code is None:
        return {}
    return {
        "contact": code.contact.to_dict(),
        "contact_key": code.contact_key,
        "send_number": code.send_number,
        "sent_number": code.sent_number,
        "taken_back_number": code.taken_back_number or None,
        "refused_number": code.refused_number or None,
        "code_sent_at": code.sent_at and int(code.sent_at.timestamp()),
        "resend_at": code.resend_at and int(code.resend_at.timestamp()),
        "sends_left": code.sends_left,
        "code_guesses": code.guesses or None,
    }


def _read_code(item: Item) -> AwaitedCode | None:
    contact = answers.read_contact(item.get("contact"))
    if contact is None:
        return None
    return AwaitedCode(
        contact=contact,
        contact_key=item["contact_key"],
        send_number=item.get("send_number", 1),
        sent_number=item.get("sent_number", 0),
        taken_back_number=item.get("taken_back_number", 0),
        refused_number=item.get("refused_number", 0),
        sent_at=_time(item["code_sent_at"]) if "code_sent_at" in item else None,
        resend_at=_time(item["resend_at"]) if "resend_at" in item else None,
        sends_left=item.get("sends_left", 0),
        guesses=item.get("code_guesses", frozenset()),
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


def _read_submission(item: Item) -> Submission | None:
    if "submitted_token" not in item:
        return None
    word = word_of(item["submitted_word"])
    return Submission(Step(item["submitted_step"]), item["submitted_token"], word, item.get("submitted_digest"))


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
