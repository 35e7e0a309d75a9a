"""What the machine does by itself when nobody comes: seen with lives of a second, as its clock cannot be moved."""

from local.harness.service import Service


def test_an_expired_code_sends_the_person_back_to_the_contact_step() -> None:
    with Service(code_seconds=1) as service:
        person = service.person().walk_to("code")
        service.wait_until(lambda: person.look()["open_step"] == "contact")
        late = person.answer_code()
        assert (late.status, late.body["code"]) == (410, "code_expired")
        assert person.look()["notice"]["code"] == "code_expired"
        assert person.look()["answers"]["contact"]["channel"] == "sms"


def test_a_registration_that_nobody_comes_back_to_is_erased() -> None:
    with Service(step_seconds=2) as service:
        person = service.person().walk_to("identity_document")
        service.wait_until(lambda: service.item(person.registration_id)["status"]["S"] == "expired")
        assert "Testard" not in service.stored_text(person.registration_id)
        assert person.answer_identity_document().body["code"] == "registration_expired"
        service.wait_until(lambda: service.history(person.registration_id)[-1]["type"] == "ExecutionSucceeded")
