"""Every way of being refused: said at the top, said at the field, and nothing typed is lost."""

from collections.abc import Callable

from local.engine.stack import Stack
from tests.browser.visitor import BORN_ABROAD, NIR, Visitor


def test_the_summary_leads_to_each_wrong_field(visitor: Visitor) -> None:
    visitor.start()
    visitor.send()
    assert "points sont à corriger" in visitor.has_problem()
    visitor.check("errors")
    links = visitor.page.locator("#problem a")
    for index in range(links.count()):
        target = (links.nth(index).get_attribute("href") or "")[1:]
        links.nth(index).click()
        assert visitor.focused() == target
    assert visitor.page.title().startswith("Erreur")
    wrong = visitor.page.locator("#family_name")
    described = str(wrong.get_attribute("aria-describedby")).split()
    assert wrong.get_attribute("aria-invalid") == "true" and "family_name-error" in described


def test_a_please_check_can_be_confirmed(visitor: Visitor) -> None:
    visitor.start()
    # Digit 2 with "monsieur".
    visitor.answer_civil_status(has_nir="yes", nir=NIR, title="monsieur", **BORN_ABROAD)
    assert "vérifier" in visitor.has_problem()
    visitor.check("please_check")
    visitor.speak("en")
    assert "does not match the title" in visitor.page.inner_text("#problem")
    visitor.page.click("#problem button")
    visitor.is_at("identity_document")


def test_an_unknown_document_can_be_corrected(visitor: Visitor) -> None:
    visitor.walk_to("identity_document")
    visitor.answer_identity_document("passport", "1")
    visitor.has_problem()
    visitor.check("format")
    visitor.answer_identity_document("passport", "99 ZZ 99998")
    assert "corriger" in visitor.has_problem()
    visitor.check("unknown")
    visitor.speak("en")
    assert "did not find this document" in visitor.page.inner_text("#problem")
    assert visitor.page.input_value("#number") == "99 ZZ 99998"


def test_a_document_that_is_never_recognised_does_not_pass_in_silence(visitor: Visitor) -> None:
    visitor.walk_to("identity_document")
    for number in ("99 ZZ 99991", "99 ZZ 99992"):
        visitor.answer_identity_document("passport", number)
        visitor.has_problem()
        visitor.page.wait_for_selector("#submit:not(.busy)")
    visitor.answer_identity_document("passport", "99 ZZ 99993")
    visitor.is_at("contact")
    assert "justificatif" in visitor.page.inner_text(".panel-info")
    visitor.check("not_recognised")


def test_two_contacts_that_differ_are_told(visitor: Visitor) -> None:
    visitor.walk_to("contact")
    visitor.send()
    visitor.has_problem()
    visitor.check("nothing_chosen")
    visitor.fill({"channel": "email", "email": "zoe@example.com", "email_again": "zoe@example.org"})
    visitor.send()
    visitor.has_problem()
    assert visitor.page.locator("#email_again-error").is_visible()
    visitor.check("differ")


def test_a_wrong_code_says_how_many_tries_are_left_and_the_last_one_locks(visitor: Visitor) -> None:
    contact = visitor.walk_to("code")
    right = visitor.code_sent_to(contact)
    for left in (4, 3, 2, 1):
        visitor.fill({"code": f"{(int(right) + left) % 1_000_000:06d}"})
        visitor.send()
        assert f": {left}" in visitor.has_problem().replace("\u00a0", " ")
    visitor.page.click("summary")
    visitor.check("wrong_code")
    visitor.fill({"code": f"{(int(right) + 5) % 1_000_000:06d}"})
    visitor.send()
    visitor.is_at("contact")
    assert "trop de fois" in visitor.page.inner_text(".panel-warning")
    visitor.check("spent_code")
    assert visitor.page.input_value("#sms") == contact


def test_a_password_is_told_every_rule_it_breaks(visitor: Visitor) -> None:
    visitor.walk_to("password")
    visitor.fill({"password": "abc", "shown": True})
    met = visitor.page.locator("[data-met=true]")
    assert met.count() == 1 and "minuscule" in met.inner_text()
    assert visitor.page.get_attribute("#password", "type") == "text"
    visitor.send()
    visitor.has_problem()
    assert visitor.page.locator("#password-error p").count() >= 3
    visitor.check("password")


def test_a_commune_that_was_typed_but_not_chosen_is_told_apart_from_none(visitor: Visitor) -> None:
    visitor.start()
    visitor.fill({"where": "france", "commune_name": "Saint-Deni"})
    visitor.send()
    visitor.has_problem()
    assert "dans la liste proposée" in visitor.page.inner_text("#commune_name-error")
    visitor.check("not_chosen")


def test_the_errors_of_one_document_go_with_it_and_the_summary_still_leads_to_the_field(visitor: Visitor) -> None:
    visitor.walk_to("identity_document")
    visitor.answer_identity_document("passport", "1")
    visitor.has_problem()
    visitor.page.check("[value=residence_permit]")
    assert visitor.page.get_attribute("#number", "aria-invalid") is None
    visitor.page.click("#problem a")
    assert visitor.focused() == "number"


def test_a_verifier_that_does_not_answer_stops_nobody(new_visitor: Callable[..., Visitor], hasty_stack: Stack) -> None:
    person = new_visitor(hasty_stack)
    person.walk_to("identity_document")
    person.answer_identity_document("passport", "99 ZZ 99998")
    assert "ne peuvent pas être vérifiées" in person.has_problem()
    person.check("verifier")
    person.page.click("#problem button")  # again
    person.page.wait_for_selector("#submit:not(.busy)")
    assert person.page.input_value("#number") == "99 ZZ 99998"
    person.answer_identity_document()
    person.is_at("contact")
