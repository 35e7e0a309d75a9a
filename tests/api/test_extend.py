"""More time for the open step: its whole life again, up to the end of the registration."""

import pytest

from local.harness.person import WITH_NIR
from local.harness.service import Service

STEPS = ["civil_status", "identity_document", "contact", "password"]


@pytest.mark.parametrize("step", STEPS)
def test_a_step_gets_its_whole_life_again(service: Service, step: str) -> None:
    person = service.person().walk_to(step, WITH_NIR)
    before = person.look()
    service.move_clock(minutes=31)
    more = person.call("POST", "/extend")
    assert (more.status, more.body["open_step"]) == (200, step)
    assert more.body["expires_at"] > before["expires_at"]
    assert more.body["answers"] == before["answers"]
    assert more.body["notice"] is None
    assert person.walk_to("completed", WITH_NIR).look()["status"] == "completed"


def test_before_half_of_its_life_nothing_changes(service: Service) -> None:
    person = service.person()
    before = service.item(person.registration_id)
    service.move_clock(minutes=29)
    assert person.call("POST", "/extend").status == 200
    assert service.item(person.registration_id) == before


def test_a_code_keeps_its_end(service: Service) -> None:
    person = service.person().walk_to("code")
    before = service.item(person.registration_id)
    service.move_clock(minutes=40)
    more = person.call("POST", "/extend")
    assert (more.status, more.body["open_step"]) == (200, "code")
    assert service.item(person.registration_id) == before


def test_an_answer_that_comes_while_the_step_opens_again_is_taken(service: Service) -> None:
    person = service.person()
    service.move_clock(minutes=31)
    with service.failing("stepfunctions", "InternalError"):
        assert person.call("POST", "/extend").status == 503  # claimed, and not told
    assert person.answer_civil_status().body["open_step"] == "identity_document"


def test_more_time_asked_for_twice_is_given_once(service: Service) -> None:
    person = service.person()
    service.move_clock(minutes=31)
    assert person.call("POST", "/extend").status == 200
    token = service.item(person.registration_id)["task_token"]
    service.move_clock(minutes=-31)
    assert person.call("POST", "/extend").status == 200
    assert service.item(person.registration_id)["task_token"] == token


def test_after_seven_days_there_is_no_more_time(service: Service) -> None:
    person = service.person()
    service.move_clock(days=7)
    late = person.call("POST", "/extend")
    assert (late.status, late.body["code"]) == (410, "registration_expired")


def test_a_registration_that_has_ended_has_no_step_to_extend(service: Service) -> None:
    person = service.person().walk_to("completed")
    done = person.call("POST", "/extend")
    assert (done.status, done.body["code"]) == (409, "step_not_open")
    person = service.person()
    person.call("DELETE")
    assert person.call("POST", "/extend").status == 410
