"""Whole journeys on the deployed stack: how many a second, and how many states each goes through."""

import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from local.engine.stack import Stack, local_stack
from local.harness.client import Client
from local.harness.person import Person


@dataclass(frozen=True, slots=True)
class Journeys:
    clients: int
    completed: int
    seconds: float


@dataclass(frozen=True, slots=True)
class OnStack:
    journeys: list[Journeys]
    states: list[str]


def measure_stack(seconds: float) -> OnStack:
    with tempfile.TemporaryDirectory() as folder, local_stack(folder=Path(folder)) as stack:
        person = _open_account(stack)
        _run_clients(stack, 8, 2)  # warms up one process of the function for each client
        return OnStack([_run_clients(stack, number, seconds) for number in (1, 8)], list(_states(stack, person)))


def _run_clients(stack: Stack, clients: int, seconds: float) -> Journeys:
    started = time.monotonic()
    with ThreadPoolExecutor(clients) as pool:
        running = [pool.submit(_journeys_until, stack, started + seconds) for _ in range(clients)]
        completed = sum(future.result() for future in running)
    return Journeys(clients, completed, time.monotonic() - started)


def _journeys_until(stack: Stack, end: float) -> int:
    done = 0
    while time.monotonic() < end:
        _open_account(stack)
        done += 1
    return done


def _open_account(stack: Stack) -> Person:
    client = Client(stack)
    person = client.person()
    for answer in (
        person.answer_civil_status,
        person.answer_identity_document,
        partial(person.answer_contact, client.mail),
        person.answer_code,
        person.answer_password,
    ):
        given = answer()
        for _ in range(5):  # the first calls of eight clients start eight processes on a busy machine
            given = person.follow(given)
        assert given.status == 200, given.text
    assert person.look()["status"] == "completed"
    return person


def _states(stack: Stack, person: Person) -> Iterator[str]:
    """The states that the person's execution entered, by its history."""
    machine = stack.aws("stepfunctions")
    [arn] = [found["stateMachineArn"] for found in machine.list_state_machines()["stateMachines"]]
    arn = f"{arn.replace(':stateMachine:', ':execution:')}:{person.registration_id}-1"
    for event in machine.get_execution_history(executionArn=arn, maxResults=1000)["events"]:
        if event["type"].endswith("StateEntered"):
            yield event["stateEnteredEventDetails"]["name"]
