"""The lost answer and the retry, the crash between two writes, the second tab, the service that fails."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.adapters.aws import machine
from chalicelib.domain.registration.steps import Outcome
from local.harness.person import MAIL, SMS, STRANGER, WITH_NIR, Person
from local.harness.service import Service

ANSWERS: list[tuple[str, Callable[[Person], Any]]] = [
    ("civil_status", lambda person: person.answer_civil_status(WITH_NIR)),
    ("identity_document", lambda person: person.answer_identity_document()),
    ("contact", lambda person: person.answer_contact()),
    ("code", lambda person: person.answer_code()),
    ("password", lambda person: person.answer_password()),
]


@pytest.mark.parametrize(("step", "answer"), ANSWERS, ids=[step for step, _ in ANSWERS])
def test_the_same_answer_sent_twice_has_one_effect_and_the_same_answer(
    service: Service, step: str, answer: Callable[[Person], Any]
) -> None:
    person = service.person().walk_to(step, WITH_NIR)
    first, second = answer(person), answer(person)
    assert (first.status, second.status) == (200, 200)
    assert first.body == second.body
    assert len(service.sms()) <= 1


@pytest.mark.parametrize(("step", "answer"), ANSWERS, ids=[step for step, _ in ANSWERS])
def test_a_crash_after_the_table_write_is_finished_by_the_retry(
    service: Service, step: str, answer: Callable[[Person], Any]
) -> None:
    person = service.person().walk_to(step, WITH_NIR)
    with service.failing("stepfunctions", "InternalError"):
        lost = answer(person)
    assert (lost.status, lost.headers["Retry-After"]) == (503, "1")
    assert service.item(person.registration_id)["open_step"]["S"] == step
    again = answer(person)
    assert again.status == 200
    assert again.body["open_step"] != step
    assert len(service.sms()) <= 1


@pytest.mark.parametrize("error", ["ThrottlingException", "ServiceUnavailable", "TaskTimedOut", "InvalidToken"])
def test_a_signal_that_fails_loses_nothing(service: Service, error: str) -> None:
    person = service.person()
    with service.failing("stepfunctions", error):
        failed = person.answer_civil_status()
    assert failed.status in (202, 503)
    assert person.look()["answers"]["civil_status"]["family_name"] == "Testard"
    assert person.answer_civil_status().body["open_step"] == "identity_document"


def test_another_answer_after_a_crash_does_not_get_stuck(service: Service) -> None:
    person = service.person()
    with service.failing("stepfunctions", "InternalError"):
        person.answer_civil_status()
    refused = person.answer_civil_status({**STRANGER, "family_name": "Autre"})
    assert (refused.status, refused.body["open_step"]) == (409, "identity_document")
    assert person.look()["answers"]["civil_status"]["family_name"] == "Testard"


def test_a_used_token_is_no_error_of_the_machine(service: Service) -> None:
    person = service.person()
    token = service.item(person.registration_id)["task_token"]["S"]
    person.walk_to("contact")
    machine.tell(token, Outcome.STRANGER)
    assert person.look()["open_step"] == "contact"


def test_a_resend_asked_twice_at_once_sends_one_message(service: Service) -> None:
    person = service.person().walk_to("code")
    service.move_clock(seconds=61)
    with service.failing("stepfunctions", "InternalError"):
        assert person.call("POST", "/code/resend").status == 503
    assert person.call("POST", "/code/resend").status == 200
    assert len(service.sms()) == 2


def test_a_send_that_crashed_before_its_record_sends_the_same_code_again(service: Service) -> None:
    service.lambda_failures_after.append("TemporarilyUnavailable")
    person = service.person().walk_to("contact")
    assert person.answer_contact().status == 202
    service.wait_until(lambda: person.look()["open_step"] == "code")
    codes = [text[:6] for _, text in service.sms()]
    assert codes == [codes[0]] * 2
    assert person.answer_code().status == 200


def test_a_message_that_cannot_be_delivered_brings_the_person_back_with_the_reason(service: Service) -> None:
    person = service.person().walk_to("contact")
    with service.failing("sns", "InvalidParameter"):
        answered = person.answer_contact()
    assert answered.status == 200
    assert answered.body["open_step"] == "contact"
    assert answered.body["notice"]["code"] == "delivery_failed"
    assert person.answer_contact(MAIL).body["open_step"] == "code"


def test_an_answer_that_the_machine_was_never_told_of_is_told_by_whoever_looks(service: Service) -> None:
    person = service.person()
    with service.failing("stepfunctions", "ThrottlingException"):
        assert person.answer_civil_status().status == 503
    assert service.call("GET", f"/registrations/{person.registration_id}", token=person.token).status == 200
    assert person.look()["open_step"] == "identity_document"


def test_a_step_that_was_answered_too_late_to_be_told_is_expired(service: Service) -> None:
    person = service.person()
    with service.failing("stepfunctions", "ThrottlingException"):
        person.answer_civil_status()
    service.move_clock(seconds=3601)
    found = service.call("GET", f"/registrations/{person.registration_id}", token=person.token)
    assert (found.status, found.body["status"]) == (200, "expired")


def test_a_lambda_service_that_fails_is_tried_again(service: Service) -> None:
    service.lambda_failures.append("Lambda.TooManyRequestsException")
    person = service.person().walk_to("code")
    assert len(service.sms()) == 1
    assert person.answer_code().status == 200


def test_a_failing_table_is_told_as_unavailable(service: Service) -> None:
    person = service.person()
    with service.failing("dynamodb", "InternalServerError"):
        failed = person.answer_civil_status()
    assert (failed.status, failed.body["code"]) == (503, "unavailable")
    assert person.answer_civil_status().status == 200


def test_the_second_tab_with_other_answers_is_told_which_step_is_open(service: Service) -> None:
    person = service.person()
    person.answer_civil_status()
    other = person.answer_civil_status({**STRANGER, "family_name": "Autre"})
    assert (other.status, other.body["code"], other.body["open_step"]) == (409, "step_not_open", "identity_document")


def test_an_account_is_made_once_for_a_nir_and_its_owner_is_told(service: Service) -> None:
    service.person().walk_to("completed", WITH_NIR, MAIL)
    second = service.person().walk_to("password", WITH_NIR, SMS)
    refused = second.answer_password()
    assert (refused.status, refused.body["code"]) == (409, "account_not_created")
    assert second.answer_password().body["code"] == "account_not_created"
    assert second.look()["status"] == "abandoned"
    assert second.look()["notice"]["code"] == "account_not_created"
    assert len(service.mails()) == 2
    assert len(service.accounts()) == 1


def test_a_repeated_call_of_the_task_makes_no_second_account(service: Service) -> None:
    person = service.person().walk_to("completed", WITH_NIR)
    service.run_lambda("CreateAccount", {"registration_id": person.registration_id})
    assert len(service.accounts()) == 1
    assert service.lambda_errors == []


def test_a_password_whose_account_could_not_be_made_is_told_so_however_its_answer_comes(service: Service) -> None:
    person = service.person().walk_to("password")
    with service.failing("stepfunctions", "InternalError"):
        assert person.answer_password().status == 503
    service.lambda_failures += ["Unhandled"] * 9
    told = person.answer_password()
    assert (told.status, told.body["code"]) == (503, "unavailable")
    service.lambda_failures.clear()
    assert person.answer_password().status == 200


def test_a_password_sent_after_going_back_from_it_is_told_which_step_is_open(service: Service) -> None:
    person = service.person().walk_to("password")
    service.lambda_failures += ["Unhandled"] * 9
    assert person.answer_password().status in (202, 503)
    service.wait_until(lambda: person.call("GET").status == 200)
    assert person.call("POST", "/back").body["open_step"] == "code"
    told = person.answer_password("short")
    assert (told.status, told.body["code"], told.body["open_step"]) == (409, "step_not_open", "code")


def test_another_contact_whose_message_could_not_be_sent_may_be_tried_again_at_once(service: Service) -> None:
    person = service.person().walk_to("code")
    service.move_clock(seconds=10)
    with service.failing("sesv2", "MessageRejected"):
        assert person.answer_contact(MAIL).body["notice"]["code"] == "delivery_failed"
    again = person.answer_contact(MAIL)
    assert (again.status, again.body["open_step"], again.body["code"]["channel"]) == (200, "code", "email")
