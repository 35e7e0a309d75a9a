"""Birth dates: what can be read, and who is too young or too old."""

import re
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.errors import ErrorCode, Refused
from chalicelib.domain.identity.birthdates import BirthDate, parse_birthdate
from tests.domain.hostile import JSON_VALUES

TODAY = date(2026, 11, 23)


def code_of(value: object, today: date = TODAY) -> ErrorCode:
    with pytest.raises(Refused) as refusal:
        parse_birthdate(value, today)
    return refusal.value.code


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1984-02-29", BirthDate(1984, 2, 29)),
        (" 1984-02-29 ", BirthDate(1984, 2, 29)),
        ("1984-02", BirthDate(1984, 2, None)),
        ("1984", BirthDate(1984, None, None)),
    ],
)
def test_a_whole_or_presumed_date_is_read(typed: str, expected: BirthDate) -> None:
    assert parse_birthdate(typed, TODAY) == expected
    assert expected.iso() == typed.strip()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (None, ErrorCode.REQUIRED),
        ("", ErrorCode.REQUIRED),
        (19840229, ErrorCode.NOT_TEXT),
        (True, ErrorCode.NOT_TEXT),
        (["1984-02-29"], ErrorCode.NOT_TEXT),
        ("1" * 101, ErrorCode.TOO_LONG),
        ("29/02/1984", ErrorCode.DATE_FORMAT),
        ("84-02-29", ErrorCode.DATE_FORMAT),
        ("1984-2-29", ErrorCode.DATE_FORMAT),
        ("1984--29", ErrorCode.DATE_FORMAT),
        ("1984-", ErrorCode.DATE_FORMAT),
        ("1984-02-29T00:00:00Z", ErrorCode.DATE_FORMAT),
        ("1984-02-29\n1", ErrorCode.DATE_FORMAT),
        ("-1984", ErrorCode.DATE_FORMAT),
        ("١٩٨٤-٠٢-٢٩", ErrorCode.DATE_FORMAT),
        ("1984-02-2²", ErrorCode.DATE_FORMAT),
        ("\ud800\ud800\ud800\ud800", ErrorCode.DATE_FORMAT),
        ("1984\u0000", ErrorCode.DATE_FORMAT),
        ("1985-02-29", ErrorCode.DATE_IMPOSSIBLE),
        ("1900-02-29", ErrorCode.DATE_IMPOSSIBLE),
        ("1985-13-01", ErrorCode.DATE_IMPOSSIBLE),
        ("1985-13", ErrorCode.DATE_IMPOSSIBLE),
        ("1985-00", ErrorCode.DATE_IMPOSSIBLE),
        ("1985-04-00", ErrorCode.DATE_IMPOSSIBLE),
        ("1985-04-31", ErrorCode.DATE_IMPOSSIBLE),
        ("0000-01-01", ErrorCode.DATE_IMPOSSIBLE),
        ("0000", ErrorCode.DATE_IMPOSSIBLE),
        ("0001-01-01", ErrorCode.TOO_OLD),
    ],
)
def test_what_is_no_date_is_refused(typed: object, code: ErrorCode) -> None:
    assert code_of(typed) == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2026-11-24", ErrorCode.DATE_IN_FUTURE),
        ("2026-12", ErrorCode.DATE_IN_FUTURE),
        ("2027", ErrorCode.DATE_IN_FUTURE),
        ("9999-12-31", ErrorCode.DATE_IN_FUTURE),
        ("2026-11-23", ErrorCode.TOO_YOUNG),
        ("2026-11", ErrorCode.TOO_YOUNG),
        ("2026", ErrorCode.TOO_YOUNG),
        ("2011-11-24", ErrorCode.TOO_YOUNG),
        ("2011-12", ErrorCode.TOO_YOUNG),
        ("2012", ErrorCode.TOO_YOUNG),
        ("1905-11-23", ErrorCode.TOO_OLD),
        ("1905-10", ErrorCode.TOO_OLD),
        ("1904", ErrorCode.TOO_OLD),
    ],
)
def test_the_future_the_too_young_and_the_too_old_are_told_apart(typed: str, code: ErrorCode) -> None:
    assert code_of(typed) == code


@pytest.mark.parametrize("typed", ["2011-11-23", "2011-11", "2011", "1905-11-24", "1905-11", "1905"])
def test_the_birthday_counts_and_a_presumed_date_has_the_benefit_of_the_doubt(typed: str) -> None:
    assert parse_birthdate(typed, TODAY).iso() == typed


def test_a_person_of_29_february_is_15_on_1_march() -> None:
    assert code_of("2008-02-29", date(2023, 2, 28)) == ErrorCode.TOO_YOUNG
    assert parse_birthdate("2008-02-29", date(2023, 3, 1)) == BirthDate(2008, 2, 29)


def test_the_limits_are_told() -> None:
    with pytest.raises(Refused) as refusal:
        parse_birthdate("2020", TODAY)
    assert refusal.value.details == {"youngest": 15}


@pytest.mark.parametrize(
    ("iso", "earliest", "latest"),
    [
        ("1984-02-10", date(1984, 2, 10), date(1984, 2, 10)),
        ("1984-02", date(1984, 2, 1), date(1984, 2, 29)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
    ],
)
def test_a_presumed_date_stands_for_a_range_of_days(iso: str, earliest: date, latest: date) -> None:
    birthdate = BirthDate.from_iso(iso)
    assert (birthdate.earliest(), birthdate.latest()) == (earliest, latest)


def test_a_registry_may_hold_a_child() -> None:
    assert BirthDate.from_iso("2026-11-01") == BirthDate(2026, 11, 1)


@given(st.dates(date(1906, 12, 31), TODAY - timedelta(days=366 * 15)), st.sampled_from([4, 7, 10]))
def test_every_date_of_a_person_of_age_comes_back_as_it_was(born: date, length: int) -> None:
    typed = born.isoformat()[:length]
    assert parse_birthdate(typed, TODAY).iso() == typed


@given(JSON_VALUES | st.from_regex(re.compile(r"\A\d{4}(-\d\d){0,2}\Z")))
def test_any_json_value_is_a_date_or_a_refusal(value: object) -> None:
    with suppress(Refused):
        parse_birthdate(value, TODAY)
