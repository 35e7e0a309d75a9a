"""An execution that dies is replaced, and the person goes on: whoever meets it first, and however often they come."""

import json
import time
from collections.abc import Callable
from typing import Any

import pytest

from local.harness.client import at_once
from local.harness.environment import ENVIRONMENT
from local.harness.person import MAIL, WITH_NIR, Person
from local.harness.service import Service

ANSWERS: list[tuple[str, Callable[[Person], Any]]] = [
    ("civil_status", lambda person: person.answer_civil_status(WITH_NIR)),
    ("identity_document", lambda person: person.answer_identity_document()),
    ("contact", lambda person: person.answer_contact()),
    ("code", lambda person: person.answer_code()),
    ("password", lambda person: person.answer_password()),
]
each_step = pytest.mark.parametrize(("step", "answer"), ANSWERS, ids=[step for step, _ in ANSWERS])


def tell_of_death(service: Service, name: str) -> str | None:
    """As EventBridge does; what Lambda would try again. As documented:
    https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
    """
    execution = f"arn:aws:states:eu-west-3:123456789012:execution:test-registration:{name}"
    detail = {"executionArn": execution, "name": name, "status": "ABORTED", "input": "{}", "output": None}
    error, _ = service.run_lambda(
        "MendRegistration", {"source": "aws.states", "resources": [execution], "detail": detail}
    )
    return error


def generation(service: Service, person: Person) -> int:
    return int(service.item(person.registration_id)["generation"]["N"])


@each_step
def test_an_answer_to_a_dead_execution_is_taken_by_the_next(
    service: Service, step: str, answer: Callable[[Person], Any]
) -> None:
    person = service.person().walk_to(step, WITH_NIR)
    service.kill_execution(person.registration_id)
    given = answer(person)
    assert given.status == 200
    assert given.body["open_step"] != step
    assert generation(service, person) == 2
    assert person.walk_to("completed", WITH_NIR).look()["status"] == "completed"
    assert (len(service.sms()), len(service.accounts())) == (1, 1)


@each_step
def test_an_execution_that_died_is_replaced_without_its_person(
    service: Service, step: str, answer: Callable[[Person], Any]
) -> None:
    person = service.person().walk_to(step, WITH_NIR)
    before = person.look()
    name = service.kill_execution(person.registration_id)
    tell_of_death(service, name)
    tell_of_death(service, name)  # it may be told twice
    assert generation(service, person) == 2
    now = person.look()
    assert {**now, "expires_at": None} == {**before, "expires_at": None}
    assert answer(person).body["open_step"] != step
    assert len(service.sms()) <= 1


@each_step
def test_an_answer_that_was_given_before_the_death_is_not_asked_for_again(
    service: Service, step: str, answer: Callable[[Person], Any]
) -> None:
    person = service.person().walk_to(step, WITH_NIR)
    with service.failing("stepfunctions", "InternalError"):
        assert answer(person).status == 503  # kept, and not told
    tell_of_death(service, service.kill_execution(person.registration_id))
    found = person.call("GET")
    assert (found.status, found.body["open_step"] != step) == (200, True)
    assert len(service.sms()) <= 1


CLAIMS = {"contact": "TransactWriteItems", "code": "TransactWriteItems"}


@each_step
def test_an_answer_that_comes_while_the_execution_is_replaced_is_taken(
    service: Service, step: str, answer: Callable[[Person], Any]
) -> None:
    person = service.person().walk_to(step, WITH_NIR)
    name = service.kill_execution(person.registration_id)
    with service.just_before("dynamodb", CLAIMS.get(step, "UpdateItem"), lambda: tell_of_death(service, name)):
        given = answer(person)
    assert given.status == 200
    assert given.body["open_step"] != step
    assert generation(service, person) == 2


@pytest.mark.parametrize("path", ["/back", "/extend"])
def test_leaving_a_step_while_the_execution_is_replaced_is_heard(service: Service, path: str) -> None:
    person = service.person().walk_to("contact")
    name = service.kill_execution(person.registration_id)
    service.move_clock(minutes=31)
    with service.just_before("dynamodb", "UpdateItem", lambda: tell_of_death(service, name)):
        assert person.call("POST", path).status == 200


