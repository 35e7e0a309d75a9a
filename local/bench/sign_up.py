"""The processor time of a whole sign-up by mail, in each of several commits in turn."""

import json
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen

from local.bench.trees import start_in

DRIVER = Path(__file__).with_name("driver.py")
WARM_UP = 3


@dataclass(frozen=True, slots=True)
class SignUp:
    """Of all its requests, waiting reads included, and of the machine's functions: milliseconds, and calls of AWS."""

    own: float
    clients: float
    aside: float
    calls: int

    @property
    def total(self) -> float:
        """Without the hash, which is put aside."""
        return self.own + self.clients


def measure_sign_ups(trees: Sequence[Path], rounds: int) -> list[list[SignUp]]:
    """For each tree the sign-ups of all rounds, which the trees ran in turn."""
    with ExitStack() as stack:
        drivers = [stack.enter_context(start_in(tree, str(DRIVER))) for tree in trees]
        found = [[_next(driver) for driver in drivers] for _ in range(WARM_UP + rounds)]
        for driver in drivers:
            driver.communicate()
    return [list(of_tree) for of_tree in zip(*found[WARM_UP:], strict=True)]


def _next(driver: Popen[str]) -> SignUp:
    assert driver.stdin and driver.stdout
    print(file=driver.stdin, flush=True)
    line = driver.stdout.readline()
    if not line:
        raise SystemExit("the driver of the sign-ups failed")
    return SignUp(**json.loads(line))
