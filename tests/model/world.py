"""The whole service with its people, and what is done to it: a request, time, the end of an execution."""

import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from chalicelib import logs
from chalicelib.adapters.tables import registration_columns
from chalicelib.adapters.tables.base import plain
from chalicelib.domain.registration.generations import may_be_replaced
from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import Status, Step
from chalicelib.runtime import clock
from local.harness import machine
from local.harness.person import STRANGER
from local.harness.service import Service
from tests.model import invariants, moto_tables
from tests.model.acts import MEMBER, PASSPORT, Act
from tests.model.faults import Faults
from tests.model.journal import Failures
from tests.model.journey import Journey, is_in_time, is_over

# moto's tables are not made for threads: nobody is interrupted in the middle of a call.
_UNINTERRUPTED = 1.0
PATIENCE = 60
"""Seconds for the machine to come to rest: it tries again after seconds of its own."""


class World:
    """`tally`: steps, and how often each fault has hit. `is_broken`: an invariant does not hold."""

    def __init__(self, tally: Counter[str]) -> None:
        self.tally = tally
        self.journeys: list[Journey] = []
        self.sent: list[invariants.Sent] = []
        self.doubtful_sends: Counter[str] = Counter()
        self.is_broken = False
        self.journal: list[str] = []
        self._switch_interval = sys.getswitchinterval()
        sys.setswitchinterval(_UNINTERRUPTED)
        self._log = Failures(self.journal)
        logs.log.addHandler(self._log)
        self.service = Service()
        self.service.definition = _hurried(self.service.definition)
        self.service.__enter__()
        self.faults = Faults(self.service.machine_session)
        self.service.load_household(MEMBER, "claimant", True)
        self.service.load_document(PASSPORT["kind"], PASSPORT["number"], STRANGER)

    def close(self) -> None:
        logs.log.removeHandler(self._log)
        sys.setswitchinterval(self._switch_interval)
        self.tally.update(self.faults.injected)
        for execution in machine.executions():
            machine.stop(execution)
        self.service.__exit__(None, None, None)
        machine.forget_threads()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """One step of the walk; afterwards everything holds that has to."""
        self.tally["steps"] += 1
        self.journal.append(name)
        self.is_broken = True
        try:
            yield
            invariants.check(self)
        except Exception as error:
            error.add_note("The walk so far:\n" + "\n".join(f"  {line}" for line in self.journal))
            raise
        self.is_broken = False

    def now(self) -> datetime:
        return clock.now()

    def stored(self, journey: Journey) -> Registration:
        return self.stored_by_id(journey.registration_id)

    def stored_by_id(self, registration_id: str) -> Registration:
        """Not by the clients of the service: what fails for them is seen all the same."""
        return registration_columns.read(plain(moto_tables.item("test-registrations", registration_id)))

    def execution(self, found: Registration) -> Any:
        """moto's own, of the generation that the registration is in; None when it was never started."""
        named = machine.executions(f"{found.registration_id}-{found.generation}")
        return named[0] if named else None

    def is_alive(self, found: Registration) -> bool:
        """Its machine waits for the very token that the table holds."""
        execution = self.execution(found)
        return bool(execution and found.task_token and machine.is_waiting(execution, found.task_token))

    def is_ready(self, found: Registration) -> bool:
        """Nothing stands in the way of an answer to the open step: an execution that is dead is replaced."""
        is_open = is_in_time(found, self.now()) and not found.is_on_its_way
        return is_open and (self.is_alive(found) or may_be_replaced(found, self.now()))

    def doubt_sends(self, before: Registration, after: Registration, act: Act | None = None) -> None:
        """One may have been counted for each of these contacts, and not have left."""
        contacts = {found.contact.value for found in (before, after) if found.contact}
        if act and act.step == Step.CONTACT and act.typed:
            contacts.add(str(act.typed[1]))
        self.doubtful_sends.update(contacts)

    def settle(self, journey: Journey) -> None:
        """Until the machine has nothing to do for it."""
        end = time.monotonic() + PATIENCE
        while not self._is_at_rest(self.stored(journey)):
            assert time.monotonic() < end, "the machine does not come to rest"
            time.sleep(0.005)

    def _is_at_rest(self, found: Registration) -> bool:
        execution = self.execution(found)
        if found.status is not Status.OPEN or execution is None or machine.has_ended(execution):
            return True
        return self.is_alive(found)

    def until(self, is_so: Callable[[], bool]) -> None:
        self.service.wait_until(is_so, PATIENCE)

    def is_over(self, journey: Journey) -> bool:
        return is_over(self.stored(journey), self.now())


def _hurried(definition: str) -> str:
    """The same machine, with the shortest waits that it can have before it tries again."""
    shorter = {'"IntervalSeconds": \\d+': '"IntervalSeconds": 1', '"BackoffRate": \\d+': '"BackoffRate": 1'}
    for pattern, replacement in {**shorter, '"Seconds": \\d+': '"Seconds": 0'}.items():
        definition = re.sub(pattern, replacement, definition)
    return definition
