"""Other ways to look at the page: forced colours, wide text spacing, a phone on its side, print."""

from collections.abc import Callable

import pytest

from local.stack import Stack
from tests.browser.visitor import SCREENSHOTS, Visitor, violations

# WCAG 1.4.12; put in as a constructed sheet, since the page's policy refuses inline styles.
TEXT_SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`p { margin-bottom: 2em !important; }
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
# An element whose text is wider than itself and cut off.
CUT_OFF = """() => [...document.querySelectorAll("main *")]
  .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX === "hidden"
    && !element.closest(".spoken"))
  .map((element) => element.outerHTML.slice(0, 80))"""
SMALL_TARGETS = """() => [...document.querySelectorAll("button, summary, .choice label, .input")]
  .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 44)
  .map((element) => `${element.outerHTML.slice(0, 80)} ${element.getBoundingClientRect().height}`)"""


@pytest.fixture
def person(new_visitor: Callable[..., Visitor], stack: Stack) -> Visitor:
    return new_visitor(stack, width=320)


def test_wide_text_spacing_cuts_nothing_at_320_pixels(person: Visitor) -> None:
    person.start()
    person.page.evaluate(TEXT_SPACING)
    person.send()
    person.has_problem()
    assert person.page.evaluate(CUT_OFF) == []
    assert person.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_targets_are_large_enough_for_a_finger(person: Visitor) -> None:
    person.open()
    assert person.page.evaluate(SMALL_TARGETS) == []
    person.walk_to("code")
    assert person.page.evaluate(SMALL_TARGETS) == []


def test_forced_colours_keep_every_control_visible(person: Visitor) -> None:
    person.page.emulate_media(forced_colors="active")
    person.start()
    person.fill({"has_nir": "yes"})
    person.page.screenshot(path=SCREENSHOTS / "forced_colors.png", full_page=True)
    assert violations(person.page) == []


def test_nothing_is_fetched_from_elsewhere(person: Visitor) -> None:
    asked: list[str] = []
    person.page.on("request", lambda request: asked.append(request.url))
    person.open()
    assert asked and all(address.startswith(person.url) for address in asked)
