"""Counts what one sign-up asks of AWS: in process, by the shortest way, without what depends on the machine's pace."""

import json
from collections import Counter
from contextlib import ExitStack
from functools import partial
from typing import NamedTuple

from argon2 import PasswordHasher

from local.bench.calls import Walker
from local.bench.meter import Work
from local.bench.table import split
from local.harness.environment import DEFINITION
from local.harness.person import MAIL, SMS
from local.harness.service import Service

READS_A_WAIT = 2
"""How many reads wait for a step to open: one or two here (docs/performance.md). AWS was not measured."""
_WRITE = "arn:aws:states:::aws-sdk:dynamodb:updateItem"
_WORDS = {"SendTaskSuccess", "StartExecution"}


class Counts(NamedTuple):
    """Of one sign-up. `requests`: by route. `calls`: of ours, by operation. `states`: that its execution enters.

    `writes`: items written, by table, ours and the machine's; in a transaction each counts twice, as it is paid for.
    `invocations`: of the machine's functions. `registration_bytes`: of the item, at its end.
    """

    requests: Counter[str]
    calls: Counter[str]
    writes: Counter[str]
    invocations: int
    states: list[str]
    registration_bytes: int


def count_sign_up(channel: str) -> Counts:
    """`sms` or `email`. A stranger without a NIR and without a document: nobody needs more states."""
    with Service() as service, ExitStack() as stack:
        # The walker times it, for ever.
        stack.callback(setattr, PasswordHasher, "hash", PasswordHasher.hash)
        walker = Walker(service)
        person = walker.person()
        for answer in (
            person.answer_civil_status,
            person.answer_identity_document,
            partial(person.answer_contact, SMS if channel == "sms" else MAIL),
            person.answer_code,
            person.answer_password,
        ):
            given = person.follow(answer())
            assert given.status == 200, given.text
        person.call("GET", "/recap")
        service.wait_until(lambda: service.history(person.registration_id)[-1]["type"] == "ExecutionSucceeded")
        events = service.history(person.registration_id)
        states = [event["stateEnteredEventDetails"]["name"] for event in events if "stateEnteredEventDetails" in event]
        return _counts(walker.found, states, len(json.dumps(service.item(person.registration_id))))


def _counts(found: dict[str, list[Work]], states: list[str], registration_bytes: int) -> Counts:
    # Looks that followed a 202 are as many as the machine is slow.
    works = {label: several[0] for label, several in found.items() if label != "GET /registrations/{id}"}
    calls, writes = Counter[str](), Counter[str]()
    for work in works.values():
        head, _ = split(work.calls)
        calls.update(name.partition(" ")[0] for name in head)
        calls["GetItem"] += READS_A_WAIT * any(name in _WORDS for name in head)
        writes.update(work.writes)
    machine = [DEFINITION["States"][name].get("Resource", "") for name in states]
    writes["registrations"] += sum(resource.startswith(_WRITE) for resource in machine)
    tasks = [label for label in works if label.startswith("task ")]
    requests = Counter(label for label in works if label not in tasks)
    return Counts(requests, calls, writes, len(tasks), states, registration_bytes)
