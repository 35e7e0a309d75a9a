"""The runbook's table of a campaign day is that of the sign-up as it is today."""

import pytest

from local.bench.campaign import PAGE_FILE, page_with, tables_of
from local.bench.counts import Counts, count_sign_up
from local.bench.quotas import UNITS


@pytest.fixture(scope="module")
def by_mail() -> Counts:
    return count_sign_up("email")


def test_the_table_is_the_one_that_the_sign_up_gives(by_mail: Counts) -> None:
    page = PAGE_FILE.read_text("utf-8")
    assert page == page_with(tables_of(by_mail), page), "run `make docs`"


def test_a_sign_up_by_sms_asks_as_much_as_one_by_mail(by_mail: Counts) -> None:
    by_sms = count_sign_up("sms")
    assert by_sms.calls - by_mail.calls == {"Publish": 1}
    assert by_mail.calls - by_sms.calls == {"SendEmail": 1}
    assert _rest(by_sms) == _rest(by_mail)


def test_the_items_of_a_registration_are_as_large_as_they_are_counted(by_mail: Counts) -> None:
    assert UNITS["registrations"] - 1 < (by_mail.registration_bytes + 1024) / 1024 <= UNITS["registrations"]


def _rest(counts: Counts) -> tuple[object, ...]:
    return counts.requests, counts.writes, counts.invocations, len(counts.states)
