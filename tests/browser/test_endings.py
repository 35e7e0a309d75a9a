"""How a registration ends without an account, and what is left of it: nothing."""

import threading
from collections.abc import Callable

from playwright.sync_api import Route, expect

from local.engine.stack import Stack
from local.harness.person import WITH_NIR
from tests.browser.table import let_step_end
from tests.browser.visitor import Visitor, fresh_mobile

SOMEBODY = {**WITH_NIR, "nir": "285029999900378"}


def test_quitting_asks_then_erases_everything(visitor: Visitor) -> None:
    visitor.start()
    quit_button = visitor.page.get_by_role("button", name="Quitter")
    quit_button.click()
    visitor.page.wait_for_selector("dialog[open]")
    visitor.check("quit", in_both_languages=False)
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator("dialog")).to_have_count(0)
    assert visitor.view == "civil_status"
    quit_button.click()
    visitor.page.click(".button-danger")
    visitor.is_at("ended")
    visitor.check("ended")
    assert "mon-compte.registration" not in visitor.kept() and "mon-compte.drafts" not in visitor.kept()
    visitor.page.go_back()
    visitor.page.reload()
    visitor.is_at("entry")


def test_quitting_while_a_request_is_under_way_is_the_last_word(visitor: Visitor) -> None:
    visitor.walk_to("identity_document")
    gone_on = threading.Event()

    def answer_late(route: Route) -> None:
        visitor.page.click("#quit")
        visitor.page.click(".button-danger")
        visitor.is_at("ended")
        route.continue_()
        gone_on.set()

    visitor.page.route("**/identity-document", answer_late)
    visitor.answer_identity_document()
    visitor.page.wait_for_timeout(500)
    assert gone_on.is_set() and visitor.view == "ended"
    assert "Tout a été effacé" in visitor.page.inner_text("main")


def test_quitting_while_the_account_is_being_created_shows_the_account(visitor: Visitor) -> None:
    visitor.walk_to("password")
    answers = iter([202, 200])
    address = f"{visitor.url}/registrations/{visitor.registration_id()}"
    body = visitor.page.request.get(address).json()

    def create_meanwhile(route: Route) -> None:
        status = next(answers)
        route.fulfill(status=status, json=body if status == 202 else {**body, "status": "completed", "open_step": None})

    visitor.page.route(address, create_meanwhile)
    erased: list[str] = []
    visitor.page.on("request", lambda request: erased.append(request.url) if request.method == "DELETE" else None)
    visitor.page.route("**/recap", lambda route: route.fulfill(status=504, body=""))
    visitor.quit()
    visitor.is_at("unreachable")
    assert "Votre compte est créé" in visitor.page.inner_text("h1") and erased == []


def test_quitting_a_registration_whose_time_is_over_erases_it_all_the_same(visitor: Visitor) -> None:
    visitor.walk_to("identity_document")
    let_step_end(visitor)
    with visitor.page.expect_request(lambda request: request.method == "DELETE"):
        visitor.quit()
    visitor.is_at("ended")


def test_an_answer_that_comes_after_the_screen_was_left_is_not_heard(visitor: Visitor) -> None:
    visitor.start()

    def answer_late(route: Route) -> None:
        visitor.page.click("#back")
        visitor.is_at("introduction")
        route.continue_()

    visitor.page.route("**/civil-status", answer_late)
    visitor.send()
    visitor.page.wait_for_timeout(500)
    assert visitor.view == "introduction" and visitor.page.locator("#problem").count() == 0
    visitor.page.click("#start")
    visitor.is_at("civil_status")
    visitor.speak("en")


def test_a_registration_left_too_long_is_told_at_the_next_answer(visitor: Visitor) -> None:
    visitor.walk_to("identity_document")
    let_step_end(visitor)
    visitor.answer_identity_document()
    visitor.is_at("ended")
    assert "expiré" in visitor.page.inner_text("h1")
    visitor.check("expired")
    visitor.page.click("#again")
    visitor.is_at("entry")
    assert "mon-compte.registration" not in visitor.kept()


def test_a_registration_left_too_long_is_told_on_the_return(visitor: Visitor) -> None:
    visitor.walk_to("contact")
    let_step_end(visitor)
    visitor.page.evaluate("sessionStorage.clear()")
    visitor.open()
    assert "effacée" in visitor.page.inner_text(".panel-info")
    visitor.check("expired_before")
    visitor.page.click("#create")
    visitor.page.click("#start")
    visitor.is_at("civil_status")


def test_a_second_account_for_one_number_is_not_created_and_its_owner_is_told(
    new_visitor: Callable[..., Visitor], stack: Stack
) -> None:
    owner, other = new_visitor(stack), new_visitor(stack)
    mobile = owner.walk_to("password", SOMEBODY)
    owner.answer_password()
    owner.is_at("recap")
    other.walk_to("password", SOMEBODY, fresh_mobile())
    other.answer_password()
    other.is_at("ended")
    assert "n’a pas pu être créé" in other.page.inner_text("h1")
    assert "gardez-le" in other.page.inner_text("main")
    other.check("not_created")
    assert "quelqu'un a voulu ouvrir un espace" in owner.received(mobile)[-1]


def test_a_recap_that_is_gone_says_that_the_account_is_there(visitor: Visitor) -> None:
    visitor.walk_to("password")
    visitor.answer_password()
    visitor.is_at("recap")
    visitor.page.route("**/recap", lambda route: route.fulfill(status=410, json={"code": "registration_expired"}))
    visitor.page.reload()
    visitor.is_at("ended")
    assert "Votre compte est ouvert" in visitor.page.inner_text("h1")
    visitor.check("recap_gone")


def test_a_browser_that_refuses_to_keep_anything_is_told_what_to_do(visitor: Visitor) -> None:
    visitor.page.add_init_script(
        """for (const name of ["localStorage", "sessionStorage"])
          Object.defineProperty(window, name, { get() { throw new DOMException("refused", "SecurityError"); } });"""
    )
    visitor.open()
    assert "cookies" in visitor.page.inner_text(".panel-warning")
    visitor.check("no_cookies")
