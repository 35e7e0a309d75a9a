"""Until when a code is good, and when another one may be asked for."""

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.domain.contact.awaited_code import AwaitedCode, CodeRules
from chalicelib.domain.contact.contact import Channel, Contact

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
RULES = CodeRules(seconds=900, guesses=5, resend_waits=(60, 120, 300))
SMS, MAIL = Contact(Channel.SMS, "+33639980042"), Contact(Channel.EMAIL, "zoe@example.com")
ASKED = AwaitedCode(SMS, "key of sms", sends_left=4)
SENT = ASKED.sent(NOW, RULES)


def test_a_code_is_good_from_its_send_to_its_end() -> None:
    assert not ASKED.is_good_at(NOW, RULES)
    assert SENT.is_good_at(NOW, RULES)
    assert SENT.is_good_at(NOW + timedelta(seconds=899), RULES)
    assert not SENT.is_good_at(NOW + timedelta(seconds=900), RULES)


def test_a_code_with_no_guesses_left_is_not_good() -> None:
    spent = AwaitedCode(SMS, "key", 1, 1, NOW, NOW, 4, frozenset("abcde"))
    assert spent.guesses_left(RULES) == 0
    assert not spent.is_good_at(NOW, RULES)


def test_more_guesses_than_are_allowed_leave_none_rather_than_less() -> None:
    assert AwaitedCode(SMS, "key", guesses=frozenset("abcdefg")).guesses_left(RULES) == 0


def test_another_send_forgets_the_guesses_and_awaits_its_own_message() -> None:
    again = AwaitedCode(SMS, "key", 1, 1, NOW, NOW, 4, frozenset("abc")).asked_again(MAIL, "key of mail", 3)
    assert (again.contact, again.contact_key, again.send_number, again.sends_left) == (MAIL, "key of mail", 2, 3)
    assert again.guesses_left(RULES) == 5
    assert not again.is_sent


@pytest.mark.parametrize(("sends", "wait"), [(1, 60), (2, 120), (3, 300), (4, 300), (9, 300)])
def test_each_send_makes_the_next_one_wait_longer(sends: int, wait: int) -> None:
    code = ASKED
    for _ in range(sends - 1):
        code = code.asked_again(SMS, "key of sms", 4)
    assert code.sent(NOW, RULES).may_resend_at == NOW + timedelta(seconds=wait)


def test_what_was_never_sent_may_be_sent_at_once() -> None:
    assert ASKED.may_resend_at < NOW
