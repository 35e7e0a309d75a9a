"""The path of a form, from the first step to the recap, and its ways out."""

import pytest

from local.harness.person import MAIL, SMS, STRANGER, WITH_NIR
from local.harness.service import Service


def test_a_person_without_nir_opens_an_account_by_sms_and_gets_a_provisional_identifier(service: Service) -> None:
    person = service.person().walk_to("password")
    done = person.answer_password()
    assert (done.status, done.body["status"], done.body["open_step"]) == (200, "completed", None)
    recap = person.call("GET", "/recap").body
    assert recap["identifier"]["kind"] == "provisional"
    assert recap["identifier"]["display"].startswith("MC-")
    assert recap["civil_status"]["birthplace"]["commune_name"] == "NICE"
    assert recap["civil_status"]["birthplace"]["department"] == "06"
    assert recap["contact"] == {"channel": "sms", "value": "+33639980042"}
    assert recap["supporting_document_required"] is True


def test_a_person_with_a_nir_opens_an_account_by_mail_and_sees_it_masked(service: Service) -> None:
    person = service.person().walk_to("completed", WITH_NIR, MAIL)
    assert person.call("GET", "/recap").body["identifier"] == {"kind": "nir", "display": "2 XX XXXX XXX XXX"}


def test_the_steps_open_one_after_the_other(service: Service) -> None:
    person = service.person()
    opened = [person.look()["open_step"]]
    steps = (person.answer_civil_status, person.answer_identity_document, person.answer_contact, person.answer_code)
    for answer in steps:
        opened.append(answer().body["open_step"])
    assert opened == ["civil_status", "identity_document", "contact", "code", "password"]


def test_a_registration_tells_when_its_step_closes_and_when_it_ends_whatever_is_answered(service: Service) -> None:
    person = service.person()
    first = person.look()
    second = person.walk_to("password").look()
    assert first["expires_at"] < first["ends_at"] == second["ends_at"]
    assert person.walk_to("completed").look()["ends_at"] is None


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/identity-document", {"kind": "none"}),
        ("/contact", SMS),
        ("/code", {"code": "123456"}),
        ("/password", {"password": "Correct4Pferd", "confirmation": "Correct4Pferd"}),
    ],
)
def test_a_step_out_of_order_is_answered_with_the_step_that_is_open(service: Service, path: str, body: object) -> None:
    refused = service.person().call("PUT", path, body)
    assert (refused.status, refused.body["code"], refused.body["open_step"]) == (409, "step_not_open", "civil_status")


def test_going_back_opens_the_step_before_and_loses_nothing(service: Service) -> None:
    person = service.person().walk_to("code")
    opened = [person.call("POST", "/back").body["open_step"] for _ in range(3)]
    assert opened == ["contact", "identity_document", "civil_status"]
    assert person.call("POST", "/back").status == 409
    answers = person.look()["answers"]
    assert answers["civil_status"]["family_name"] == "Testard"
    assert answers["identity_document"] == {"kind": "none", "number": None}
    assert answers["contact"]["value"] == "+33639980042"


def test_going_back_from_the_password_asks_for_the_code_again(service: Service) -> None:
    person = service.person().walk_to("password")
    assert person.call("POST", "/back").body["open_step"] == "code"
    assert person.answer_code().body["open_step"] == "password"
    assert person.answer_password().body["status"] == "completed"


def test_a_household_member_is_not_asked_for_a_document(service: Service) -> None:
    service.load_household(WITH_NIR, role="spouse", management_authorisation=True)
    person = service.person()
    answered = person.answer_civil_status({**WITH_NIR, "family_name": "TESTARD"}).body
    assert answered["open_step"] == "contact"
    assert {"name": "identity_document", "state": "not_needed"} in answered["steps"]
    assert person.call("POST", "/back").body["open_step"] == "civil_status"


def test_somebody_elses_name_does_not_open_a_household(service: Service) -> None:
    service.load_household(WITH_NIR, role="spouse", management_authorisation=True)
    answered = service.person().answer_civil_status({**WITH_NIR, "family_name": "Autre"})
    assert answered.body["open_step"] == "identity_document"


