"""What is done to the service: somebody starts, asks, leaves; time passes; an execution dies, and that is told."""

from collections import Counter
from typing import Any

from chalicelib.domain.registration.generations import may_be_replaced
from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import Status, Step
from chalicelib.runtime import clock
from local.harness import machine
from local.harness.person import Answer
from local.harness.service import Crash
from tests.api.documented import check_documented
from tests.model import invariants, moto_tables
from tests.model.acts import LOOK, QUIT, Act
from tests.model.faults import Fault
from tests.model.graph import TOO_LATE
from tests.model.journal import gist
from tests.model.journey import CODE_LIFE, STEP_LIFE, Heard, Journey, digits_in
from tests.model.world import World


def start(world: World, fault: Fault | None) -> Journey | None:
    """None when nobody heard of it, or could."""
    with world.faults.during(fault):
        answer = _answer(world, "POST", "/registrations", {}, None, fault)
        # Also of somebody who will never know.
        world.until(lambda: all(map(machine.has_begun, machine.executions())))
    if answer is None or answer.status != 201:
        assert fault, "a start without a fault fails"
        return None
    journey = Journey(answer.body["registration_id"], answer.body["registration_token"])
    world.journeys.append(journey)
    world.settle(journey)
    return journey


def ask(
    world: World, journey: Journey, act: Act, fault: Fault | None = None, other: Act | None = None
) -> Answer | None:
    """`other`: what another tab does meanwhile, when the fault is to be overtaken."""
    before = world.stored(journey)
    is_ready, acts = world.is_ready(before), [act]

    def overtake() -> None:
        assert other
        acts.append(other)
        _request(world, journey, other, fault, is_certain=False)

    with world.faults.during(fault, overtake):
        answer = _request(world, journey, act, fault, is_certain=not fault)
        world.settle(journey)
    after = world.stored(journey)
    _hear_messages(world, journey)
    if _leaves_doubt(fault) or before.is_on_its_way or not world.is_alive(before):
        world.doubt_sends(before, after, act)
    told = {pair for each in acts for pair in each.told}
    if before.is_claimed and before.submission and before.open_step:
        told.add((before.open_step.value, before.submission.word.value))
    is_replaced = after.generation != before.generation
    world.tally["execution replaced by a request"] += is_replaced
    invariants.check_order(world, before, after, told, moves=len(acts) + before.is_claimed)
    if not fault:
        invariants.check_answer(world, before, act, answer, is_ready)
    journey.last = Heard(act, answer, not fault, after, clock.ahead)
    return answer


def repeat(world: World, journey: Journey, fault: Fault | None, other: Act | None) -> None:
    """As if the answer had been lost: to the same form it is the same again, when nothing has happened in between."""
    last = journey.last
    stands = world.stored(journey)
    again = ask(world, journey, last.act if last else LOOK, fault, other)
    if last is None or not last.answer or last.act.method != "PUT" or last.answer.status != 200:
        return
    if last.is_certain and (stands, clock.ahead) == (last.stood, last.clock_ahead) and not fault:
        assert again and again.text == last.answer.text, "the same request is answered otherwise"


def _leaves_doubt(fault: Fault | None) -> bool:
    """Whether a message left, or will. Where SNS or SES refuses it, everybody knows."""
    return fault is not None and not (fault.how == "refused" and fault.of in ("sns", "sesv2"))


def pass_time(world: World, seconds: int, is_machine_late: bool) -> None:
    world.service.move_clock(seconds=seconds)
    for journey in [] if is_machine_late else world.journeys:
        before = world.stored(journey)
        if world.is_alive(before) and before.task_token and _is_wait_over(world, before):
            machine.end_wait(world.execution(before), before.task_token)
            world.until(lambda: world.stored(journey).task_token != before.task_token)  # noqa: B023
            world.settle(journey)
            step = str(before.open_step)
            told = {(step, TOO_LATE)}
            invariants.check_order(world, before, world.stored(journey), told, moves=1)


def kill(world: World, journey: Journey) -> None:
    """Its execution: an operator stops it, or it fails."""
    found = world.stored(journey)
    if world.is_alive(found):
        execution = world.execution(found)
        machine.stop(execution)
        world.until(lambda: machine.has_ended(execution))
        world.tally["execution killed"] += 1


def tell_of_death(world: World, journey: Journey, fault: Fault | None) -> None:
    """EventBridge does, of an execution that has not ended well."""
    before = world.stored(journey)
    execution = world.execution(before)
    if execution is None or not machine.has_ended(execution):
        return
    with world.faults.during(fault):
        error, _ = world.service.run_lambda("MendRegistration", {"detail": {"name": execution.name}})
        world.settle(journey)
    assert fault or not error, error
    after = world.stored(journey)
    _hear_messages(world, journey)
    world.doubt_sends(before, after)
    world.tally["execution replaced by the event"] += after.generation != before.generation
    told = {(str(before.open_step), before.submission.word.value)} if before.submission else set()
    invariants.check_order(world, before, after, told if before.is_claimed else set(), moves=1)
    is_mended = world.is_alive(after) or not may_be_replaced(before, world.now())
    assert fault or before.status is not Status.OPEN or after.status is not Status.OPEN or is_mended, "still dead"


def _is_wait_over(world: World, found: Registration) -> bool:
    life = CODE_LIFE if found.open_step is Step.CODE else STEP_LIFE
    return found.opened_at is not None and found.opened_at + life <= world.now()


def _request(world: World, journey: Journey, act: Act, fault: Fault | None, is_certain: bool) -> Answer | None:
    path = f"/registrations/{journey.registration_id}{act.path}"
    answer = _answer(world, act.method, path, act.body, journey.token, fault)
    if fault and fault.how == "unheard":
        world.faults.injected[fault.name] += 1
        answer = None
    journey.heard(act, answer, is_certain)
    # Before anybody asks for another message: the newest code is the one that is right.
    _hear_messages(world, journey)
    return answer


def _answer(world: World, method: str, path: str, body: Any, token: str | None, fault: Fault | None) -> Answer | None:
    """None: the process died before it answered."""
    try:
        answer = world.service.call(method, path, body, token)
    except Crash:
        world.journal.append(f"    {method} {path[47:]}: died")
        return None
    world.journal.append(f"    {method} {path[47:]} {body or ''}: {gist(answer)}")
    check_documented(method, path, answer)
    assert answer.status < 500 or fault or _is_beyond_mending(world, path), f"{answer.status} without a fault"
    return answer


def _is_beyond_mending(world: World, path: str) -> bool:
    found = world.stored_by_id(path.split("/")[2])
    return not world.is_alive(found) and not may_be_replaced(found, world.now())


def _hear_messages(world: World, journey: Journey) -> None:
    known = Counter(each.channel for each in world.sent)
    new = [("sms", to, text) for to, text in world.service.sms()[known["sms"] :]]
    mails = world.service.mails()[known["email"] :]
    new += [("email", mail.destinations["ToAddresses"][0], mail.body) for mail in mails]
    for channel, to, text in new:
        digits = digits_in(text)
        world.sent.append(invariants.Sent(channel, to, journey.registration_id, digits, world.now()))
        if digits:
            journey.codes.append(digits)


def leave(world: World, journey: Journey) -> None:
    answer = ask(world, journey, QUIT)
    assert answer and answer.status == 204
    invariants.check_erased(moto_tables.item("test-registrations", journey.registration_id))
