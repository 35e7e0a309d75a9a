"""What an execution begins with, and what becomes of a claim when another takes its place."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.domain.household.roles import Membership, Role
from chalicelib.domain.registration.generations import (
    MOST,
    carried,
    entry_of,
    may_be_replaced,
    replaced,
)
from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import Notice, Outcome, Status, Step, WayOut, failure_of, notice_of
from chalicelib.domain.registration.submission import Submission

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
NEW = Registration(
    registration_id="0" * 32,
    token_hash="hash",
    status=Status.OPEN,
    language="fr",
    benefit=None,
    expires_at=NOW + timedelta(days=7),
)
AT_CONTACT = replace(NEW, open_step=Step.CONTACT, task_token="task", opened_at=NOW)
CLAIMED = replace(AT_CONTACT, submission=Submission(Step.CONTACT, "task", Outcome.SMS, "digest"))


def test_the_first_execution_begins_at_the_first_step() -> None:
    assert entry_of(NEW) == {
        "registration_id": "0" * 32,
        "generation": "1",
        "resume": "civil_status",
        "civil_status": {"outcome": "stranger"},
        "exit": {"Error": "none"},
        "account": {"Error": "none"},
    }


def test_the_next_one_goes_on_where_the_person_was_with_what_the_machine_had_heard() -> None:
    member = replace(AT_CONTACT, membership=Membership("0000001", Role.SPOUSE, False))
    entry = entry_of(replaced(member, NOW))
    assert (entry["generation"], entry["resume"], entry["civil_status"]) == ("2", "contact", {"outcome": "member"})


@pytest.mark.parametrize("notice", [None, Notice.CODE_EXPIRED, Notice.CODE_SPENT, Notice.DELIVERY_FAILED])
@pytest.mark.parametrize("has_not_left", [True, False])
def test_the_notice_of_the_contact_step_is_told_again(notice: Notice | None, has_not_left: bool) -> None:
    entry = entry_of(replace(AT_CONTACT, notice=notice, has_not_left=has_not_left))
    [word] = entry["exit"].values()  # type: ignore[attr-defined]
    assert notice_of(word) is notice
    assert entry["account"] == {"Error": "none"}


def test_the_failure_of_the_last_step_is_told_again() -> None:
    entry = entry_of(replace(AT_CONTACT, open_step=Step.PASSWORD, notice=Notice.ACCOUNT_FAILED))
    [word] = entry["account"].values()  # type: ignore[attr-defined]
    assert failure_of(word) is Notice.ACCOUNT_FAILED
    assert entry["exit"] == {"Error": "none"}


@pytest.mark.parametrize("word", [None, "none", WayOut.BACK])
def test_who_comes_to_the_last_step_in_the_usual_way_is_told_of_no_failure(word: str | None) -> None:
    assert failure_of(word) is None


def test_a_claim_awaits_the_next_opening() -> None:
    waiting = replaced(CLAIMED, NOW)
    assert waiting.is_claimed and waiting.is_on_its_way and not waiting.is_reopening
    opened = replace(waiting, task_token="next")
    assert opened.is_claimed and opened.has_claim_to_carry
    taken = carried(opened)
    assert taken.submission == Submission(Step.CONTACT, "next", Outcome.SMS, "digest")
    assert taken.is_claimed and not taken.has_claim_to_carry


@pytest.mark.parametrize(
    ("step", "word"),
    [
        (Step.CODE, Outcome.VERIFIED),
        (Step.CODE, WayOut.BACK),
        (Step.CODE, WayOut.RESEND_BY_SMS),
        (Step.CONTACT, WayOut.CONTACT_CHANGED_TO_EMAIL),
    ],
)
def test_a_claim_is_void_once_the_clock_of_its_code_has_led_elsewhere(step: Step, word: Outcome | WayOut) -> None:
    at_code = replace(AT_CONTACT, open_step=Step.CODE, submission=Submission(step, "task", word, "digest"))
    waiting = replaced(at_code, NOW)
    assert waiting.is_claimed
    elsewhere = replace(waiting, open_step=Step.CONTACT, task_token="next")
    assert not elsewhere.is_claimed and not elsewhere.has_claim_to_carry and not elsewhere.is_on_its_way


def test_the_answer_to_an_earlier_opening_claims_nothing() -> None:
    before = replace(CLAIMED, task_token="later")
    waiting = replaced(before, NOW)
    assert not waiting.is_claimed and waiting.is_reopening
    opened = replace(waiting, task_token="next")
    assert not opened.is_claimed and not opened.is_on_its_way


def test_who_asked_for_more_time_finds_the_same_step_again() -> None:
    longer = replace(AT_CONTACT, submission=Submission(Step.CONTACT, "task", WayOut.EXTEND, "digest"))
    assert longer.is_reopening and longer.is_on_its_way
    assert not AT_CONTACT.is_reopening and not CLAIMED.is_reopening


def test_five_an_hour_are_replaced_and_no_more() -> None:
    found = AT_CONTACT
    for minute in range(MOST):
        at = NOW + timedelta(minutes=minute)
        assert may_be_replaced(found, at)
        found = replaced(found, at)
    assert not may_be_replaced(found, NOW + timedelta(minutes=59))
    assert may_be_replaced(found, NOW + timedelta(minutes=60))
    assert len(replaced(found, NOW + timedelta(minutes=62)).mended_at) == 3
