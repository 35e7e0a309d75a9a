"""Whole journeys, one for each kind of person; axe looks at every screen."""

from collections.abc import Callable

from local.engine.stack import Stack
from tests.browser.visitor import BORN_ABROAD, Visitor

# Of local/registries/demo, loaded into every local stack; the member is used by no other test: a NIR opens one account.
MEMBER = {
    "nir": "2 60 01 99 999 058 68",
    "title": "madame",
    "family_name": "Echantillon",
    "given_names": "Marie-Thérèse",
    "birthdate": "01/1960",
}
HOLDER = {"family_name": "Fictive", "given_names": "Alix", "birthdate": "11061992"}
PASSPORT = "99 zz 00042"


def test_a_household_member_opens_an_account_by_sms(new_visitor: Callable[..., Visitor], stack: Stack) -> None:
    person = new_visitor(stack, width=390)
    person.open().check("entry")
    person.page.click("[data-benefit=housing]")
    person.check("housing")
    person.page.click("[data-benefit=housing_allowance]")
    person.check("introduction")
    person.page.click("#start")
    person.is_at("civil_status")
    person.check("civil_status")
    person.answer_civil_status(has_nir="yes", **MEMBER, **BORN_ABROAD)
    person.is_at("contact")  # no identity document is asked
    assert "Étape 2 sur 4" in person.page.inner_text(".progress")
    person.check("contact")
    contact = person.answer_contact("sms")
    person.is_at("code")
    person.check("code")
    person.answer_code(contact)
    person.is_at("password")
    person.fill({"password": "Correct4Pferd"})
    person.check("password")
    person.answer_password()
    person.is_at("recap")
    assert person.page.inner_text("#identifier") == "2 XX XXXX XXX XXX"
    assert "Un justificatif est attendu" not in person.page.inner_text("main")
    person.check("recap")


def test_a_person_with_a_document_opens_an_account_by_mail(visitor: Visitor) -> None:
    visitor.start()
    visitor.answer_civil_status(**HOLDER)
    visitor.is_at("identity_document")
    visitor.check("identity_document")
    visitor.fill({"kind": "passport"})
    visitor.check("number")
    visitor.answer_identity_document("passport", PASSPORT)
    visitor.is_at("contact")
    contact = visitor.answer_contact("email")
    visitor.is_at("code")
    visitor.check("code")
    visitor.answer_code(contact)
    visitor.is_at("password")
    visitor.answer_password()
    visitor.is_at("recap")
    assert "Un justificatif est attendu" not in visitor.page.inner_text("main")
    assert contact in visitor.page.inner_text(".facts")


def test_a_person_without_nir_nor_document_opens_an_account_in_english(
    new_visitor: Callable[..., Visitor], stack: Stack
) -> None:
    person = new_visitor(stack, locale="en-GB")
    person.open().check("entry")
    person.page.click("#create")
    person.check("introduction")
    person.page.click("#start")
    person.is_at("civil_status")
    person.fill({"has_nir": "no", "where": "abroad"})
    person.check("civil_status")
    person.page.select_option("#country", "99109")
    person.fill({"title": "madame", "given_names": "Zoe", "birthdate": "1985", "city": "Bonn"})
    person.send()
    person.is_at("identity_document")
    person.fill({"kind": "none"})
    person.check("identity_document")
    person.send()
    person.is_at("contact")
    person.fill({"channel": "email"})
    person.check("contact")
    contact = person.answer_contact("email")
    person.is_at("code")
    person.check("code")
    person.answer_code(contact)
    person.is_at("password")
    person.check("password")
    person.answer_password()
    person.is_at("recap")
    assert person.page.inner_text("#identifier").startswith("MC-")
    assert "A supporting document is needed" in person.page.inner_text("main")
    assert "Bonn, Germany" in person.page.inner_text(".facts")
    person.check("recap")
    number = person.registration_id()
    with person.page.expect_response(lambda response: response.request.method == "DELETE"):
        person.page.click("#finish")
    person.is_at("entry")
    assert person.page.evaluate("sessionStorage.length") == 0
    assert person.page.request.get(f"{person.url}/registrations/{number}/recap").status == 401


def test_what_is_advised_when_no_commune_is_found_does_not_move_while_it_is_pressed(visitor: Visitor) -> None:
    visitor.start()
    visitor.fill({"where": "france"})
    visitor.page.locator("#commune_name").press_sequentially("zzzz")
    visitor.page.wait_for_selector(".proposals-remark:visible")
    visitor.check("no_commune", in_both_languages=False)
    box = visitor.page.locator("label[for=commune_unlisted]").bounding_box()
    assert box
    visitor.page.mouse.click(box["x"] + 40, box["y"] + box["height"] / 2)
    assert visitor.page.is_checked("#commune_unlisted")


def test_a_commune_is_found_as_one_types(visitor: Visitor) -> None:
    visitor.start()
    visitor.fill({"where": "france"})
    field = visitor.page.locator("#commune_name")
    field.press_sequentially("st deni")
    visitor.page.wait_for_selector("[role=option]")
    visitor.check("proposals", in_both_languages=False)
    field.press("ArrowDown")
    chosen = visitor.page.inner_text("[role=option][aria-selected=true]")
    assert field.get_attribute("aria-activedescendant") == "commune_name-list-0"
    field.press("Enter")
    assert field.input_value() in chosen and "Saint-Denis" in chosen
    assert visitor.page.locator("[role=option]:visible").count() == 0
    assert visitor.view == "civil_status"  # Enter has chosen, not sent


BIRTH_DATES = [
    ("03021985", "03/02/1985", "1985-02-03"),
    ("3.2.1985", "03/02/1985", "1985-02-03"),
    ("1985-02-03", "03/02/1985", "1985-02-03"),
    ("01/1960", "01/1960", "1960-01"),
    ("011960", "01/1960", "1960-01"),
    ("1960", "1960", "1960"),
    ("31 février", "31 février", "31 février"),
]
"""As typed, as shown on leaving the field, as sent."""


def test_a_birth_date_is_understood_as_people_write_it(visitor: Visitor) -> None:
    visitor.start()
    for typed, kept, sent in BIRTH_DATES:
        visitor.fill({"birthdate": typed})
        with visitor.page.expect_request("**/civil-status") as request:
            visitor.send()
        visitor.page.wait_for_selector("#submit:not(.busy)")
        assert visitor.page.input_value("#birthdate") == kept
        posted = request.value.post_data_json
        assert posted and posted["birthdate"] == sent
