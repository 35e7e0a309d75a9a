"""What holds after every step, whatever was asked and whatever failed."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from chalicelib import runtime
from chalicelib.adapters.aws import keys
from chalicelib.adapters.tables.base import plain
from chalicelib.adapters.tables.registration_row import ANSWERS
from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import Status, Step
from chalicelib.use_cases.codes.codes import is_right, sends_to
from local.harness.person import Answer
from tests.model import moto_tables
from tests.model.acts import Act
from tests.model.graph import END, next_steps
from tests.model.journey import is_over, kept

if TYPE_CHECKING:
    from tests.model.journey import Journey
    from tests.model.world import World

DAY = 86400


class Sent(NamedTuple):
    """A message that left. `digits`: its code; None when it tells an owner of a refused account."""

    channel: str
    to: str
    registration_id: str
    digits: str | None
    at: datetime


def check(world: "World") -> None:
    found = {journey.registration_id: world.stored(journey) for journey in world.journeys}
    for journey in world.journeys:
        _check_journey(world, journey, found[journey.registration_id])
    _check_accounts(world, found)
    for channel, to in {(each.channel, each.to) for each in world.sent}:
        _check_counted(world, found.values(), channel, to)


def check_order(
    world: "World", before: Registration, after: Registration, told: set[tuple[str, str]], moves: int
) -> None:
    """The open step is one that the machine leads to by what it may have been told. Whose time is over may be ended."""
    if before.status is not Status.OPEN:
        assert after.status is before.status, f"{before.status} became {after.status}"
        return
    if before.open_step is None:  # it was never opened: its execution did not start, or died at once
        assert after.open_step in (None, Step.CIVIL_STATUS)
        return
    reached = {before.open_step.value}
    if is_over(before, world.now()):
        reached.add(END)
    for _ in range(moves):
        reached |= {name for step, word in told if step in reached for name in next_steps(step, word)}
    is_open = after.status is Status.OPEN
    assert (str(after.open_step) if is_open else END) in reached, f"{before.open_step} to {after.open_step} by {told}"


def check_answer(world: "World", before: Registration, act: Act, answer: Answer | None, is_ready: bool) -> None:
    """What is answered when nothing fails."""
    assert answer, "a request is not answered"
    after = world.stored_by_id(before.registration_id)
    assert not after.has_send_to_take_back, "a message that has not left counts"
    if answer.status == 200 and "answers" in answer.body:
        check_shown(answer.body, after)
    if act.method == "DELETE":
        assert answer.status == 204, f"quitting is answered {answer.status}"
    elif is_over(before, world.now()):
        if act.method != "GET":
            assert answer.status in (409, 410, 422) or before.status is Status.COMPLETED
    elif is_ready and act.is_right and act.step == before.open_step:
        assert answer.status in (200, 202) or _is_a_limit(world, before, answer), f"refused: {answer.text}"
        assert after.task_token != before.task_token or answer.status >= 400, "the step is still open"


def check_shown(body: dict[str, Any], after: Registration) -> None:
    """The person sees what was taken; of a registration that is over, nothing."""
    shown, is_there = body["answers"], body["status"] in ("open", "completed")
    expected = kept(after) if is_there else dict.fromkeys(kept(after))
    document = shown["identity_document"]
    assert {
        Step.CIVIL_STATUS.value: shown["civil_status"] and shown["civil_status"]["family_name"],
        Step.IDENTITY_DOCUMENT.value: document and (document["kind"], document["number"]),
        Step.CONTACT.value: shown["contact"] and shown["contact"]["value"],
    } == expected


def _is_a_limit(world: "World", before: Registration, answer: Answer) -> bool:
    """What may be said against a right answer."""
    if before.open_step is Step.CONTACT:
        return answer.status == 429
    if before.open_step is Step.CODE:
        rules = runtime.start().registration.code
        assert before.code
        is_good = before.code.is_good_at(world.now(), rules)
        return answer.body["code"] == "too_many_requests" or (answer.status in (410, 429) and not is_good)
    return before.open_step is Step.PASSWORD and answer.body["code"] == "account_not_created"


def check_erased(item: dict[str, Any]) -> None:
    left = item.keys() & {*ANSWERS, "open_step", "task_token"}
    assert not left, f"not erased: {sorted(left)}"


def _check_journey(world: "World", journey: "Journey", found: Registration) -> None:
    if journey.is_quit or found.status in (Status.EXPIRED, Status.ABANDONED):
        check_erased(moto_tables.item("test-registrations", journey.registration_id))
        return
    journey.check_kept(found)
    right = {digits for digits in journey.codes if _is_right(found, digits)}
    assert len(right) <= 1, "two codes are right"
    if found.open_step is Step.CODE and found.code and found.code.is_sent and journey.codes:
        assert right == {journey.codes[-1]}, "the newest code is wrong"


def _is_right(found: Registration, digits: str) -> bool:
    return found.code is not None and is_right(runtime.start(), found.registration_id, found.code, digits)


def _check_accounts(world: "World", found: dict[str, Registration]) -> None:
    rows = moto_tables.items("test-accounts")
    accounts = [row for row in rows if row["account_key"]["S"].startswith("account#")]
    nirs = Counter(account["civil_status"]["S"].partition('"nir"')[2][:20] for account in accounts)
    assert all(count == 1 for nir, count in nirs.items() if "null" not in nir), "two accounts of one NIR"
    owners = {account["registration_id"]["S"] for account in accounts}
    for registration_id, registration in found.items():
        has_account = registration_id in owners
        assert has_account is (registration.status is Status.COMPLETED), f"{registration.status}, account {has_account}"


def _check_counted(world: "World", found: Iterable[Registration], channel: str, to: str) -> None:
    """Each message that left is counted; nothing else is, but what the next request gives back or what is in doubt."""
    key = keys.contact_key(str(runtime.start().identifier_key_id), channel, to)
    window = plain(moto_tables.item("test-limits", sends_to(runtime.start(), key)[-1].key))
    if not window or window["ends_at"] <= world.now().timestamp():
        return
    begins = window.get("unlocked_ends_at", window["ends_at"]) - DAY
    left = {
        (each.registration_id, each.digits) for each in world.sent if each.to == to and each.at.timestamp() >= begins
    }
    counted = len(window["events"])
    assert len(left) <= counted, f"{len(left)} messages left to {to}, {counted} are counted"
    given_back = sum(
        each.has_send_to_take_back and each.contact is not None and each.contact.value == to for each in found
    )
    assert counted <= len(left) + given_back + world.doubtful_sends[to], f"{counted} are counted, {len(left)} left"
