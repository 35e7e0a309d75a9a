"""A step that is left too long: warned of five minutes before, and given more time for the asking (WCAG 2.2.1)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Route, expect

from local.engine.stack import Stack
from tests.browser.table import change_registration, let_step_end
from tests.browser.visitor import Visitor

ALMOST_AN_HOUR = timedelta(minutes=57)


def _is_about_to_end(visitor: Visitor) -> None:
    """The step was opened almost an hour ago."""
    opened = datetime.now(UTC) - ALMOST_AN_HOUR
    change_registration(visitor, step_opened_at=opened.strftime("%Y-%m-%dT%H:%M:%S.000Z"))
    visitor.page.reload()
    visitor.page.wait_for_selector("#expiry .panel-warning")


def test_a_person_who_does_not_answer_is_warned_five_minutes_before_and_told_at_the_end(visitor: Visitor) -> None:
    visitor.page.clock.install()
    visitor.walk_to("contact")
    visitor.page.clock.fast_forward("54:00")
    assert visitor.page.locator("#expiry .panel").count() == 0
    visitor.page.clock.fast_forward("02:00")
    warning = visitor.page.locator("#expiry .panel")
    expect(warning).to_contain_text("sera effacée à")
    expect(visitor.page.locator("#announcements")).to_contain_text("demandez plus de temps")
    let_step_end(visitor)
    visitor.page.clock.fast_forward("05:00")
    visitor.is_at("ended")
    assert "expiré" in visitor.page.inner_text("h1")


def test_who_needs_more_time_gets_it_and_goes_on_in_the_same_form(visitor: Visitor) -> None:
    visitor.walk_to("contact")
    _is_about_to_end(visitor)
    visitor.check("about_to_end")
    visitor.fill({"channel": "email", "email": "zoe@example"})
    visitor.page.locator("#email").evaluate("field => { window.before = field; field.focus(); }")
    visitor.page.click("#extend")
    expect(visitor.page.locator("#expiry")).to_contain_text("vous avez maintenant jusqu’à")
    expect(visitor.page.locator("#announcements")).to_contain_text("vous avez maintenant jusqu’à")
    assert visitor.page.locator("#expiry .panel-warning").count() == 0
    assert visitor.page.evaluate("window.before === document.activeElement")
    visitor.page.keyboard.type(".com")
    assert visitor.page.input_value("#email") == "zoe@example.com"
    visitor.check("given")


def test_more_time_is_asked_for_with_the_keyboard_and_is_warned_of_again(visitor: Visitor) -> None:
    visitor.page.clock.install()
    visitor.walk_to("identity_document")
    _is_about_to_end(visitor)
    visitor.page.focus("#quit")
    visitor.page.keyboard.press("Tab")
    assert visitor.focused() == "extend"
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_selector("#expiry .panel-info")
    assert visitor.focused() == "heading"
    visitor.page.clock.fast_forward("56:00")
    visitor.page.wait_for_selector("#extend")


def test_more_time_that_cannot_be_given_now_is_asked_for_again_and_loses_nothing(visitor: Visitor) -> None:
    visitor.walk_to("password")
    _is_about_to_end(visitor)
    visitor.fill({"password": "Correct4", "shown": True})
    visitor.page.route("**/extend", lambda route: route.abort())
    visitor.page.click("#extend")
    assert "connexion est coupée" in visitor.has_problem()
    assert visitor.page.input_value("#password") == "Correct4"
    visitor.page.unroute("**/extend")
    visitor.page.click("#retry")
    visitor.page.wait_for_selector("#expiry .panel-info")
    assert visitor.page.locator("#problem").count() == 0
    assert visitor.page.input_value("#password") == "Correct4" and visitor.page.is_checked("#shown")


def test_more_time_that_is_on_its_way_is_waited_for(visitor: Visitor) -> None:
    visitor.walk_to("contact")
    _is_about_to_end(visitor)

    def answer_before_it_is_there(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, status=202)

    visitor.page.route("**/extend", answer_before_it_is_there)
    visitor.page.click("#extend")
    visitor.page.wait_for_selector("#expiry .panel-info")


@pytest.mark.parametrize("step", ["civil_status", "code"])
def test_where_no_more_time_can_be_given_none_is_offered(visitor: Visitor, step: str) -> None:
    """The seven days are over."""
    visitor.walk_to(step)
    change_registration(visitor, expires_at=int(datetime.now(UTC).timestamp()) + 200)
    visitor.page.reload()
    visitor.page.wait_for_selector("#expiry .panel-warning")
    assert "ne peut plus être prolongé" in visitor.page.inner_text("#expiry")
    assert visitor.page.locator("#extend").count() == 0
    visitor.check("last")


def test_a_registration_that_has_ended_meanwhile_is_told_to_who_asks_for_more_time(visitor: Visitor) -> None:
    visitor.walk_to("identity_document")
    _is_about_to_end(visitor)
    let_step_end(visitor)
    visitor.page.click("#extend")
    visitor.is_at("ended")
    assert "expiré" in visitor.page.inner_text("h1")


def test_more_time_for_a_step_that_another_tab_has_answered_shows_the_next_one(visitor: Visitor) -> None:
    visitor.walk_to("identity_document")
    _is_about_to_end(visitor)
    other = visitor.other_tab()
    other.page.click("#resume")
    other.answer_identity_document()
    other.is_at("contact")
    visitor.page.click("#extend")
    visitor.is_at("contact")


def test_more_time_can_be_asked_for_on_a_narrow_screen(new_visitor: Callable[..., Visitor], stack: Stack) -> None:
    person = new_visitor(stack, width=320)
    person.walk_to("contact")
    _is_about_to_end(person)
    person.check("about_to_end")
    person.page.click("#extend")
    person.page.wait_for_selector("#expiry .panel-info")
    person.check("given")
