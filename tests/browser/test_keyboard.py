"""Without a mouse, on a window of 320 px: a whole journey, the help, the dialog."""

from collections.abc import Callable

import pytest

from local.engine.stack import Stack
from tests.browser.visitor import PASSWORD, Visitor, fresh_mobile

MOST_STOPS = 60


@pytest.fixture
def person(new_visitor: Callable[..., Visitor], stack: Stack) -> Visitor:
    return new_visitor(stack, width=320)


def test_an_account_is_opened_with_the_keyboard_alone_on_a_narrow_screen(person: Visitor) -> None:
    press = person.page.keyboard.press
    write = person.page.keyboard.type
    person.open().check("entry")
    _tab_to(person, "#create")
    press("Enter")
    _tab_to(person, "#start")
    press("Enter")
    person.is_at("civil_status")
    assert person.focused() == "heading"
    _tab_to(person, "#has_nir")
    press("ArrowRight")  # Oui to Non
    press("ArrowRight")  # and round again
    press("ArrowRight")
    _tab_to(person, "[name=title]")
    press("Space")
    for name, text in {"family_name": "Testard", "given_names": "Zoé", "birthdate": "03021985"}.items():
        _tab_to(person, f"#{name}")
        write(text)
    _tab_to(person, "#where")
    press("Space")
    _tab_to(person, "#commune_name")
    write("saint-den")
    person.page.wait_for_selector("[role=option]")
    press("ArrowDown")
    person.check("proposals", in_both_languages=False)
    press("Enter")
    assert person.page.input_value("#birthdate") == "03/02/1985"
    person.check("civil_status")
    _tab_to(person, "#submit")
    press("Enter")
    person.is_at("identity_document")
    _tab_to(person, "#kind")
    press("ArrowUp")  # from the first to the last: none
    person.check("identity_document")
    press("Enter")
    person.is_at("contact")
    contact = fresh_mobile()
    _tab_to(person, "#channel")
    press("Space")
    for name in ("sms", "sms_again"):
        _tab_to(person, f"#{name}")
        write(contact)
    person.check("contact")
    press("Enter")
    person.is_at("code")
    _tab_to(person, "#code")
    write(" ".join(person.code_sent_to(contact)))
    person.check("code")
    press("Enter")
    person.is_at("password")
    for name in ("password", "confirmation"):
        _tab_to(person, f"#{name}")
        write(PASSWORD)
    person.check("password")
    press("Enter")
    person.is_at("recap")
    person.check("recap")


def test_the_skip_link_comes_first(person: Visitor) -> None:
    person.open()
    person.page.keyboard.press("Tab")
    assert person.page.inner_text(":focus") == "Aller au contenu"
    person.page.keyboard.press("Enter")
    assert person.focused() == "main"


def test_a_help_bubble_opens_and_closes_with_the_keyboard(person: Visitor) -> None:
    person.start()
    button = person.page.locator("[aria-controls=family_name-help]")
    button.focus()
    person.page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true" and person.page.is_visible("#family_name-help")
    person.check("help")
    person.page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false" and not person.page.is_visible("#family_name-help")
    assert person.page.evaluate("document.activeElement.id") == "family_name-help-button"


def test_every_field_of_every_step_has_its_help(person: Visitor) -> None:
    person.start()
    assert _fields_without_help(person) == []
    person.answer_civil_status()
    person.is_at("identity_document")
    person.fill({"kind": "passport"})
    assert _fields_without_help(person) == []
    person.answer_identity_document()
    person.is_at("contact")
    assert _fields_without_help(person) == []
    contact = person.answer_contact()
    person.is_at("code")
    assert _fields_without_help(person) == []
    person.answer_code(contact)
    person.is_at("password")
    assert _fields_without_help(person) == []


def test_the_quit_dialog_keeps_the_focus_and_gives_it_back(person: Visitor) -> None:
    person.start()
    button = person.page.get_by_role("button", name="Quitter")
    button.focus()
    person.page.keyboard.press("Enter")
    person.page.wait_for_selector("dialog[open]")
    for _ in range(4):
        assert person.page.evaluate("!document.activeElement.closest('main')")
        person.page.keyboard.press("Tab")
    person.page.keyboard.press("Escape")
    assert person.page.evaluate("document.activeElement.textContent") == "Quitter"


def _fields_without_help(person: Visitor) -> list[str]:
    """Hidden ones too."""
    fields = person.page.locator(".field:not(:has(.help-button))")
    return fields.all_text_contents()


def _tab_to(person: Visitor, selector: str) -> None:
    for _ in range(MOST_STOPS):
        person.page.keyboard.press("Tab")
        if person.page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached with Tab")
