"""Reload, return, back, two tabs, quit, expiry, another language: nothing is lost, nothing stays behind."""

from collections.abc import Callable

from playwright.sync_api import expect

from local.stack import Stack
from tests.browser.visitor import BORN_ABROAD, NIR, Visitor, fresh_mobile


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
    assert "424" not in _kept(visitor)
    visitor.answer_code(contact)
    visitor.is_at("password")
    visitor.fill({"password": "Secret4Pferd", "confirmation": "Secret4Pferd"})
    assert "Secret4Pferd" not in _kept(visitor)
    visitor.page.reload()
    visitor.is_at("password")
    assert visitor.page.input_value("#password") == ""


def test_a_person_who_returns_is_offered_to_resume(visitor: Visitor) -> None:
    visitor.walk_to("contact")
    visitor.page.evaluate("sessionStorage.clear()")  # the tab was closed, the browser kept
    visitor.open()
    assert "Étape 3 sur 5" in visitor.page.inner_text("section.panel")
    visitor.check("resume")
    visitor.page.click("section.panel .button >> nth=0")
    visitor.is_at("contact")


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


def test_a_second_tab_catches_up_with_the_first(visitor: Visitor) -> None:
    visitor.walk_to("identity_document")
    other = visitor.page.context.new_page()
    other.goto(f"{visitor.url}/")
    other.click("section.panel .button >> nth=0")
    other.check("#kind-none")
    other.click("#submit")
    other.wait_for_selector("main[data-view=contact]")
    visitor.answer_identity_document("passport", "99 ZZ 99998")
    visitor.is_at("contact")
    assert "autre onglet" in visitor.page.inner_text(".panel-info")


def test_quitting_asks_then_erases_everything(visitor: Visitor) -> None:
    visitor.walk_to("identity_document")
    quit_button = visitor.page.get_by_role("button", name="Quitter")
    quit_button.click()
    visitor.page.wait_for_selector("dialog[open]")
    visitor.check("quit", in_both_languages=False)
    visitor.page.keyboard.press("Escape")
    expect(visitor.page.locator("dialog")).to_have_count(0)
    assert visitor.view == "identity_document"
    quit_button.click()
    visitor.page.click(".button-danger")
    visitor.is_at("ended")
    visitor.check("ended")
    assert "mon-compte.registration" not in _kept(visitor) and "mon-compte.drafts" not in _kept(visitor)
    visitor.page.go_back()
    visitor.page.reload()
    visitor.is_at("entry")


def test_an_expired_code_brings_back_to_the_contact(new_visitor: Callable[..., Visitor], hasty_stack: Stack) -> None:
    person = new_visitor(hasty_stack)
    person.walk_to("code")
    person.check("about_to_expire")
    person.is_at("contact")  # by itself, when the time has come
    assert "le délai est passé" in person.page.inner_text(".panel-warning")
    person.check("expired")
    contact = person.answer_contact("sms", fresh_mobile())
    person.is_at("code")
    person.answer_code(contact)
    person.is_at("password")


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


def test_a_new_code_waits_for_its_time(visitor: Visitor) -> None:
    visitor.walk_to("code")
    resend = visitor.page.locator("#resend")
    assert resend.get_attribute("aria-disabled") == "true" and "dans" in resend.inner_text()
    resend.click(force=True)
    assert visitor.view == "code"


def test_the_language_changes_without_losing_the_form(visitor: Visitor) -> None:
    visitor.start()
    visitor.fill({"has_nir": "no", "family_name": "Testard"})
    visitor.speak("en")
    assert visitor.page.inner_text("h1") == "Your civil status"
    assert visitor.page.input_value("#family_name") == "Testard" and visitor.focused() == "language-en"
    visitor.page.reload()
    visitor.is_at("civil_status")
    assert visitor.page.get_attribute("html", "lang") == "en"


def _kept(visitor: Visitor) -> str:
    return str(visitor.page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])"))
