"""The code: sent again, sent elsewhere, wrong, late, spent, locked, not delivered."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import expect

from chalicelib.domain.limits import Counter, Limit
from local.engine.stack import Stack
from tests.browser.table import contact_key, fill, let_resend_wait_end
from tests.browser.visitor import Visitor, fresh_mail, fresh_mobile

SENDER = "ne-pas-repondre@example.com"
DAY = 86_400


def test_a_new_code_waits_for_its_time(visitor: Visitor) -> None:
    visitor.walk_to("code")
    resend = visitor.page.locator("#resend")
    assert resend.get_attribute("aria-disabled") == "true" and "dans" in resend.inner_text()
    sent: list[str] = []
    visitor.page.on("request", lambda request: sent.append(request.method))
    resend.click(force=True)
    visitor.page.wait_for_timeout(200)
    assert sent == []


def test_a_new_code_is_sent_and_the_one_before_is_wrong(visitor: Visitor) -> None:
    contact = visitor.walk_to("code")
    first = visitor.code_sent_to(contact)
    let_resend_wait_end(visitor)
    visitor.fill({"code": first})
    visitor.page.click("#resend")
    notice = visitor.page.locator(".panel-info")
    expect(notice).to_contain_text("Un nouveau code est parti")
    expect(visitor.page.locator("#announcements")).to_contain_text("Un nouveau code est parti")
    assert visitor.focused() == "resend" and visitor.page.input_value("#code") == ""
    visitor.check("sent_again")
    assert len(visitor.received(contact)) == 2
    visitor.fill({"code": first})
    visitor.send()
    assert "dernier" in visitor.has_problem()
    visitor.answer_code(contact)
    visitor.is_at("password")


def test_a_code_can_be_sent_elsewhere(visitor: Visitor) -> None:
    visitor.walk_to("code")
    visitor.page.click("#change-contact")
    visitor.is_at("contact")
    visitor.check("change")
    visitor.page.click(".button-back")
    visitor.is_at("code")
    visitor.page.click("#change-contact")
    contact = visitor.answer_contact("email")
    visitor.page.wait_for_selector("main[data-view=code]")
    visitor.answer_code(contact)
    visitor.is_at("password")


def test_going_back_to_the_contact_and_on_again_sends_nothing(visitor: Visitor) -> None:
    contact = visitor.walk_to("code")
    visitor.page.click("#back")
    visitor.is_at("contact")
    visitor.send()
    visitor.is_at("code")
    assert len(visitor.received(contact)) == 1
    visitor.answer_code(contact)
    visitor.is_at("password")


def test_an_expired_code_brings_back_to_the_contact(new_visitor: Callable[..., Visitor], hasty_stack: Stack) -> None:
    person = new_visitor(hasty_stack)
    person.walk_to("code")
    person.is_at("contact")  # by itself, when the time has come
    assert "le délai est passé" in person.page.inner_text(".panel-warning")
    person.check("expired")
    contact = person.answer_contact("sms", fresh_mobile())
    person.is_at("code")
    person.answer_code(contact)
    person.is_at("password")


def test_a_contact_that_had_too_many_messages_says_when_and_another_one_goes_on(visitor: Visitor) -> None:
    visitor.walk_to("code")
    fill(visitor.stack, Counter("sends", "contact", contact_key(visitor), Limit(5, 3600)))
    let_resend_wait_end(visitor)
    visitor.page.click("#resend")
    told = visitor.has_problem()
    assert "trop de demandes" in told and "attendez 60 min" in told and "Vous pourrez réessayer" in told
    visitor.check("too_many_messages")
    visitor.page.click("#change-contact")
    visitor.is_at("contact")
    visitor.answer_contact("email", fresh_mail())
    visitor.is_at("code")


def test_a_contact_that_was_guessed_at_too_often_is_locked_until_the_next_day(visitor: Visitor) -> None:
    contact = visitor.walk_to("code")
    fill(visitor.stack, Counter("guesses", "contact", contact_key(visitor), Limit(15, DAY)))
    visitor.answer_code(contact)
    told = visitor.has_problem()
    assert "attendez 24 h" in told and "Vous pourrez réessayer le" in told
    visitor.check("locked")
    visitor.page.click("#change-contact")
    visitor.is_at("contact")
    other = visitor.answer_contact("sms", fresh_mobile())
    visitor.page.wait_for_selector("#code")
    visitor.answer_code(other)
    visitor.is_at("password")


def test_a_code_that_cannot_be_delivered_brings_back_to_the_contact(visitor: Visitor) -> None:
    visitor.walk_to("contact")
    with _mail_refused(visitor.stack):
        mail = visitor.answer_contact("email", fresh_mail())
        visitor.page.wait_for_selector(".panel-warning")
    assert visitor.view == "contact" and visitor.page.input_value("#email") == mail
    assert "n’a pas pu être envoyé" in visitor.page.inner_text(".panel-warning")
    visitor.check("not_delivered")
    visitor.answer_contact("sms")
    visitor.is_at("code")


@contextmanager
def _mail_refused(stack: Stack) -> Iterator[None]:
    """The sender is not verified any more: the mail service refuses every message."""
    mail = stack.aws("sesv2")
    mail.delete_email_identity(EmailIdentity=SENDER)
    try:
        yield
    finally:
        mail.create_email_identity(EmailIdentity=SENDER)
