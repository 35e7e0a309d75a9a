"""Nobody is kept in a registration: quitting and starting anew go through, whatever state the service says it is in."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Request, Route

from tests.browser.visitor import Visitor

ITSELF = "**/registrations/*"
# A second between two looks is a hundredth of it.
HASTY = "const wait = setTimeout; window.setTimeout = (then, time) => wait(then, time / 100);"
Answer = Callable[[Route], None]


def _on_its_way(route: Route) -> None:
    """As for an execution that has died: the next step never comes."""
    answer = route.fetch()
    route.fulfill(response=answer, status=202, headers={**answer.headers, "Retry-After": "1"})


def _fail(route: Route) -> None:
    route.fulfill(
        status=503, json={"code": "unavailable", "status": 503, "detail": "-"}, headers={"X-Request-Id": "5f1c-42"}
    )


def _cut(route: Route) -> None:
    route.abort()


def _look_is(visitor: Visitor, answer: Answer) -> list[str]:
    """Every look at the registration is answered so; → the methods of the requests about it, as they come."""
    visitor.page.route(ITSELF, lambda route: answer(route) if route.request.method == "GET" else route.continue_())
    return _methods(visitor)


def _methods(visitor: Visitor) -> list[str]:
    address, sent = f"{visitor.url}/registrations/{visitor.registration_id()}", []

    def note(request: Request) -> None:
        if request.url == address:
            sent.append(request.method)

    visitor.page.on("request", note)
    return sent


@pytest.mark.parametrize("answer", [_on_its_way, _fail, _cut], ids=["on its way", "failing", "cut off"])
def test_quitting_looks_once_and_erases_whatever_the_look_answers(visitor: Visitor, answer: Answer) -> None:
    visitor.walk_to("identity_document")
    sent = _look_is(visitor, answer)
    visitor.quit()
    visitor.is_at("ended")
    assert sent == ["GET", "DELETE"]
    assert "mon-compte.registration" not in visitor.kept()


def test_a_registration_whose_execution_was_stopped_is_erased_by_quitting(visitor: Visitor) -> None:
    visitor.walk_to("contact")
    machine, number = visitor.stack.deployed.outputs["StateMachineArn"], visitor.registration_id()
    execution = f"{machine.replace(':stateMachine:', ':execution:')}:{number}-1"
    visitor.stack.aws("stepfunctions").stop_execution(executionArn=execution)
    visitor.answer_contact()
    visitor.quit()
    visitor.is_at("ended")
    assert "Tout a été effacé" in visitor.page.inner_text("h1")


def test_only_a_failed_erasing_says_that_nothing_was_erased(visitor: Visitor) -> None:
    visitor.walk_to("identity_document")
    visitor.page.route(ITSELF, lambda route: _fail(route) if route.request.method == "DELETE" else route.continue_())
    visitor.quit()
    told = visitor.has_problem()
    assert "n’a pas pu être effacée" in told and "saisi n’est perdu" not in told
    visitor.check("not_erased")
    visitor.page.unroute(ITSELF)
    visitor.page.click("#retry")
    visitor.is_at("ended")


def test_quitting_when_nobody_can_tell_whether_the_account_exists_does_not_say_that_all_is_erased(
    visitor: Visitor,
) -> None:
    visitor.walk_to("password")
    _look_is(visitor, _fail)
    visitor.quit()
    visitor.is_at("ended")
    told = visitor.page.inner_text("main")
    assert "Tout a été effacé" not in told and "peut-être été créé" in told
    visitor.check("unsure")


def test_a_registration_that_cannot_be_reached_is_erased_and_another_one_started(visitor: Visitor) -> None:
    visitor.walk_to("identity_document")
    _cannot_be_found(visitor)
    before = visitor.registration_id()
    visitor.page.click("#restart")
    visitor.page.wait_for_selector("dialog[open]")
    visitor.check("restart", in_both_languages=False)
    visitor.page.keyboard.press("Escape")
    assert visitor.view == "unreachable" and visitor.focused() == "restart"
    sent = _methods(visitor)
    _restart(visitor)
    assert sent == ["GET", "DELETE"]
    assert "a été effacé" in visitor.page.inner_text(".panel-info")
    visitor.check("restarted")
    _start(visitor)
    assert visitor.registration_id() != before


def test_a_registration_that_cannot_even_be_erased_keeps_nobody_from_another_one(visitor: Visitor) -> None:
    visitor.walk_to("identity_document")
    _cannot_be_found(visitor)
    before = visitor.registration_id()
    visitor.page.unroute(ITSELF)
    visitor.page.route(ITSELF, _fail)
    _restart(visitor)
    told = visitor.page.inner_text(".panel-warning").replace("\xa0", " ")
    assert "s’effaceront d’elles-mêmes" in told and "cette référence à votre caisse : 5f1c-42" in told
    assert before not in visitor.kept()
    visitor.check("forgotten")
    _start(visitor)
    assert visitor.registration_id() != before


def test_starting_anew_does_not_throw_away_an_account_that_exists_after_all(visitor: Visitor) -> None:
    visitor.walk_to("password")
    visitor.answer_password()
    visitor.is_at("recap")
    identifier = visitor.page.inner_text("#identifier")
    _cannot_be_found(visitor)
    visitor.page.unroute(ITSELF)
    sent = _methods(visitor)
    visitor.page.click("#restart")
    visitor.page.click(".button-danger")
    visitor.is_at("recap")
    assert visitor.page.inner_text("#identifier") == identifier and "DELETE" not in sent


def test_a_registration_that_is_on_its_way_for_ever_is_left_too(visitor: Visitor) -> None:
    visitor.walk_to("contact")
    visitor.page.add_init_script(HASTY)
    _cannot_be_found(visitor, _on_its_way)
    _restart(visitor)
    assert "mon-compte.registration" not in visitor.kept()


def test_a_recap_that_cannot_be_reached_offers_no_new_registration(visitor: Visitor) -> None:
    visitor.walk_to("password")
    visitor.page.route("**/recap", _fail)
    visitor.answer_password()
    visitor.is_at("unreachable")
    assert visitor.page.locator("#restart").count() == 0 and visitor.page.locator("#retry").count() == 1


def _cannot_be_found(visitor: Visitor, answer: Answer = _fail) -> None:
    """On the return to the page; it can be erased."""
    _look_is(visitor, answer)
    visitor.page.reload()
    visitor.is_at("unreachable")


def _restart(visitor: Visitor) -> None:
    visitor.page.click("#restart")
    visitor.page.click(".button-danger")
    visitor.is_at("entry")


def _start(visitor: Visitor) -> None:
    visitor.page.click("#create")
    visitor.page.click("#start")
    visitor.is_at("civil_status")
