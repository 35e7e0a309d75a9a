"""What the service failed at, or ended, has a reference by which one's fund finds it."""

from playwright.sync_api import Response

from tests.browser.table import let_step_end
from tests.browser.visitor import Visitor


def test_what_went_wrong_has_a_reference_to_give_to_ones_fund(visitor: Visitor) -> None:
    visitor.walk_to("identity_document")
    refusal = {"code": "unavailable", "status": 503}
    visitor.page.route(
        "**/back", lambda route: route.fulfill(status=503, json=refusal, headers={"X-Request-Id": "5f1c-42"})
    )
    visitor.page.click("#back")
    assert "donnez cette référence à votre caisse : 5f1c-42" in visitor.has_problem().replace("\xa0", " ")
    visitor.check("reference")
    visitor.speak("en")
    assert "give your fund this reference: 5f1c-42" in visitor.page.inner_text("#problem")


def test_what_the_person_can_correct_needs_no_reference(visitor: Visitor) -> None:
    visitor.start()
    visitor.send()
    assert "référence" not in visitor.has_problem()


def test_a_registration_that_has_ended_tells_the_reference_of_the_answer_that_said_so(visitor: Visitor) -> None:
    visitor.walk_to("identity_document")
    let_step_end(visitor)
    with visitor.page.expect_response("**/identity-document") as refused:
        visitor.answer_identity_document()
    visitor.is_at("ended")
    assert _reference(refused.value) in visitor.page.inner_text("main")
    visitor.speak("en")
    told = f"If you talk to your fund about it, give this reference: {_reference(refused.value)}"
    assert told in visitor.page.inner_text("main")


def test_an_account_that_is_not_created_has_one_also_when_it_is_told_later(visitor: Visitor) -> None:
    visitor.walk_to("password")
    itself = f"{visitor.url}/registrations/{visitor.registration_id()}"
    body = visitor.page.request.get(itself).json()
    notice = {"code": "account_not_created", "message": "-", "resend_at": None}
    ended = {**body, "status": "abandoned", "open_step": None, "notice": notice}
    visitor.page.route("**/password", lambda route: route.fulfill(status=202, json=body))
    visitor.page.route(itself, lambda route: route.fulfill(json=ended, headers={"X-Request-Id": "5f1c-43"}))
    visitor.answer_password()
    visitor.is_at("ended")
    assert "demandez conseil" in visitor.page.inner_text("main") and "5f1c-43" in visitor.page.inner_text(".reference")


def test_who_has_quit_needs_no_reference(visitor: Visitor) -> None:
    visitor.walk_to("contact")
    visitor.quit()
    visitor.is_at("ended")
    assert "référence" not in visitor.page.inner_text("main")


def _reference(answer: Response) -> str:
    reference = answer.header_value("X-Request-Id")
    assert reference
    return reference
