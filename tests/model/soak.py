"""The walk for hours (`make soak`): other choices each time, until something does not hold.

    python -m tests.model.soak [--steps 50000] [--seed 1] [--workers 8]

Prints how far it has come, and at the end what failed how often; at the first invariant that does not hold, the steps
that led there and the seed. Much of a walk is waiting, so several go on at once, each in a process of its own.
"""

import argparse
import contextlib
import logging
import os
import secrets
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context

import hypothesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from chalicelib import logs
from tests.model.walk import Walk

STEPS_OF_A_WALK = 100
STEPS_OF_A_SLICE = 1000
_APART = 1_000_003  # seeds between two slices


def main(steps: int, seed: int, workers: int) -> int:
    """1 when something did not hold."""
    print(f"{steps} steps, seed {seed}, {workers} at once", flush=True)
    started, tally, broken = time.monotonic(), Counter[str](), list[str]()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        slices = -(-steps // STEPS_OF_A_SLICE)
        walks = [pool.submit(walk, STEPS_OF_A_SLICE, seed + nth * _APART) for nth in range(slices)]
        for each in as_completed(walks):
            some, text = each.result()
            tally.update(some)
            print(f"{tally['steps']:7}  steps after {time.monotonic() - started:.0f} s", flush=True)
            if text:
                broken.append(text)
                pool.shutdown(cancel_futures=True)
                break
    _report(tally, time.monotonic() - started)
    print("\n\n".join(broken), end="")
    return 1 if broken else 0


def walk(steps: int, seed: int) -> tuple[Counter[str], str]:
    """What was done how often; and what did not hold, if something did not."""
    # moto tells of every way out as of an error.
    logging.getLogger("moto").addHandler(logging.NullHandler())
    logging.getLogger("moto").propagate = logs.log.propagate = False
    Walk.tally.clear()
    broken: Exception | None = None
    try:
        with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):
            _walk(steps, seed)
    except Exception as error:
        broken = error
    lines = [f"seed {seed}"] if broken else []
    for cause in _causes(broken) if broken else []:
        lines += [*getattr(cause, "__notes__", []), *traceback.format_tb(cause.__traceback__)[-3:]]
        lines.append(f"{type(cause).__name__}: {cause}")
    return Counter(Walk.tally), "\n".join(lines)


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


def _report(tally: Counter[str], seconds: float) -> None:
    steps = tally.pop("steps", 0)
    for name, times in tally.most_common():
        print(f"{times:7}  {name}")
    print(f"{steps:7}  steps, {tally.total()} faults, in {seconds:.0f} s")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--steps", type=int, default=50_000)
    arguments.add_argument("--seed", type=int, default=secrets.randbelow(1_000_000))
    arguments.add_argument("--workers", type=int, default=8)
    wanted = arguments.parse_args()
    sys.exit(main(wanted.steps, wanted.seed, wanted.workers))
