"""`make bench`: prints, as Markdown, what docs/performance.md tells."""

import os
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import groupby

from local.bench.calls import Found, measure_calls
from local.bench.cold import measure_cold
from local.bench.meter import Work
from local.bench.stack import OnStack, measure_stack

ROUNDS = 5
COLD_ROUNDS = 5
STACK_SECONDS = 6.0
_WORDS = ("SendTaskSuccess", "SendTaskFailure", "StartExecution")


def main() -> int:
    started = time.monotonic()
    rows = [*_of_stack(measure_stack(STACK_SECONDS)), *_of_cold(measure_cold(COLD_ROUNDS))]
    rows = [*_of_calls(measure_calls(ROUNDS)), *rows]
    load = ", ".join(f"{number:.1f}" for number in os.getloadavg())
    print(f"{os.cpu_count()} cores, load {load}, Python {sys.version.split()[0]}, {time.monotonic() - started:.0f} s\n")
    print("| what | measured | own code, ms | AWS clients, ms |\n|---|---|--:|--:|")
    for row in rows:
        print(f"| {' | '.join(row)} |")
    return 0


def _of_calls(found: Found) -> Iterator[Sequence[str]]:
    for label, works in found.items():
        own = statistics.median(work.own for work in works)
        clients = statistics.median(work.clients for work in works)
        aside = statistics.median(work.aside for work in works)
        hashing = f" (+ {aside:.0f} hashing)" if aside else ""
        yield f"`{label}`", _calls(works), f"{own:.2f}{hashing}", f"{clients:.2f}" if works[0].calls else "0"


def _calls(works: list[Work]) -> str:
    """The calls up to the word for the machine, most frequent list; then how many reads waited for its answer."""
    split = [_split(work.calls) for work in works]
    heads = [head for head, _ in split]
    head = max(heads, key=heads.count)
    waits = sorted(len(tail) for _, tail in split)
    shown = ", ".join(f"{name} ×{len(list(same))}".removesuffix(" ×1") for name, same in groupby(head))
    if not waits[-1]:
        return shown or "none"
    often = f"{waits[0]}–{waits[-1]}" if waits[0] < waits[-1] else str(waits[0])
    return f"{shown}; then GetItem ×{often}, waiting"


def _split(calls: list[str]) -> tuple[list[str], list[str]]:
    last = max((place for place, name in enumerate(calls) if name in _WORDS), default=len(calls))
    return calls[: last + 1], calls[last + 1 :]


def _of_cold(found: dict[str, float]) -> Iterator[Sequence[str]]:
    yield "cold: bare handler with the same clients", f"{found['bare']:.0f} ms", "", ""
    yield "cold: `import app` of the zip", f"{found['app_import']:.0f} ms", "", ""
    ratio = found["app"] / found["bare"]
    yield "cold: the same and its clients", f"{found['app']:.0f} ms, {ratio:.2f} × the bare handler", "", ""


def _of_stack(found: OnStack) -> Iterator[Sequence[str]]:
    for run in found.journeys:
        pace = f"{run.completed / run.seconds:.2f} a second ({run.completed} in {run.seconds:.1f} s)"
        yield f"journeys, {run.clients} client(s)", pace, "", ""
    yield "states of the longest happy path", f"{len(found.states)}: {', '.join(found.states)}", "", ""


if __name__ == "__main__":
    sys.exit(main())
