"""What happens to the counts, the waits and the codes when a message does not leave, or nobody knows whether it did."""

import pytest

from local.harness.person import MAIL, SMS, WITH_NIR
from local.harness.service import Service

FOR_NOW = ["Throttled", "Throttling", "TooManyRequestsException", "InternalError", "ServiceUnavailable"]


def test_after_six_sends_that_failed_the_seventh_arrives_at_once(service: Service) -> None:
    person = service.person().walk_to("contact")
    with service.failing("sns", "AuthorizationError"):
        for _ in range(6):
            failed = person.answer_contact()
            assert (failed.status, failed.body["notice"]["code"]) == (200, "delivery_failed")
    seventh = person.answer_contact()
    assert (seventh.status, seventh.body["open_step"], seventh.body["code"]["sends_left"]) == (200, "code", 4)
    assert person.answer_code().status == 200


def test_sends_that_failed_for_others_do_not_close_the_contact_nor_the_address(service: Service) -> None:
    with service.failing("sesv2", "MessageRejected"):
        for _ in range(26):
            assert service.person().walk_to("contact").answer_contact(MAIL).body["open_step"] == "contact"
    assert service.person().walk_to("contact").answer_contact(MAIL).body["open_step"] == "code"


def test_only_the_send_that_failed_is_given_back(service: Service) -> None:
    for _ in range(4):
        service.person().walk_to("code")
    person = service.person().walk_to("contact")
    with service.failing("sns", "InvalidParameter"):
        person.answer_contact()
    assert person.answer_contact().body["open_step"] == "code"
    assert service.person().walk_to("contact").answer_contact().body["code"] == "too_many_requests"
    assert len(service.sms()) == 5


def test_a_lock_that_a_failed_send_has_set_goes_with_it() -> None:
    with Service(step_seconds=90_000) as service:
        for _ in range(4):
            service.person().walk_to("code")
        service.move_clock(seconds=3000)
        person = service.person().walk_to("contact")
        with service.failing("sns", "InvalidParameter"):
            person.answer_contact()
        service.move_clock(seconds=601)  # an hour after the first: the lock would last for five minutes more
        for _ in range(4):
            service.person().walk_to("code")
        assert person.answer_contact().body["open_step"] == "code"


def test_a_resend_that_failed_gives_its_wait_back(service: Service) -> None:
    person = service.person().walk_to("code")
    service.move_clock(seconds=61)
    with service.failing("sns", "InvalidParameter"):
        assert person.call("POST", "/code/resend").body["open_step"] == "contact"
    again = person.answer_contact()
    assert (again.body["open_step"], again.body["code"]["sends_left"]) == ("code", 3)


def test_another_contact_that_could_not_be_reached_may_be_tried_again_at_once(service: Service) -> None:
    person = service.person().walk_to("code")
    with service.failing("sesv2", "MessageRejected"):
        assert person.answer_contact(MAIL).body["notice"]["code"] == "delivery_failed"
    assert person.answer_contact(MAIL).body["open_step"] == "code"


def test_looking_again_and_again_gives_one_send_back(service: Service) -> None:
    for _ in range(3):
        service.person().walk_to("code")
    person = service.person().walk_to("contact")
    with service.failing("sns", "InvalidParameter"):
        person.answer_contact()
    for _ in range(3):
        person.look()
    for _ in range(2):
        service.person().walk_to("code")
    assert person.answer_contact().body["code"] == "too_many_requests"


@pytest.mark.parametrize("error", FOR_NOW)
def test_a_service_that_is_busy_or_broken_gets_the_same_code_again(service: Service, error: str) -> None:
    person = service.person().walk_to("contact")
    with service.failing("sns", error):
        assert person.answer_contact(SMS).status == 202
    service.wait_until(lambda: person.look()["open_step"] == "code")
    assert len(service.sms()) == 1
    assert person.answer_code().status == 200


def test_a_send_whose_answer_is_lost_keeps_the_code_that_may_have_arrived(service: Service) -> None:
    person = service.person().walk_to("contact")
    with service.losing_answers("sns"):
        answered = person.answer_contact()
    assert (answered.status, answered.body["open_step"]) == (200, "code")
    assert len(service.sms()) == 1
    assert person.answer_code().status == 200


def test_an_owner_who_could_not_be_told_is_not_counted_as_told(service: Service) -> None:
    service.person().walk_to("completed", WITH_NIR, MAIL)
    for number in range(5):
        contact = {"channel": "email", "value": f"p{number}@example.com", "confirmation": f"p{number}@example.com"}
        person = service.person().walk_to("password", WITH_NIR, contact)
        with service.failing("sesv2", "MessageRejected"):
            assert person.answer_password().status == 409
    assert service.person().walk_to("contact").answer_contact(MAIL).body["open_step"] == "code"


def test_a_message_that_is_not_taken_twice_is_still_tried_again(service: Service) -> None:
    person = service.person().walk_to("contact")
    told: list[str | None] = []

    def run() -> None:
        told.append(service.run_lambda("SendCodeBySms", {"registration_id": person.registration_id})[0])

    with service.failing("sns", "ThrottlingException"):
        person.answer_contact()  # the machine's own tries go on meanwhile
        run()
        run()
    assert told == ["DeliveryDelayed", "DeliveryDelayed"]
    service.wait_until(lambda: person.call("GET").status == 200)


def test_a_message_that_was_given_up_is_not_sent_late(service: Service) -> None:
    person = service.person().walk_to("contact")
    with service.failing("sns", "AuthorizationError"):
        assert person.answer_contact().body["notice"]["code"] == "delivery_failed"
    service.run_lambda("SendCodeBySms", {"registration_id": person.registration_id})
    assert service.sms() == []


def test_a_code_that_cannot_be_computed_has_not_left(service: Service) -> None:
    person = service.person().walk_to("contact")
    refusals = service.failing("kms", "KMSInvalidStateException")
    # The contact's key is computed before, by the other key of KMS.
    with service.just_before("dynamodb", "TransactWriteItems", refusals.__enter__):
        person.answer_contact()
        service.wait_until(lambda: person.call("GET").status == 200, 20)
    refusals.__exit__(None, None, None)
    found = person.look()
    assert (found["open_step"], found["notice"]["code"]) == ("contact", "delivery_failed")
    assert person.answer_contact().body["code"]["sends_left"] == 4
