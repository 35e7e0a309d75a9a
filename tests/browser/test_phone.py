"""On a telephone: a finger, the right keyboards, what the browser offers to fill in."""

from collections.abc import Callable

import pytest

from local.engine.stack import Stack
from tests.browser.visitor import Visitor

SMALL_TARGETS = """() => [...document.querySelectorAll("button, summary, .choice label, .input")]
  .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 44)
  .map((element) => `${element.outerHTML.slice(0, 80)} ${element.getBoundingClientRect().height}`)"""


@pytest.fixture
def person(new_visitor: Callable[..., Visitor], stack: Stack) -> Visitor:
    return new_visitor(stack, width=390, has_touch=True, is_mobile=True)


def test_targets_are_large_enough_for_a_finger(person: Visitor) -> None:
    person.open()
    assert person.page.evaluate(SMALL_TARGETS) == []
    person.walk_to("code")
    assert person.page.evaluate(SMALL_TARGETS) == []


def test_help_opens_and_closes_with_a_finger(person: Visitor) -> None:
    person.start()
    person.page.tap("#has_nir-help-button")
    person.page.wait_for_selector("#has_nir-help .bubble-title")
    person.check("help")
    person.page.tap("#has_nir-help-button")
    assert not person.page.is_visible("#has_nir-help")


def test_a_commune_is_chosen_with_a_finger_in_a_list_that_is_in_view(person: Visitor) -> None:
    person.start()
    person.fill({"where": "france"})
    person.page.tap("#commune_name")
    person.page.keyboard.type("saint-den")
    option = person.page.locator("[role=option]").first
    option.wait_for()
    box = option.bounding_box()
    assert box and box["y"] + box["height"] < 800
    option.tap()
    assert person.page.input_value("#commune_name").startswith("Saint-Denis (")


KEYBOARDS = {
    "civil_status": {
        "nir": {"inputmode": "text", "autocomplete": "off", "autocapitalize": "characters"},
        "family_name": {"autocomplete": "family-name"},
        "given_names": {"autocomplete": "given-name"},
        "birthdate": {"inputmode": "numeric", "autocomplete": "bday"},
    },
    "contact": {
        "sms": {"type": "tel", "inputmode": "tel", "autocomplete": "tel"},
        "email": {"type": "email", "inputmode": "email", "autocomplete": "email"},
    },
    "code": {"code": {"inputmode": "numeric", "autocomplete": "one-time-code"}},
    "password": {"password": {"type": "password", "autocomplete": "new-password"}},
}


@pytest.mark.parametrize("step", KEYBOARDS)
def test_a_field_calls_the_keyboard_and_the_proposals_that_fit(person: Visitor, step: str) -> None:
    person.walk_to(step)
    for field, expected in KEYBOARDS[step].items():
        control = person.page.locator(f"#{field}")
        assert {name: control.get_attribute(name) for name in expected} == expected
