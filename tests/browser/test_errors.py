"""Every way of being refused: said at the top, said at the field, and nothing typed is lost."""

from playwright.sync_api import Route, expect

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


def test_a_lost_network_and_a_failing_service_lose_nothing(visitor: Visitor) -> None:
    visitor.start()
    target = "**/civil-status"
    visitor.page.route(target, lambda route: route.abort())
    visitor.answer_civil_status()
    assert "connexion est coupée" in visitor.has_problem()
    visitor.check("network")
    visitor.page.unroute(target)
    visitor.page.route(target, _fail)
    visitor.page.click("#problem button")
    expect(visitor.page.locator("#problem")).to_contain_text("ne répond pas")
    visitor.check("service")
    assert visitor.page.input_value("#family_name") == "Testard"
    visitor.page.unroute(target)
    visitor.page.click("#problem button")
    visitor.is_at("identity_document")


def test_a_page_that_cannot_reach_the_service_says_so_and_comes_back(visitor: Visitor) -> None:
    visitor.walk_to("identity_document")
    target = "**/registrations/*"
    visitor.page.route(target, _fail)
    visitor.page.reload()
    visitor.is_at("unreachable")
    visitor.check("unreachable")
    visitor.page.unroute(target)
    visitor.page.click("#problem button")
    visitor.is_at("identity_document")


def _fail(route: Route) -> None:
    route.fulfill(status=504, content_type="text/html", body="<h1>Gateway Timeout</h1>")
