"""Two tabs of one browser: they share the registration and never mix two of them."""

from tests.browser.visitor import Visitor


def test_a_second_tab_catches_up_with_the_first(visitor: Visitor) -> None:
    visitor.walk_to("identity_document")
    other = visitor.other_tab()
    other.page.click("#resume")
    other.answer_identity_document()
    other.is_at("contact")
    visitor.answer_identity_document("passport", "99 ZZ 99998")
    visitor.is_at("contact")
    assert "autre onglet" in visitor.page.inner_text(".panel-info")


def test_a_second_tab_offers_the_registration_that_the_first_one_has_started_meanwhile(visitor: Visitor) -> None:
    other = visitor.other_tab()
    visitor.start()
    first = visitor.registration_id()
    other.page.click("#create")
    other.page.click("#start")
    other.page.wait_for_selector("#resume")
    assert other.registration_id() == first
    other.page.click("#resume")
    other.is_at("civil_status")


def test_a_tab_whose_registration_another_one_has_replaced_leaves_the_new_one_alone(visitor: Visitor) -> None:
    visitor.walk_to("identity_document")
    other = visitor.other_tab()
    other.quit()
    other.is_at("ended")
    other.page.click("#again")
    other.is_at("entry")
    other.page.click("#create")
    other.page.click("#start")
    other.is_at("civil_status")
    visitor.is_at("ended")
    assert "autre onglet" in visitor.page.inner_text("main")
    visitor.check("elsewhere")
    other.answer_civil_status()
    other.is_at("identity_document")
    visitor.page.click("#again")
    visitor.is_at("entry")
    visitor.page.click("#resume")
    visitor.is_at("identity_document")


def test_an_entry_page_that_is_behind_the_times_leaves_the_new_registration_alone(visitor: Visitor) -> None:
    visitor.walk_to("identity_document")
    behind = visitor.other_tab()
    visitor.quit()
    visitor.is_at("ended")
    visitor.page.click("#again")
    visitor.page.click("#create")
    visitor.page.click("#start")
    visitor.is_at("civil_status")
    number = visitor.registration_id()
    behind.page.click("#resume")
    behind.page.wait_for_selector(".panel-info")
    assert behind.registration_id() == number
    visitor.answer_civil_status()
    visitor.is_at("identity_document")


def test_quitting_in_one_tab_does_not_throw_away_the_account_that_another_one_has_opened(visitor: Visitor) -> None:
    visitor.walk_to("password")
    other = visitor.other_tab()
    other.page.click("#resume")
    other.is_at("password")
    visitor.answer_password()
    visitor.is_at("recap")
    other.quit()
    other.is_at("recap")
    assert other.page.inner_text("#identifier") == visitor.page.inner_text("#identifier")


def test_a_recap_shown_in_one_tab_is_offered_in_another(visitor: Visitor) -> None:
    visitor.walk_to("password")
    visitor.answer_password()
    visitor.is_at("recap")
    other = visitor.other_tab()
    other.check("entry_with_an_account")
    other.page.click("#resume")
    other.is_at("recap")
    visitor.page.reload()
    visitor.is_at("recap")
