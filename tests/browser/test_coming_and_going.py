"""Reload, return, back, another language: nothing is lost, nothing stays behind."""

from collections.abc import Callable

from playwright.sync_api import Route, expect

from local.engine.stack import Stack
from local.harness.person import STRANGER
from tests.browser.visitor import BORN_ABROAD, NIR, Visitor


def test_a_reload_keeps_what_was_typed(visitor: Visitor) -> None:
    visitor.start()
    visitor.fill({"has_nir": "yes", "nir": "2 85", "family_name": "Testard", "where": "france"})
    visitor.page.reload()
    visitor.is_at("civil_status")
    assert visitor.page.input_value("#nir") == "2 85"
    assert visitor.page.input_value("#family_name") == "Testard"
    assert visitor.page.is_visible("#commune_name")


def test_the_password_and_the_code_are_never_kept_by_the_browser(visitor: Visitor) -> None:
    contact = visitor.walk_to("code")
    visitor.fill({"code": "424 242"})
    assert "424 242" not in visitor.kept()
    visitor.answer_code(contact)
    visitor.is_at("password")
    visitor.fill({"password": "Secret4Pferd", "confirmation": "Secret4Pferd"})
    assert "Secret4Pferd" not in visitor.kept()
    visitor.page.reload()
    visitor.is_at("password")
    assert visitor.page.input_value("#password") == ""


def test_a_person_who_returns_is_offered_to_resume(visitor: Visitor) -> None:
    visitor.walk_to("contact")
    visitor.page.evaluate("sessionStorage.clear()")  # the tab was closed, the browser kept
    visitor.open()
    assert "Étape 3 sur 5" in visitor.page.inner_text("section.panel")
    visitor.check("resume")
    visitor.page.click("#resume")
    visitor.is_at("contact")


def test_a_browser_that_was_closed_resumes_too(new_visitor: Callable[..., Visitor], stack: Stack) -> None:
    """A telephone closes it by itself: what lives no longer than the browser (session cookies and storage) is gone."""
    person = new_visitor(stack)
    person.walk_to("contact")
    kept = person.page.context.storage_state()
    kept["cookies"] = [cookie for cookie in kept["cookies"] if cookie["expires"] != -1]
    back_again = new_visitor(stack, storage_state=kept).open()
    back_again.page.click("#resume")
    back_again.is_at("contact")


def test_back_shows_the_step_before_with_its_answers(visitor: Visitor) -> None:
    visitor.start()
    visitor.answer_civil_status(has_nir="yes", nir=NIR, **BORN_ABROAD)
    visitor.is_at("identity_document")
    visitor.fill({"kind": "passport", "number": "99 ZZ"})
    visitor.page.click(".button-back")
    visitor.is_at("civil_status")
    visitor.check("civil_status_again")
    assert visitor.page.inner_text(".kept strong").startswith("2 ••")
    assert visitor.page.input_value("#city") == "Bonn"
    visitor.send()
    visitor.is_at("identity_document")
    assert visitor.page.input_value("#number") == "99 ZZ"


def test_a_commune_is_shown_by_its_name_on_the_way_back(visitor: Visitor) -> None:
    visitor.walk_to("identity_document", {**STRANGER, "birthplace": {"country": "99100", "commune": "93066"}})
    visitor.page.click("#back")
    visitor.is_at("civil_status")
    expect(visitor.page.locator("#commune_name")).to_have_value("Saint-Denis (93)")
    visitor.send()
    visitor.is_at("identity_document")


def test_back_from_a_refused_first_step_leads_to_the_introduction_and_on_again(visitor: Visitor) -> None:
    visitor.start()
    visitor.send()
    visitor.has_problem()
    visitor.page.click("#back")
    visitor.is_at("introduction")
    assert visitor.page.locator("#problem").count() == 0
    visitor.page.click("#start")
    visitor.is_at("civil_status")


def test_the_browsers_back_button_is_the_back_of_the_page(visitor: Visitor) -> None:
    visitor.start()
    visitor.answer_civil_status()
    visitor.is_at("identity_document")
    visitor.answer_identity_document()
    visitor.is_at("contact")
    visitor.page.go_back()
    visitor.is_at("identity_document")
    assert visitor.page.is_checked("[name=kind][value=none]")
    visitor.page.go_forward()
    visitor.page.wait_for_timeout(100)
    visitor.is_at("identity_document")  # forward does not answer in the person's place
    visitor.send()
    visitor.is_at("contact")


def test_the_browsers_forward_button_comes_back_to_the_change_of_contact_and_closes_no_code(visitor: Visitor) -> None:
    contact = visitor.walk_to("code")
    visitor.page.click("#change-contact")
    visitor.is_at("contact")
    visitor.page.go_back()
    visitor.is_at("code")
    visitor.page.go_forward()
    visitor.is_at("contact")
    assert visitor.page.inner_text("h1") == "Modifier vos coordonnées"
    visitor.page.click("#back")
    visitor.is_at("code")
    visitor.answer_code(contact)
    visitor.is_at("password")


def test_the_browsers_back_button_closes_the_question_about_quitting_first(visitor: Visitor) -> None:
    visitor.start()
    visitor.page.click("#quit")
    visitor.page.wait_for_selector("dialog[open]")
    visitor.page.go_back()
    expect(visitor.page.locator("dialog")).to_have_count(0)
    assert visitor.view == "civil_status"


def test_the_language_changes_without_losing_the_form(visitor: Visitor) -> None:
    visitor.start()
    visitor.fill({"has_nir": "no", "family_name": "Testard"})
    visitor.speak("en")
    assert visitor.page.inner_text("h1") == "Your civil status"
    assert visitor.page.input_value("#family_name") == "Testard" and visitor.focused() == "language-en"
    visitor.page.reload()
    visitor.is_at("civil_status")
    assert visitor.page.get_attribute("html", "lang") == "en"


def test_a_change_of_language_sends_nothing_though_the_errors_are_corrected(visitor: Visitor) -> None:
    visitor.walk_to("contact")
    visitor.fill({"channel": "sms", "sms": "06 39 98 00 55", "sms_again": "06 39 98 00 66"})
    visitor.send()
    assert "différentes" in visitor.has_problem()
    visitor.fill({"sms_again": "06 39 98 00 55"})
    visitor.speak("en")
    assert "The two entries are different" in visitor.page.inner_text("#problem")
    assert visitor.view == "contact" and visitor.received("06 39 98 00 55") == []


def test_a_slow_change_of_language_leaves_the_person_in_the_field(visitor: Visitor) -> None:
    visitor.start()

    def answer_late(route: Route) -> None:
        visitor.page.click("#family_name")
        visitor.page.keyboard.type("Test")
        route.continue_()

    visitor.page.route("**/help", answer_late)
    visitor.page.click("#language-en")
    visitor.page.wait_for_selector("html[lang=en]")
    visitor.page.keyboard.type("ard")
    assert visitor.page.input_value("#family_name") == "Testard" and visitor.focused() == "family_name"


def test_what_was_said_on_the_way_and_the_help_that_was_opened_stay_in_the_other_language(visitor: Visitor) -> None:
    visitor.walk_to("identity_document")
    other = visitor.other_tab()
    other.page.click("#resume")
    other.answer_identity_document()
    other.is_at("contact")
    visitor.answer_identity_document("passport", "99 ZZ 99998")
    visitor.is_at("contact")
    visitor.page.click("#channel-help-button")
    visitor.speak("en")
    assert "perhaps in another tab" in visitor.page.inner_text(".panel-info")
    assert visitor.page.is_visible("#channel-help") and "6-digit code" in visitor.page.inner_text("#channel-help")