def test_a_new_code_asked_for_before_the_death_is_sent_once(service: Service) -> None:
    person = service.person().walk_to("code")
    first = person.received_code()
    service.move_clock(minutes=2)
    with service.failing("stepfunctions", "InternalError"):
        assert person.call("POST", "/code/resend").status == 503
    service.kill_execution(person.registration_id)
    again = person.call("POST", "/code/resend")
    assert (again.status, again.body["open_step"], len(service.sms())) == (200, "code", 2)
    assert person.received_code() != first
    assert person.answer_code().body["open_step"] == "password"


def test_a_code_in_hand_stays_right_and_keeps_its_end(service: Service) -> None:
    person = service.person().walk_to("code")
    ends_at = person.look()["code"]["expires_at"]
    tell_of_death(service, service.kill_execution(person.registration_id))
    assert person.look()["code"]["expires_at"] == ends_at
    assert len(service.sms()) == 1
    assert person.answer_code().body["open_step"] == "password"


def test_a_notice_outlives_the_execution(service: Service) -> None:
    person = service.person().walk_to("contact")
    with service.failing("sns", "AuthorizationError"):
        person.answer_contact()
    before = person.look()
    assert before["notice"]["code"] == "delivery_failed"
    tell_of_death(service, service.kill_execution(person.registration_id))
    assert person.look()["notice"] == before["notice"]


def test_a_message_that_does_not_leave_after_a_death_is_given_back_too(service: Service) -> None:
    person = service.person().walk_to("contact")
    service.kill_execution(person.registration_id)
    with service.failing("sesv2", "MessageRejected"):
        assert person.answer_contact(MAIL).body["notice"]["code"] == "delivery_failed"
    assert counted_sends(service) == 0
    assert person.answer_contact(MAIL).body["code"]["sends_left"] == 4


def counted_sends(service: Service) -> int:
    items = service.table(ENVIRONMENT["LIMITS_TABLE"])
    return sum(len(item["events"]["SS"]) for item in items if item["limit_key"]["S"].startswith("sends#"))


def test_of_twenty_callers_at_once_one_replaces_the_execution(service: Service) -> None:
    person = service.person()
    service.kill_execution(person.registration_id)
    answers = at_once(20, person.answer_civil_status)
    assert {given.status for given in answers} <= {200, 202}
    assert generation(service, person) == 2
    assert person.call("GET").body["open_step"] == "identity_document"


def test_an_execution_that_was_replaced_and_still_lives_changes_nothing(service: Service) -> None:
    person = service.person().walk_to("contact")
    token = service.item(person.registration_id)["task_token"]["S"]
    service.set_number(person.registration_id, "generation", 2)
    service.machine.send_task_success(taskToken=token, output=json.dumps({"outcome": "unknown"}))
    service.wait_until(lambda: service.history(person.registration_id)[-1]["type"] == "ExecutionSucceeded")
    history = service.history(person.registration_id)
    entered = [event["stateEnteredEventDetails"]["name"] for event in history if "stateEnteredEventDetails" in event]
    assert entered[-1] == "Gone"
    assert service.item(person.registration_id)["task_token"]["S"] == token
    assert service.item(person.registration_id)["open_step"]["S"] == "contact"


def test_a_registration_that_dies_again_and_again_is_given_up_for_an_hour(service: Service) -> None:
    person = service.person()
    for _ in range(5):
        tell_of_death(service, service.kill_execution(person.registration_id))
    name = service.kill_execution(person.registration_id)
    tell_of_death(service, name)
    assert generation(service, person) == 6
    refused = person.answer_civil_status()
    assert (refused.status, refused.body["code"]) == (503, "unavailable")
    assert person.call("DELETE").status == 204


def test_after_that_hour_it_is_mended_again() -> None:
    with Service(step_seconds=7200) as service:
        person = service.person()
        for _ in range(5):
            tell_of_death(service, service.kill_execution(person.registration_id))
        service.kill_execution(person.registration_id)
        service.move_clock(minutes=59)
        assert person.answer_civil_status().status == 503
        service.move_clock(minutes=2)
        assert person.call("GET").body["open_step"] == "identity_document"
        assert generation(service, person) == 7


@pytest.mark.parametrize("end", ["quit", "completed"])
def test_what_has_ended_is_not_begun_again(service: Service, end: str) -> None:
    person = service.person().walk_to("password")
    name = f"{person.registration_id}-1"
    if end == "quit":
        name = service.kill_execution(person.registration_id)
        assert person.call("DELETE").status == 204
    else:
        assert person.answer_password().status == 200
    tell_of_death(service, name)
    assert generation(service, person) == 1
    assert "task_token" not in service.item(person.registration_id)


