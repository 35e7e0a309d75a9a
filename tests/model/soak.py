"""The walk for hours (`make soak`): other choices each time, until something does not hold.

    python -m tests.model.soak [--steps 50000] [--seed 1]

Prints what failed how often; at the first invariant that does not hold, the steps that led there and the seed.
"""

import argparse
import contextlib
import logging
import os
import secrets
import sys
import time
import traceback
from collections.abc import Iterator

import hypothesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from chalicelib import logs
from tests.model.walk import Walk

STEPS_OF_A_WALK = 100


def main(steps: int, seed: int) -> int:
    """1 when something did not hold."""
    print(f"{steps} steps, seed {seed}", flush=True)
    # moto tells of every way out as of an error.
    logging.getLogger("moto").addHandler(logging.NullHandler())
    logging.getLogger("moto").propagate = logs.log.propagate = False
    started, broken = time.monotonic(), None
    try:
        with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):
            _walk(steps, seed)
    except Exception as error:
        broken = error
    _report(time.monotonic() - started)
    if broken is None:
        return 0
    for cause in _causes(broken):
        print("\n".join([*getattr(cause, "__notes__", []), *traceback.format_tb(cause.__traceback__)[-3:]]))
        print(f"{type(cause).__name__}: {cause}")
    return 1


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Threads of the machine may be faster another time: then hypothesis groups what happened the first time."""
    if isinstance(error, BaseExceptionGroup):
        for cause in error.exceptions:
            yield from _causes(cause)
    else:
        yield error


def _walk(steps: int, seed: int) -> None:
    while Walk.tally["steps"] < steps:
        each = settings(
            max_examples=max((steps - Walk.tally["steps"]) // STEPS_OF_A_WALK, 2),
            stateful_step_count=STEPS_OF_A_WALK // 2,  # each rule is one step or several, and then all go home
            database=None,
            deadline=None,
            # Without making the walk shorter that broke something: all its steps are printed.
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        hypothesis.seed(seed)(Walk)
        run_state_machine_as_test(Walk, settings=each)
        seed += 1


def _report(seconds: float) -> None:
    steps = Walk.tally.pop("steps", 0)
    for name, times in sorted(Walk.tally.items(), key=lambda pair: -pair[1]):
        print(f"{times:7}  {name}")
    print(f"{steps:7}  steps, {sum(Walk.tally.values())} faults, in {seconds:.0f} s")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--steps", type=int, default=50_000)
    arguments.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    wanted = arguments.parse_args()
    sys.exit(main(wanted.steps, wanted.seed))
