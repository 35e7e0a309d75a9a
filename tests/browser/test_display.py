"""Other ways to look at the page: forced colours, large text, wide text spacing, a telephone on its side, print."""

from collections.abc import Callable

import pytest

from local.engine.stack import Stack
from tests.browser.visitor import SCREENSHOTS, SPILT, Visitor, violations

# WCAG 1.4.12; put in as a constructed sheet, since the page's policy refuses inline styles.
TEXT_SPACING = """p { margin-bottom: 2em !important; }
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"""
STYLE = """(rules) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [sheet];
}"""
FOCUS_RING = "(id) => getComputedStyle(document.querySelector(`label[for=${id}]`)).outline"


@pytest.fixture
def person(new_visitor: Callable[..., Visitor], stack: Stack) -> Visitor:
    return new_visitor(stack, width=320)


def test_wide_text_spacing_cuts_nothing_at_320_pixels(person: Visitor) -> None:
    person.start()
    person.page.evaluate(STYLE, TEXT_SPACING)
    person.send()
    person.has_problem()
    assert person.page.evaluate(SPILT) == []


@pytest.mark.parametrize(("width", "size"), [(640, "200%"), (390, "150%")])
def test_large_text_cuts_nothing(new_visitor: Callable[..., Visitor], stack: Stack, width: int, size: str) -> None:
    person = new_visitor(stack, width=width).open()
    rules = f"html {{ font-size: {size}; }}"
    person.page.evaluate(STYLE, rules)
    assert person.page.evaluate(SPILT) == []
    person.page.click("#create")
    person.page.click("#start")
    person.is_at("civil_status")
    person.fill({"has_nir": "yes", "where": "abroad"})
    person.send()
    person.has_problem()
    assert person.page.evaluate(SPILT) == []
    person.page.screenshot(path=SCREENSHOTS / f"large_text_{width}.png", full_page=True)


def test_a_long_mail_address_cuts_nothing_at_320_pixels(person: Visitor) -> None:
    person.walk_to("contact")
    person.answer_contact("email", f"zoe@{'long-' * 10}name.of.a-sub-domain.example.com")
    person.is_at("code")
    person.check("long_mail")


def test_the_screens_around_the_steps_cut_nothing_at_320_pixels(person: Visitor) -> None:
    person.open().page.click("[data-benefit=housing]")
    person.check("housing")
    person.page.click("[data-benefit=housing_allowance]")
    person.check("introduction")
    person.page.click("#start")
    person.is_at("civil_status")
    person.page.click("#quit")
    person.page.wait_for_selector("dialog[open]")
    person.check("quit", in_both_languages=False)
    person.page.click(".button-danger")
    person.is_at("ended")
    person.check("ended")


def test_a_telephone_on_its_side_shows_the_form_and_the_question_about_quitting(person: Visitor) -> None:
    person.page.set_viewport_size({"width": 568, "height": 320})
    person.start()
    person.page.click("#quit")
    person.page.wait_for_selector("dialog[open]")
    person.check("on_its_side", in_both_languages=False)
    person.page.click("dialog .button >> nth=0")
    assert person.view == "civil_status"


def test_forced_colours_keep_every_control_visible(person: Visitor) -> None:
    person.page.emulate_media(forced_colors="active")
    person.start()
    person.fill({"has_nir": "yes", "where": "france"})
    person.page.screenshot(path=SCREENSHOTS / "forced_colors.png", full_page=True)
    assert violations(person.page) == []


def test_forced_colours_show_the_focus_on_a_choice_that_is_made(person: Visitor) -> None:
    person.page.emulate_media(forced_colors="active")
    person.start()
    person.fill({"has_nir": "yes"})
    person.page.focus("#quit")
    without = person.page.evaluate(FOCUS_RING, "has_nir")
    person.page.keyboard.press("Tab")
    while person.focused() != "has_nir":
        person.page.keyboard.press("Tab")
    focused = person.page.evaluate(FOCUS_RING, "has_nir")
    assert focused != without and "solid 3px" in focused


def test_a_recap_is_printed_dark_on_white_also_from_a_dark_screen(person: Visitor) -> None:
    person.walk_to("password")
    person.answer_password()
    person.is_at("recap")
    person.page.emulate_media(media="print", color_scheme="dark")
    assert violations(person.page, {"runOnly": ["color-contrast"]}) == []
    panel = "getComputedStyle(document.querySelector('.panel')).backgroundColor"
    assert person.page.evaluate(panel) == "rgb(255, 255, 255)"
    assert not person.page.is_visible("#finish") and person.page.is_visible("#identifier")


def test_nothing_is_fetched_from_elsewhere(person: Visitor) -> None:
    asked: list[str] = []
    person.page.on("request", lambda request: asked.append(request.url))
    person.open()
    assert asked and all(address.startswith(person.url) for address in asked)
