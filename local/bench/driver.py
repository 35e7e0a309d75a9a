"""Opens an account by mail each time that it reads a line, and prints what that cost: so two commits can take turns.

A program of its own, run by its path among the files of any commit: it finds the benchmark of that commit by name.
"""

import gc
import importlib
import importlib.util
import json
import os
import sys
from collections.abc import Callable
from typing import Any, TextIO

NAMES = ("local.bench.calls", "local.bench_calls")
"""The module that calls each route, as it is and as it was."""

TASKS = {"task SendCodeByEmail", "task CreateAccount"}


def main(orders: TextIO, found: TextIO) -> None:
    os.environ["ADDRESS_SENDS"] = "100000"  # one address makes all the calls
    calls = importlib.import_module(next(name for name in NAMES if _is_there(name)))
    before = [json.loads(calls.DEFINITION.read_text())] if hasattr(calls, "DEFINITION") else []
    with calls.Service(*before) as service:
        walker = calls.Walker(service)
        walker.meter.measure = with_room(walker.meter.measure)
        for number, _ in enumerate(orders):
            walker.found.clear()
            # Who allocates would pay for walking all that the engine of this process holds, at random.
            gc.collect()
            gc.disable()
            _open_account(walker, f"p{number}@example.com")
            service.wait_until(lambda: walker.found.keys() >= TASKS)
            gc.enable()
            works = [work for several in walker.found.values() for work in several]
            cost = {name: sum(getattr(work, name) for work in works) for name in ("own", "clients", "aside")}
            print(json.dumps({**cost, "calls": sum(len(work.calls) for work in works)}), file=found, flush=True)


def with_room(run: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, with room for the frames of all that it calls.

    Python keeps frames in chunks of 16 kB, and asks the system for the next one at each call that crosses an edge: a
    loop at the wrong depth of the stack costs twice as much, by bad luck. A frame that needs much gets a large chunk.
    Source: https://github.com/python/cpython/blob/v3.11.7/Python/pystate.c (push_chunk)
    """

    def run_with_room(*arguments: Any) -> Any:
        return run(*arguments)

    run_with_room.__code__ = run_with_room.__code__.replace(co_stacksize=8192)
    return run_with_room


def _open_account(walker: Any, mail: str) -> None:
    person = walker.person()
    for answer in (
        person.answer_civil_status,
        person.answer_identity_document,
        lambda: person.answer_contact({"channel": "email", "value": mail, "confirmation": mail}),
        person.answer_code,
        person.answer_password,
    ):
        given = person.follow(answer())
        assert given.status == 200, given.text
    given = person.call("GET", "/recap")
    assert given.status == 200, given.text


def _is_there(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


if __name__ == "__main__":
    results = sys.stdout
    # What the service prints, its events among them, is not the result.
    with open(os.devnull, "w") as sys.stdout:
        main(sys.stdin, results)
    # The machines of the accounts still wait to erase their recaps.
    results.flush()
    os._exit(0)
