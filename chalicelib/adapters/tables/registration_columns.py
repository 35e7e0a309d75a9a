"""A registration in the columns of its table, both ways."""

import json
from datetime import UTC, datetime
from typing import Any

from chalicelib.adapters.tables import answers
from chalicelib.adapters.tables.base import DAY, Item
from chalicelib.adapters.tables.registration_row import VERIFIED, RegistrationRow
from chalicelib.domain.applications.catalogue import known_benefit
from chalicelib.domain.contact.awaited_code import AwaitedCode
from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import NOT_LEFT, Notice, Status, Step, failure_of, notice_of, word_of
from chalicelib.domain.registration.submission import Submission


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
        "generation": registration.generation,
        "mended_at": [int(moment.timestamp()) for moment in registration.mended_at] or None,
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
        generation=item.get("generation", 1),
        mended_at=tuple(_time(moment) for moment in json.loads(get("mended_at", "[]"))),
        open_step=Step(item["open_step"]) if "open_step" in item else None,
        task_token=get("task_token"),
        opened_at=datetime.fromisoformat(item["step_opened_at"]) if "step_opened_at" in item else None,
        notice=_read_notice(item),
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


def _read_notice(item: Item) -> Notice | None:
    if item.get("open_step") == Step.PASSWORD:
        return failure_of(item.get("account_failure"))
    return notice_of(item.get("notice"))


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
    if "submitted_word" not in item:
        return None
    word = word_of(item["submitted_word"])
    return Submission(Step(item["submitted_step"]), item.get("submitted_token"), word, item.get("submitted_digest"))


def _time(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
