"""Many at once: one effect and the same answer, and no limit that can be outrun."""

from collections.abc import Callable
from typing import Any

import pytest

from local.harness.client import Client, at_once
from local.harness.person import STRANGER, Person

NIR = {**STRANGER, "nir": "2850299999015", "birthplace": {"country": "99109", "city": "Bonn"}}


@pytest.mark.parametrize("step", ["civil_status", "identity_document", "contact", "password"])
def test_twenty_copies_of_an_answer_have_one_effect_and_one_answer(client: Client, step: str) -> None:
    person = client.person().walk_to(step, contact=client.sms)
    answers: dict[str, Callable[[], Any]] = {
        "civil_status": person.answer_civil_status,
        "identity_document": person.answer_identity_document,
        "contact": lambda: person.answer_contact(client.sms),
        "password": person.answer_password,
    }
    opened = {person.follow(each).status for each in at_once(20, answers[step])}
    assert opened == {200}
    assert person.look()["open_step"] != step
    assert len(client.messages("sms")) == (0 if step in ("civil_status", "identity_document") else 1)


def test_an_impatient_person_sends_the_right_code_four_times_at_once(client: Client) -> None:
    person = client.person().walk_to("code", contact=client.sms)
    code = person.received_code()
    answers = at_once(4, lambda: person.answer_code(code))
    assert [each.status for each in answers] == [200] * 4
    assert person.look()["open_step"] == "password"


def test_fifty_guesses_at_once_count_five(client: Client) -> None:
    person = client.person().walk_to("code", contact=client.sms)
    right = int(person.received_code())
    guesses = iter([f"{(right + 1 + nth) % 1_000_000:06d}" for nth in range(50)])
    answers = at_once(50, lambda: person.answer_code(next(guesses)))
    compared = [each for each in answers if each.status == 422]
    assert len(compared) <= 5
    assert {each.status for each in answers} <= {422, 429, 409}
    assert person.answer_code(f"{right:06d}").status in (409, 429)


def test_twenty_registrations_at_once_with_one_nir_give_one_account(client: Client) -> None:
    def get_ready() -> Person:
        front_end = Client(client.stack)
        return front_end.person().walk_to("password", NIR, front_end.mail)

    ready = at_once(20, get_ready)
    waiting = iter(ready)
    answers = at_once(20, lambda: next(waiting).answer_password())
    for person in ready:
        for _ in range(100):
            if person.look()["status"] != "open":
                break
    statuses = [person.look()["status"] for person in ready]
    assert statuses.count("completed") == 1
    assert statuses.count("abandoned") == 19
    assert {each.status for each in answers} <= {200, 202, 409}


def test_a_code_and_a_change_of_contact_at_once_never_verify_the_other_contact(client: Client) -> None:
    person = client.person().walk_to("code", contact=client.sms)
    code = person.received_code()
    both: list[Callable[[], Any]] = [lambda: person.answer_code(code), lambda: person.answer_contact(client.mail)]
    calls = iter(both)
    at_once(2, lambda: next(calls)())
    found = person.look()
    if found["open_step"] == "password":
        assert found["answers"]["contact"]["channel"] == "sms"
    else:
        assert found["answers"]["contact"]["channel"] == "email"