def test_a_step_whose_time_is_over_is_erased_in_the_place_of_the_dead(service: Service) -> None:
    person = service.person().walk_to("contact")
    name = service.kill_execution(person.registration_id)
    service.move_clock(hours=2)
    tell_of_death(service, name)
    assert service.item(person.registration_id)["status"]["S"] == "expired"
    assert "Testard" not in service.stored_text(person.registration_id)


def test_a_death_of_nobody_is_no_error(service: Service) -> None:
    tell_of_death(service, f"{'0' * 32}-1")
    tell_of_death(service, "by-hand")


def test_a_new_execution_that_could_not_be_started_is_started_by_the_next_request(service: Service) -> None:
    person = service.person()
    service.kill_execution(person.registration_id)
    with service.failing("stepfunctions", "ThrottlingException", "StartExecution"):
        assert person.answer_civil_status().status == 503
    assert "task_token" not in service.item(person.registration_id)
    assert person.call("GET").body["open_step"] == "identity_document"
    assert generation(service, person) == 2


def test_quitting_needs_no_machine(service: Service) -> None:
    person = service.person().walk_to("contact")
    service.kill_execution(person.registration_id)
    assert person.call("DELETE").status == 204
    assert "Testard" not in service.stored_text(person.registration_id)


def test_a_word_that_the_machine_does_not_know_opens_the_step_again(service: Service) -> None:
    person = service.person().walk_to("contact")
    token = service.item(person.registration_id)["task_token"]["S"]
    service.machine.send_task_failure(taskToken=token, error="a_later_word")
    service.wait_until(lambda: service.item(person.registration_id)["task_token"]["S"] != token)
    assert person.answer_contact().body["open_step"] == "code"


def test_an_account_that_cannot_be_made_says_why_where_the_person_is_asked_again(service: Service) -> None:
    person = service.person().walk_to("password")
    service.lambda_failures += ["TaskBroken"]
    assert person.answer_password().status in (202, 503)
    service.wait_until(lambda: person.call("GET").status == 200)
    found = person.look()
    assert (found["open_step"], found["notice"]["code"]) == ("password", "account_failed")
    assert found["notice"]["resend_at"] is None
    tell_of_death(service, service.kill_execution(person.registration_id))
    assert person.look()["notice"]["code"] == "account_failed"
    person.call("POST", "/back")
    assert person.answer_code().body["notice"] is None
    assert person.answer_password().body["status"] == "completed"


def test_an_event_whose_start_failed_is_made_up_for_by_its_next_try(service: Service) -> None:
    person = service.person()
    name = service.kill_execution(person.registration_id)
    with service.failing("stepfunctions", "ThrottlingException", "StartExecution"):
        assert tell_of_death(service, name) == "TemporarilyUnavailable"
    assert tell_of_death(service, name) is None
    assert (generation(service, person), person.look()["open_step"]) == (2, "civil_status")


def test_a_death_that_aws_does_not_know_of_yet_is_tried_again(service: Service) -> None:
    person = service.person()
    assert tell_of_death(service, f"{person.registration_id}-1") == "NotMended"  # it runs
    name = service.kill_execution(person.registration_id)
    assert tell_of_death(service, name) is None
    assert generation(service, person) == 2


def test_an_answer_whose_request_dies_while_the_rule_mends_is_mended_by_the_next_try(service: Service) -> None:
    person = service.person()
    name = service.kill_execution(person.registration_id)

    def answer_and_die() -> None:
        with service.failing("stepfunctions", "InternalError"):
            assert person.answer_civil_status().status == 503

    with service.just_before("dynamodb", "UpdateItem", answer_and_die):
        assert tell_of_death(service, name) == "NotMended"
    assert tell_of_death(service, name) is None
    assert person.look()["open_step"] == "identity_document"


def test_a_registration_that_is_long_over_is_erased_by_whoever_meets_it(service: Service) -> None:
    person = service.person().walk_to("contact")
    service.kill_execution(person.registration_id)
    service.move_clock(minutes=70)
    assert person.call("GET").body["status"] == "expired"
    assert "Testard" in service.stored_text(person.registration_id)  # a clock may be off
    service.move_clock(minutes=10)
    assert person.answer_contact().status == 410
    assert "Testard" not in service.stored_text(person.registration_id)


