"""Whose turn it is, until when, and why a step cannot be answered."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.domain.contact.awaited_code import AwaitedCode, CodeRules
from chalicelib.domain.contact.contact import Channel, Contact
from chalicelib.domain.errors import ErrorCode
from chalicelib.domain.household.roles import Membership, Role
from chalicelib.domain.registration.registration import Registration, RegistrationRules, hash_token
from chalicelib.domain.registration.steps import Notice, Outcome, Status, Step, WayOut, notice_of

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
RULES = RegistrationRules(3600, 7 * 86400, 3600, 3, CodeRules(900, 5, (60,)))
CODE = AwaitedCode(Contact(Channel.SMS, "+33639980042"), "key", resend_at=NOW + timedelta(seconds=60))
OPEN = Registration(
    registration_id="0" * 32,
    token_hash=hash_token("token"),
    status=Status.OPEN,
    language="fr",
    benefit=None,
    expires_at=NOW + timedelta(days=7),
    open_step=Step.CONTACT,
    task_token="task",
    opened_at=NOW,
    code=CODE,
)


def test_a_step_waits_for_an_hour_and_the_code_for_its_life_and_a_step() -> None:
    assert OPEN.step_ends_at(RULES) == NOW + timedelta(hours=1)
    assert replace(OPEN, open_step=Step.CODE).step_ends_at(RULES) == NOW + timedelta(minutes=75)


def test_no_step_outlives_its_registration() -> None:
    late = replace(OPEN, expires_at=NOW + timedelta(minutes=5))
    assert late.step_ends_at(RULES) == late.expires_at


@pytest.mark.parametrize("status", [Status.COMPLETED, Status.ABANDONED])
def test_what_has_ended_has_no_open_step_to_wait_for(status: Status) -> None:
    assert replace(OPEN, status=status).step_ends_at(RULES) == OPEN.expires_at


@pytest.mark.parametrize(("seconds", "status"), [(3599, Status.OPEN), (3600, Status.EXPIRED)])
def test_an_open_registration_is_expired_by_the_clock_of_its_step(seconds: int, status: Status) -> None:
    assert OPEN.status_at(NOW + timedelta(seconds=seconds), RULES) is status


def test_an_abandoned_registration_stays_abandoned() -> None:
    assert replace(OPEN, status=Status.ABANDONED).status_at(NOW + timedelta(days=9), RULES) is Status.ABANDONED


def test_an_opening_is_claimed_until_the_machine_opens_the_next() -> None:
    claimed = OPEN.claimed(Step.CONTACT, Outcome.SMS, "digest")
    assert not OPEN.is_claimed and claimed.is_claimed
    assert not replace(claimed, task_token="next").is_claimed
    assert not replace(claimed, task_token=None).is_claimed


def test_only_its_token_opens_it() -> None:
    assert OPEN.is_opened_by("token")
    assert not OPEN.is_opened_by(OPEN.token_hash)
    assert not OPEN.is_opened_by("")


@pytest.mark.parametrize(
    ("changes", "step", "code"),
    [
        ({}, Step.PASSWORD, ErrorCode.STEP_NOT_OPEN),
        ({}, Step.CODE, ErrorCode.STEP_NOT_OPEN),
        ({"notice": Notice.CODE_EXPIRED}, Step.CODE, ErrorCode.CODE_EXPIRED),
        ({"notice": Notice.CODE_SPENT}, Step.CODE, ErrorCode.CODE_SPENT),
        ({"notice": Notice.CODE_SPENT}, Step.PASSWORD, ErrorCode.STEP_NOT_OPEN),
        ({"notice": Notice.DELIVERY_FAILED}, Step.CODE, ErrorCode.STEP_NOT_OPEN),
        ({"status": Status.EXPIRED}, Step.CONTACT, ErrorCode.REGISTRATION_EXPIRED),
        ({"status": Status.ABANDONED}, Step.CONTACT, ErrorCode.REGISTRATION_EXPIRED),
        (
            {"status": Status.ABANDONED, "notice": Notice.ACCOUNT_NOT_CREATED},
            Step.PASSWORD,
            ErrorCode.ACCOUNT_NOT_CREATED,
        ),
    ],
)
def test_the_refusal_says_why_the_step_cannot_be_answered(
    changes: dict[str, object], step: Step, code: ErrorCode
) -> None:
    assert replace(OPEN, **changes).refusal_of(step).code is code  # type: ignore[arg-type]


def test_a_spent_code_tells_from_when_another_one_may_be_asked_for() -> None:
    assert OPEN.code_spent().retry_at == CODE.resend_at


@pytest.mark.parametrize(("required", "is_member", "needed"), [(True, False, True), (True, True, False)])
def test_a_member_of_a_household_shows_no_supporting_document(required: bool, is_member: bool, needed: bool) -> None:
    membership = Membership("0000001", Role.CHILD, False) if is_member else None
    found = replace(OPEN, supporting_document_required=required, membership=membership)
    assert found.needs_supporting_document is needed


def test_nothing_of_a_person_is_in_its_representation() -> None:
    claimed = OPEN.claimed(Step.CONTACT, WayOut.BACK, "digest")
    assert repr(claimed) == f"Registration({OPEN.registration_id})"
    assert "task" not in repr(claimed.submission) and "digest" not in repr(claimed.submission)


@pytest.mark.parametrize(("word", "notice"), [("back", None), ("States.Timeout", Notice.CODE_EXPIRED)])
def test_the_words_of_the_machine_become_notices(word: str, notice: Notice | None) -> None:
    assert notice_of(word) is notice
