"""`make bench [BASE=commit]`: prints, as Markdown, what docs/performance.md tells, and how BASE compares."""

import os
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack, redirect_stdout

from local import ROOT
from local.bench import table
from local.bench.calls import measure_calls
from local.bench.cold import measure_cold
from local.bench.sign_up import measure_sign_ups
from local.bench.stack import measure_stack
from local.bench.trees import checked_out

CALL_ROUNDS = 5
SIGN_UPS = 25
COLD_ROUNDS = 11
STACK_SECONDS = 6.0


def main(arguments: Sequence[str]) -> int:
    started = time.monotonic()
    with ExitStack() as stack:
        trees, names = [ROOT, *(stack.enter_context(checked_out(base)) for base in arguments)], ["", *arguments]
        on_stack = measure_stack(STACK_SECONDS)
        cold = measure_cold(trees, COLD_ROUNDS)
        sign_ups = measure_sign_ups(trees, SIGN_UPS)
    with redirect_stdout(sys.stderr):  # the service prints what it counts
        calls = measure_calls(CALL_ROUNDS)
    rows = [*table.of_calls(calls), *table.of_sign_ups(sign_ups, names)]
    rows += [*table.of_stack(on_stack), *table.of_cold(cold, names)]
    load = ", ".join(f"{number:.1f}" for number in os.getloadavg())
    print(f"{os.cpu_count()} cores, load {load}, Python {sys.version.split()[0]}, {time.monotonic() - started:.0f} s\n")
    print("| what | measured | own code, ms | AWS clients, ms |\n|---|---|--:|--:|")
    for row in rows:
        print(f"| {' | '.join(row)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
