"""The walk: what people do in any order, each time with or without something that fails."""

from collections import Counter
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from chalicelib.domain.registration.steps import Step
from tests.model import acts, choices, doing
from tests.model.acts import Act
from tests.model.faults import Fault
from tests.model.journey import Journey
from tests.model.kinds import FOR_FUNCTIONS, FOR_THE_API, FOR_THE_MACHINE, at
from tests.model.world import World

PEOPLE = 3
"""At once; who has ended is followed by somebody new."""

_WHERE = [Step.CONTACT, Step.PASSWORD]
"""What answers these steps makes the machine call a function."""

# Every draw has the same shape whatever was found before: the same choices make the same walk.
WHO = st.integers(0, PEOPLE - 1)
NUMBER = st.integers(0, 7)
NTH = st.sampled_from([1, 1, 2, 2, 3, 4, 5, 6])
FAULT = st.builds(
    lambda kind, nth: kind and at(kind, nth),
    kind=st.sampled_from([*[None] * 12, *FOR_THE_API, *FOR_THE_MACHINE]),
    nth=NTH,
)
SECONDS = st.sampled_from([*[10] * 4, *[61] * 4, *[301] * 3, *[901] * 3, 3601, 8 * 86400])


class Walk(RuleBasedStateMachine):
    tally: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.world = World(self.tally)
        self.people: list[Journey | None] = [None] * PEOPLE

    def teardown(self) -> None:
        try:
            if not self.world.is_broken:
                self._let_everybody_out()
        finally:
            self.world.close()

    @initialize()
    def somebody_starts(self) -> None:
        with self.world.step("starts"):
            self.people[0] = doing.start(self.world, None)

    @rule(who=WHO, fault=FAULT)
    def start(self, who: int, fault: Fault | None) -> None:
        with self.world.step(f"{who} starts, {_name(fault)}"):
            self.people[who] = doing.start(self.world, fault) or self.people[who]

    @rule(who=WHO, nth=NUMBER, other=NUMBER, fault=FAULT)
    def answer(self, who: int, nth: int, other: int, fault: Fault | None) -> None:
        journey = self._somebody(who, nth)
        step = self.world.stored(journey).open_step or Step.CIVIL_STATUS
        self._do(who, choices.right(journey, step, nth), fault, other)

    @rule(who=WHO)
    def go_on(self, who: int) -> None:
        """The way forward: without it few would come far. The simplest walk is made of it alone."""
        journey = self._somebody(who, 1)
        answer = self._do(who, self._way_on(journey, f"{len(self.world.sent)}"), None, 0)
        if answer and answer.status == 429:
            self.time_passes(901, False)

    @rule(who=WHO, step=st.sampled_from(_WHERE), nth=NUMBER, kind=st.sampled_from(FOR_FUNCTIONS), first=NTH)
    def a_function_fails(self, who: int, step: Step, nth: int, kind: Fault, first: int) -> None:
        """On the way to this step nothing does: else few would meet a function."""
        for _ in acts.STEPS:
            if self.world.stored(self._somebody(who, 1)).open_step is not step:
                self.go_on(who)
        self.answer(who, nth, 0, at(kind, first))

    @rule(who=WHO, nth=NUMBER, other=NUMBER, fault=FAULT)
    def answer_wrongly(self, who: int, nth: int, other: int, fault: Fault | None) -> None:
        journey = self._somebody(who, nth)
        step = self.world.stored(journey).open_step or Step.CIVIL_STATUS
        self._do(who, choices.wrong(journey, step, nth), fault, other)

    @rule(who=WHO, step=st.sampled_from(acts.STEPS), nth=NUMBER, other=NUMBER, fault=FAULT)
    def answer_in_an_old_tab(self, who: int, step: Step, nth: int, other: int, fault: Fault | None) -> None:
        self._do(who, choices.right(self._somebody(who, nth), step, nth), fault, other)

    @rule(
        who=WHO,
        act=st.sampled_from(
            [acts.LOOK, acts.LOOK, acts.RECAP, acts.BACK, acts.BACK, acts.RESEND, acts.EXTEND, acts.EXTEND, acts.QUIT]
        ),
        other=NUMBER,
        fault=FAULT,
    )
    def turn(self, who: int, act: Act, other: int, fault: Fault | None) -> None:
        self._do(who, act, fault, other)

    @rule(who=WHO, other=NUMBER, fault=FAULT)
    def repeat(self, who: int, other: int, fault: Fault | None) -> None:
        journey = self._somebody(who)
        with self.world.step(f"{who} asks again, {_name(fault)}"):
            doing.repeat(self.world, journey, fault, self._other(journey, acts.LOOK, other))

    @rule(seconds=SECONDS, is_machine_late=st.booleans())
    def time_passes(self, seconds: int, is_machine_late: bool) -> None:
        with self.world.step(f"{seconds} s pass{', the machine is late' if is_machine_late else ''}"):
            doing.pass_time(self.world, seconds, is_machine_late)

    @rule(who=WHO, nth=NUMBER, is_told=st.booleans(), fault=FAULT)
    def execution_dies(self, who: int, nth: int, is_told: bool, fault: Fault | None) -> None:
        """Seldom: who meets it waits for two seconds. `is_told`: EventBridge comes before the person does."""
        if nth < 6:
            self.go_on(who)
            return
        journey = self._somebody(who, 1)
        with self.world.step(f"the execution of {who} dies, {_name(fault) if is_told else 'not told yet'}"):
            doing.kill(self.world, journey)
            if is_told:
                doing.tell_of_death(self.world, journey, fault)

    def _do(self, who: int, act: Act, fault: Fault | None, other: int) -> Any:
        journey = self._somebody(who)
        with self.world.step(f"{who} {act.name}, {_name(fault)}"):
            return doing.ask(self.world, journey, act, fault, self._other(journey, act, other))

    def _somebody(self, who: int, nth: int = 0) -> Journey:
        """Who has ended is asked about for a while, then somebody else comes."""
        found = self.people[who]
        if found is None or (nth and self.world.is_over(found)):
            with self.world.step(f"{who} comes"):
                found = doing.start(self.world, None)
            assert found
            self.people[who] = found
        return found

    def _other(self, journey: Journey, act: Act, number: int) -> Act:
        """What the other tab does."""
        step = self.world.stored(journey).open_step or Step.CIVIL_STATUS
        answers = [choices.right(journey, step, nth) for nth in range(3)]
        return [act, acts.BACK, acts.QUIT, acts.LOOK, acts.RESEND, *answers][number]

    def _let_everybody_out(self) -> None:
        """Nothing fails any more: two come to the end, everybody else quits."""
        for number, journey in enumerate(self.world.journeys):
            if journey in (self.people[0], self.people[2]):
                self._finish(number, journey)
            else:
                with self.world.step(f"journey {number} leaves"):
                    doing.leave(self.world, journey)

    def _way_on(self, journey: Journey, name: str) -> Act:
        return choices.way_on(journey, self.world.stored(journey), len(self.world.journeys) % 2 * 2, name)

    def _finish(self, number: int, journey: Journey) -> None:
        for turn in range(40):
            if self.world.is_over(journey):
                return
            with self.world.step(f"journey {number} goes on"):
                answer = doing.ask(self.world, journey, self._way_on(journey, f"{number}-{turn}"))
                if answer and answer.status in (429, 503):
                    seconds = 3600 if answer.status == 503 else int(answer.headers["Retry-After"]) + 1
                    doing.pass_time(self.world, min(seconds, 3600), is_machine_late=False)
                assert turn < 39, "a person cannot come to the end"


def _name(fault: Fault | None) -> str:
    return f"{fault.name} ({fault.nth})" if fault else "nothing fails"
