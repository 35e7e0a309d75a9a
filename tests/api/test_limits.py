"""The life of a code, the guesses, the sends and the locks."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from local.harness.person import MAIL, SMS
from local.harness.service import Service


def test_a_wrong_code_tells_how_many_attempts_are_left(service: Service) -> None:
    person = service.person().walk_to("code")
    wrong = [person.answer_code(person.wrong_code(nth)) for nth in range(4)]
    assert [(each.status, each.body["attempts_left"]) for each in wrong] == [(422, 4), (422, 3), (422, 2), (422, 1)]
    assert person.look()["code"]["attempts_left"] == 1
    assert person.answer_code().status == 200


def test_the_same_wrong_code_twice_counts_once(service: Service) -> None:
    person = service.person().walk_to("code")
    assert [person.answer_code(person.wrong_code()).body["attempts_left"] for _ in range(2)] == [4, 4]


def test_a_spent_code_brings_the_person_back_to_the_contact_step(service: Service) -> None:
    person = service.person().walk_to("code")
    for nth in range(5):
        assert person.answer_code(person.wrong_code(nth)).status == 422
    spent = person.answer_code()
    assert (spent.status, spent.body["code"]) == (429, "code_spent")
    assert int(spent.headers["Retry-After"]) <= 60
    found = person.look()
    assert (found["open_step"], found["notice"]["code"]) == ("contact", "code_spent")


def test_a_code_is_right_until_its_last_second_and_expired_from_then_on(service: Service) -> None:
    person = service.person().walk_to("code")
    service.move_clock(seconds=898)
    assert person.answer_code().status == 200
    other = service.person().walk_to("code", contact=MAIL)
    service.move_clock(seconds=900)
    late = other.answer_code()
    assert (late.status, late.body["code"]) == (410, "code_expired")
    assert other.answer_contact(MAIL).body["open_step"] == "code"
    assert other.answer_code().status == 200


@pytest.mark.parametrize(("seconds", "status"), [(58, 429), (61, 200)])
def test_a_resend_waits_for_a_minute(service: Service, seconds: int, status: int) -> None:
    person = service.person().walk_to("code")
    service.move_clock(seconds=seconds)
    answered = person.call("POST", "/code/resend")
    assert answered.status == status
    if status == 429:
        assert answered.body["code"] == "resend_too_soon"
        assert 1 <= int(answered.headers["Retry-After"]) <= 3


def test_each_resend_waits_longer_and_each_send_makes_the_code_before_it_wrong(service: Service) -> None:
    person = service.person().walk_to("code")
    first = person.received_code()
    service.move_clock(seconds=61)
    assert person.call("POST", "/code/resend").body["code"]["sends_left"] == 3
    assert person.received_code() != first
    assert person.answer_code(first).status == 422
    service.move_clock(seconds=61)
    assert person.call("POST", "/code/resend").status == 429
    service.move_clock(seconds=60)
    assert person.call("POST", "/code/resend").status == 200
    assert person.answer_code().status == 200


def test_the_tags_of_one_mailbox_are_counted_together(service: Service) -> None:
    answers = [service.person().walk_to("contact").answer_contact(tagged(str(nth))) for nth in range(11)]
    assert [answers[0].status, answers[-1].status, answers[-1].body["code"]] == [200, 429, "too_many_requests"]
    assert service.person().walk_to("contact").answer_contact(MAIL).status == 429
    assert len(service.mails()) < 11


def test_another_tag_is_written_to_as_typed_once_the_mailbox_has_waited(service: Service) -> None:
    person = service.person().walk_to("code", contact=tagged("a"))
    assert person.answer_contact(tagged("b")).body["code"] == "resend_too_soon"
    service.move_clock(seconds=61)
    assert person.answer_contact(tagged("b")).body["answers"]["contact"]["value"] == "zoe+b@example.com"
    assert [mail.destinations["ToAddresses"] for mail in service.mails()] == [
        ["zoe+a@example.com"],
        ["zoe+b@example.com"],
    ]
    assert person.answer_code().status == 200


def test_going_back_to_the_contact_and_confirming_it_sends_nothing_and_the_code_stays_good(service: Service) -> None:
    person = service.person().walk_to("code")
    assert person.answer_code(person.wrong_code()).status == 422
    assert person.call("POST", "/back").body["open_step"] == "contact"
    again = person.answer_contact()
    assert (again.body["open_step"], again.body["code"]["attempts_left"]) == ("code", 4)
    assert len(service.sms()) == 1
    assert person.answer_code().status == 200


def test_another_spelling_of_the_same_address_leaves_the_code_good(service: Service) -> None:
    person = service.person().walk_to("code", contact=MAIL)
    person.call("POST", "/back")
    spelt = {**MAIL, "value": MAIL["value"].upper(), "confirmation": MAIL["value"].upper()}
    assert person.answer_contact(spelt).body["open_step"] == "code"
    assert len(service.mails()) == 1
    assert person.answer_code().status == 200


def test_confirming_the_contact_once_another_code_may_be_asked_for_asks_for_it(service: Service) -> None:
    person = service.person().walk_to("code")
    first = person.received_code()
    person.call("POST", "/back")
    service.move_clock(seconds=61)
    assert person.answer_contact().body["open_step"] == "code"
    assert len(service.sms()) == 2
    assert person.answer_code(first).status == 422


def test_a_limit_says_whose_it_is(service: Service) -> None:
    for _ in range(5):
        service.person().walk_to("code")
    assert service.person().walk_to("contact").answer_contact().body["limit"] == "contact"


def test_a_spent_code_tells_from_when_another_one_may_be_asked_for(service: Service) -> None:
    person = service.person().walk_to("code")
    for nth in range(5):
        person.answer_code(person.wrong_code(nth))
    notice = person.look()["notice"]
    refused = person.answer_contact()
    assert (refused.status, refused.body["code"]) == (429, "resend_too_soon")
    assert refused.body["retry_at"] == notice["resend_at"]
    assert person.answer_contact(MAIL).body["open_step"] == "code"


def test_a_changed_contact_makes_the_code_before_it_wrong_and_sends_at_once(service: Service) -> None:
    person = service.person().walk_to("code")
    first = person.received_code()
    changed = person.answer_contact(MAIL)
    assert (changed.body["open_step"], changed.body["code"]["sent_to"]) == ("code", "z•••@example.com")
    assert person.answer_code(first).status == 422
    assert person.answer_code().status == 200


def test_going_back_to_a_code_whose_time_has_passed_leads_to_the_contact_step(service: Service) -> None:
    person = service.person().walk_to("password")
    assert person.call("POST", "/back").body["open_step"] == "code"
    service.move_clock(seconds=901)
    late = person.answer_code()
    assert (late.status, late.body["code"]) == (410, "code_expired")
    found = person.look()
    assert (found["open_step"], found["notice"]["code"]) == ("contact", "code_expired")
    assert person.answer_contact().body["open_step"] == "code"


def test_a_contact_gets_five_messages_an_hour_whoever_asks(service: Service) -> None:
    for _ in range(5):
        service.person().walk_to("code")
    sixth = service.person().walk_to("contact")
    refused = sixth.answer_contact()
    assert (refused.status, refused.body["code"]) == (429, "too_many_requests")
    assert 3500 <= int(refused.headers["Retry-After"]) <= 3600
    assert refused.body["retry_at"]
    assert len(service.sms()) == 5
    assert sixth.answer_contact(MAIL).status == 200


def test_a_limit_that_ended_opens_again_though_its_counter_is_still_in_the_table() -> None:
    # A long step, since the machine's clock stays behind when ours is moved.
    with Service(step_seconds=90_000) as service:
        for _ in range(5):
            service.person().walk_to("code")
        service.move_clock(seconds=3601)
        assert service.person().walk_to("code").look()["open_step"] == "code"
        assert len(service.sms()) == 6


def test_a_source_address_gets_twenty_five_messages_then_a_lock_of_a_quarter_of_an_hour(service: Service) -> None:
    for number in range(25):
        contact = {"channel": "email", "value": f"p{number}@example.com", "confirmation": f"p{number}@example.com"}
        service.person().walk_to("code", contact=contact)
    refused = service.person().walk_to("contact").answer_contact()
    assert refused.status == 429
    assert 890 <= int(refused.headers["Retry-After"]) <= 900


def test_wrong_guesses_of_one_contact_are_counted_over_codes_and_registrations(service: Service) -> None:
    for _ in range(3):
        person = service.person().walk_to("code")
        for nth in range(5):
            assert person.answer_code(person.wrong_code(nth)).status == 422
    locked = service.person().walk_to("code")
    refused = locked.answer_code()
    assert (refused.status, refused.body["code"]) == (429, "too_many_requests")
    assert "attendez 24 h" in refused.body["detail"]
    assert int(refused.headers["Retry-After"]) > 86_000


def test_a_registration_that_idled_is_expired_though_it_is_still_in_the_table(service: Service) -> None:
    person = service.person().walk_to("contact")
    service.move_clock(seconds=3601)
    for answer in (person.answer_contact(SMS), person.call("POST", "/back"), person.call("GET", "/recap")):
        assert (answer.status, answer.body["code"]) == (410, "registration_expired")
    left = person.look()
    assert (left["status"], left["open_step"]) == ("expired", None)
    assert set(left["answers"].values()) == {None}


def test_a_recap_is_shown_for_an_hour(service: Service) -> None:
    person = service.person().walk_to("completed")
    service.move_clock(seconds=3590)
    assert person.call("GET", "/recap").status == 200
    service.move_clock(seconds=20)
    assert person.call("GET", "/recap").status == 410


def test_of_the_last_two_guesses_at_once_one_finds_that_none_is_left(service: Service) -> None:
    person = service.person().walk_to("code")
    for nth in range(3):
        person.answer_code(person.wrong_code(nth))
    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(lambda nth: person.answer_code(person.wrong_code(nth)), (3, 4)))
    assert [each.status for each in told] == [422, 422]
    assert min(each.body["attempts_left"] for each in told) == 0
    service.wait_until(lambda: person.look()["open_step"] == "contact")
    assert person.look()["notice"]["code"] == "code_spent"


def test_the_codes_that_may_still_be_asked_for_are_all_there_again_after_an_hour() -> None:
    with Service(step_seconds=90_000) as service:
        person = service.person().walk_to("code")
        for left in (3, 2):
            service.move_clock(seconds=301)
            assert person.call("POST", "/code/resend").body["code"]["sends_left"] == left
        service.move_clock(seconds=3601)
        assert person.answer_contact().body["code"]["sends_left"] == 4


def test_a_send_that_is_refused_leaves_the_code_before_it_good(service: Service) -> None:
    for _ in range(4):
        service.person().walk_to("code")
    person = service.person().walk_to("code")
    service.move_clock(seconds=61)
    assert person.call("POST", "/code/resend").body["code"] == "too_many_requests"
    assert person.look()["open_step"] == "code"
    assert person.answer_code().status == 200


def tagged(tag: str) -> dict[str, str]:
    """An address of MAIL's mailbox."""
    return {name: value.replace("@", f"+{tag}@") for name, value in MAIL.items()}
