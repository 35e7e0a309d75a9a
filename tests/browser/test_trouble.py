"""A lost network, a service that fails: everything typed stays, and "Réessayer" does again what has failed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.browser.table import let_resend_wait_end
from tests.browser.visitor import Visitor


def test_a_lost_network_and_a_failing_service_lose_nothing(visitor: Visitor) -> None:
    visitor.start()
    target = "**/civil-status"
    visitor.page.route(target, lambda route: route.abort())
    visitor.answer_civil_status()
    assert "connexion est coupée" in visitor.has_problem()
    visitor.check("network")
    visitor.page.unroute(target)
    visitor.page.route(target, _fail)
    visitor.page.click("#problem button")
    expect(visitor.page.locator("#problem")).to_contain_text("ne répond pas")
    visitor.check("service")
    assert visitor.page.input_value("#family_name") == "Testard"
    visitor.page.unroute(target)
    visitor.page.click("#problem button")
    visitor.is_at("identity_document")


def test_a_page_that_cannot_reach_the_service_says_so_and_comes_back(visitor: Visitor) -> None:
    visitor.walk_to("identity_document")
    target = "**/registrations/*"
    visitor.page.route(target, _fail)
    visitor.page.reload()
    visitor.is_at("unreachable")
    visitor.check("unreachable")
    visitor.page.unroute(target)
    visitor.page.click("#problem button")
    visitor.is_at("identity_document")
    assert visitor.page.locator("#problem").count() == 0


def _go_back(visitor: Visitor) -> None:
    visitor.page.click("#back")


def _resend(visitor: Visitor) -> None:
    visitor.fill({"code": "123456"})
    visitor.page.click("#resend")


@pytest.mark.parametrize(
    ("step", "press", "target", "asked_again", "arrives_at"),
    [
        ("identity_document", _go_back, "**/back", "POST", "civil_status"),
        ("identity_document", Visitor.quit, "**/registrations/*", "GET", "ended"),
        ("code", _resend, "**/resend", "POST", "code"),
        ("password", Visitor.answer_password, "**/recap", "GET", "recap"),
    ],
    ids=["back", "quit", "resend", "recap"],
)
def test_trying_again_does_what_has_failed_and_nothing_else(
    visitor: Visitor, step: str, press: Callable[[Visitor], None], target: str, asked_again: str, arrives_at: str
) -> None:
    visitor.walk_to(step)
    if press is _resend:
        let_resend_wait_end(visitor)
    visitor.page.route(target, _fail)
    press(visitor)
    visitor.has_problem()
    visitor.page.unroute(target)
    sent: list[str] = []
    visitor.page.on("request", lambda request: sent.append(request.method))
    visitor.page.click("#problem button")
    visitor.page.wait_for_selector("#problem", state="detached")
    visitor.is_at(arrives_at)
    assert sent[0] == asked_again and not {"PUT", "POST"} & set(sent[1:])


def test_a_registration_that_cannot_be_erased_from_the_entry_says_so(visitor: Visitor) -> None:
    visitor.walk_to("contact")
    visitor.page.evaluate("sessionStorage.clear()")
    visitor.open()
    visitor.page.route("**/registrations/*", _fail)
    visitor.quit()
    visitor.has_problem()
    visitor.check("entry")
    visitor.page.unroute("**/registrations/*")
    visitor.page.click("#problem button")
    visitor.is_at("ended")


def test_going_back_while_the_registration_is_looked_for_does_not_stop_the_search(visitor: Visitor) -> None:
    visitor.start()

    def answer_late(route: Route) -> None:
        visitor.is_at("loading")
        visitor.check("loading")
        visitor.page.evaluate("history.back()")
        visitor.page.wait_for_timeout(200)
        route.continue_()

    visitor.page.route("**/registrations/*", answer_late)
    visitor.page.reload()
    visitor.is_at("civil_status")


def test_a_start_that_fails_can_be_tried_again(visitor: Visitor) -> None:
    visitor.open()
    visitor.page.click("#create")
    visitor.page.route("**/registrations", _fail)
    visitor.page.click("#start")
    visitor.has_problem()
    visitor.check("introduction")
    visitor.page.unroute("**/registrations")
    visitor.page.click("#problem button")
    visitor.is_at("civil_status")


def test_the_help_that_does_not_answer_is_asked_again(visitor: Visitor) -> None:
    visitor.page.route("**/help", _fail)
    visitor.start()
    visitor.page.click("#has_nir-help-button")
    expect(visitor.page.locator("#has_nir-help")).to_contain_text("pas disponible")
    visitor.page.unroute("**/help")
    visitor.page.click("#has_nir-help-button")
    visitor.page.click("#has_nir-help-button")
    expect(visitor.page.locator("#has_nir-help")).to_contain_text("identifiant provisoire")


def test_the_country_that_was_chosen_stays_when_the_list_does_not_answer(visitor: Visitor) -> None:
    visitor.start()
    visitor.fill({"where": "abroad", "birthdate": "03/02/1985", "country": "99109"})
    visitor.page.route("**/countries*", _fail)
    visitor.fill({"birthdate": "03/02/1986"})
    visitor.page.locator("#birthdate").blur()
    expect(visitor.page.locator("#country option").first).to_contain_text("ne répond pas")
    assert visitor.page.input_value("#country") == "99109"


def _fail(route: Route) -> None:
    route.fulfill(status=504, content_type="text/html", body="<h1>Gateway Timeout</h1>")