def test_what_is_typed_goes_by_the_table_itself_within_days(service: Service) -> None:
    person = service.person().walk_to("contact")
    assert int(service.item(person.registration_id)["ttl"]["N"]) < time.time() + 2 * 86400 + 60


def test_a_claim_of_a_code_that_ran_out_is_not_told_to_the_contact_step() -> None:
    with Service(code_seconds=4) as service:
        person = service.person().walk_to("code")
        with service.failing("stepfunctions", "InternalError"):
            assert person.answer_code().status == 503  # right, and not told
        service.kill_execution(person.registration_id)
        service.raise_generation(person.registration_id)
        service.wait_until(lambda: service.item(person.registration_id)["open_step"]["S"] == "contact")
        found = person.call("GET")
        assert (found.status, found.body["open_step"], found.body["notice"]["code"]) == (200, "contact", "code_expired")
        assert person.answer_contact(MAIL).body["open_step"] == "code"
        assert (len(service.sms()), len(service.mails())) == (1, 1)


def test_a_question_that_aws_does_not_answer_is_no_failure(service: Service) -> None:
    person = service.person()
    service.kill_execution(person.registration_id)
    with service.failing("stepfunctions", "ThrottlingException", "DescribeExecution"):
        assert person.answer_civil_status().status == 202
    assert person.call("GET").body["open_step"] == "identity_document"


def test_a_step_that_takes_its_time_to_open_again_is_not_said_to_be_closed(service: Service) -> None:
    person = service.person()
    service.kill_execution(person.registration_id)
    with service.failing("stepfunctions", "ThrottlingException", "StartExecution"):
        assert person.answer_civil_status().status == 503
    person = service.person()
    service.kill_execution(person.registration_id)
    service.raise_generation(person.registration_id, start=False)
    with service.failing("stepfunctions", "ThrottlingException", "DescribeExecution"):
        waiting = person.answer_civil_status()
    assert (waiting.status, waiting.body["code"]) == (503, "unavailable")
    assert person.answer_civil_status().body["open_step"] == "identity_document"


def test_a_resend_repeated_after_a_death_is_not_told_that_the_step_is_closed(service: Service) -> None:
    person = service.person().walk_to("code")
    service.move_clock(minutes=2)
    with service.failing("stepfunctions", "InternalError"):
        assert person.call("POST", "/code/resend").status == 503
    service.kill_execution(person.registration_id)
    service.raise_generation(person.registration_id)
    service.wait_until(lambda: "task_token" in service.item(person.registration_id))
    again = person.call("POST", "/code/resend")
    assert (again.status, again.body["code"]) == (429, "resend_too_soon")  # it was sent
    assert len(service.sms()) == 2


def test_the_making_of_an_account_that_comes_late_changes_nothing(service: Service) -> None:
    service.person().walk_to("completed", WITH_NIR, MAIL)
    person = service.person().walk_to("password", WITH_NIR)
    service.lambda_failures += ["TaskBroken"]
    person.answer_password()
    service.wait_until(lambda: person.call("GET").status == 200)
    assert service.run_lambda("CreateAccount", {"registration_id": person.registration_id})[0] == "RegistrationClosed"
    person.call("POST", "/back")
    assert service.run_lambda("CreateAccount", {"registration_id": person.registration_id})[0] == "RegistrationClosed"
    assert (person.look()["status"], len(service.accounts()), len(service.mails())) == ("open", 1, 1)


def test_a_machine_made_anew_does_not_leave_the_old_tokens_open(service: Service) -> None:
    person = service.person()
    service.kill_execution(person.registration_id)
    service.forget_executions()
    assert person.answer_civil_status().body["open_step"] == "identity_document"
    assert generation(service, person) == 2


def test_more_time_asked_for_while_the_step_is_answered_elsewhere_tells_where_it_stands(service: Service) -> None:
    person = service.person()
    service.move_clock(minutes=31)
    with service.just_before("dynamodb", "UpdateItem", person.answer_civil_status):
        more = person.call("POST", "/extend")
    assert (more.status, more.body["open_step"]) == (200, "identity_document")


def test_an_answer_that_comes_while_more_time_is_given_is_taken(service: Service) -> None:
    person = service.person()
    service.move_clock(minutes=31)
    with service.just_before("dynamodb", "UpdateItem", lambda: person.call("POST", "/extend")):
        given = person.answer_civil_status()
    assert (given.status, given.body["open_step"]) == (200, "identity_document")