def test_a_known_document_is_accepted_and_an_unknown_one_three_times_needs_proof_later(service: Service) -> None:
    service.load_document("passport", "12AB34567", STRANGER)
    known = service.person().walk_to("identity_document")
    assert known.answer_identity_document("passport", "12 ab 34567").status == 200
    unknown = service.person().walk_to("identity_document")
    tries = [unknown.answer_identity_document("passport", f"12AB3456{digit}") for digit in (1, 1, 2)]
    assert [(each.status, each.body.get("tries_left")) for each in tries] == [(422, 2), (422, 2), (422, 1)]
    assert tries[0].body["errors"][0]["field"] == "number"
    assert unknown.answer_identity_document("passport", "12AB34563").status == 200
    unknown.walk_to("completed", contact=MAIL)
    assert unknown.call("GET", "/recap").body["supporting_document_required"] is True


def test_a_warning_is_asked_once_and_confirmed_by_its_code(service: Service) -> None:
    person = service.person()
    form = {**WITH_NIR, "title": "monsieur"}
    asked = person.answer_civil_status(form)
    assert asked.status == 422
    assert [(each["code"], each["severity"]) for each in asked.body["errors"]] == [("nir_title_mismatch", "confirm")]
    assert person.answer_civil_status({**form, "confirmed_warnings": ["nir_title_mismatch"]}).status == 200


def test_a_masked_nir_is_kept_when_the_form_is_sent_again(service: Service) -> None:
    person = service.person().walk_to("identity_document", WITH_NIR)
    person.call("POST", "/back")
    assert person.look()["answers"]["civil_status"]["nir"].startswith("2 ••")
    person.answer_civil_status({**WITH_NIR, "nir": "unchanged", "usage_name": "Autre"})
    person.walk_to("completed")
    assert person.call("GET", "/recap").body["identifier"]["kind"] == "nir"


def test_quitting_erases_everything_at_once_and_again_changes_nothing(service: Service) -> None:
    person = service.person().walk_to("code")
    assert [person.call("DELETE").status for _ in range(2)] == [204, 204]
    left = person.look()
    assert left["status"] == "abandoned"
    assert set(left["answers"].values()) == {None}
    assert person.answer_code().body["code"] == "registration_expired"
    stored = service.stored_text(person.registration_id)
    assert "Testard" not in stored and "639980042" not in stored


def test_an_unknown_registration_and_a_wrong_token_are_answered_alike(service: Service) -> None:
    person = service.person()
    unknown = service.call("GET", f"/registrations/{'0' * 32}", token=person.token)
    wrong = service.call("GET", f"/registrations/{person.registration_id}", token="wrong")
    none = service.call("GET", f"/registrations/{person.registration_id}")
    assert (unknown.status, unknown.body) == (wrong.status, wrong.body) == (none.status, none.body)
    assert unknown.status == 401


def test_the_cookie_stands_for_the_token(service: Service) -> None:
    started = service.call("POST", "/registrations", {})
    cookie = started.headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Secure", "Path=/", "Max-Age=604800"} <= set(cookie.split("; "))
    found = service.call(
        "GET", f"/registrations/{started.body['registration_id']}", headers={"cookie": cookie.split(";")[0]}
    )
    assert found.status == 200


def test_the_registration_tells_when_a_proof_of_identity_will_be_asked_for(service: Service) -> None:
    person = service.person().walk_to("identity_document")
    assert person.look()["supporting_document_required"] is False
    for tries_left in (2, 1):
        assert person.answer_identity_document("passport", f"99 ZZ 9999{tries_left}").body["tries_left"] == tries_left
    assert person.answer_identity_document("passport", "99 ZZ 99990").body["supporting_document_required"] is True


def test_quitting_takes_the_cookie_away(service: Service) -> None:
    quit_answer = service.person().call("DELETE")
    assert {"__Host-registration_token=", "Max-Age=0"} <= set(quit_answer.headers["Set-Cookie"].split("; "))


def test_a_birthplace_that_was_kept_by_its_code_is_named(service: Service) -> None:
    named = service.call("GET", "/places?commune=93066").body["places"]
    assert [(place["name"], place["department"]) for place in named] == [("Saint-Denis", "93")]
    assert service.call("GET", "/places?commune=' OR 1=1").body == {"places": [], "suggestions": []}


@pytest.mark.parametrize("benefit", [5, "", " family ", "FAMILY", "rent", [], {}, True])
def test_what_is_no_benefit_is_no_choice(service: Service, benefit: object) -> None:
    told = service.call("POST", "/registrations", {"benefit": benefit})
    assert [error["code"] for error in told.body["errors"]] == ["unknown_choice"]
