"""The rows of the table that `make bench` prints: what, measured, own code, AWS clients."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from local.bench.cold import Found as Cold
from local.bench.figures import middle, ratio, span
from local.bench.meter import Work
from local.bench.sign_up import SignUp
from local.bench.stack import OnStack

Row = tuple[str, str, str, str]

_WORDS = ("SendTaskSuccess", "SendTaskFailure", "StartExecution")


def of_calls(found: Mapping[str, Sequence[Work]]) -> Iterator[Row]:
    for label, works in found.items():
        clients = middle([work.clients for work in works], 2) if works[0].calls else "0"
        own = middle([work.own for work in works], 2)
        yield f"`{label}`", _calls(works), own + _hashing([work.aside for work in works]), clients


def of_sign_ups(found: Sequence[Sequence[SignUp]], names: Sequence[str]) -> Iterator[Row]:
    """The trees in the order of their names; ours comes first."""
    totals = [[sign_up.total for sign_up in of_tree] for of_tree in found]
    for of_tree, total, name in zip(found, totals, names, strict=True):
        measured = f"{middle(total, 1)} ms, {span([sign_up.calls for sign_up in of_tree])} AWS calls"
        if total is not totals[0]:
            measured += f"; ours {ratio(totals[0], total)} of it"
        own = middle([sign_up.own for sign_up in of_tree], 2) + _hashing([sign_up.aside for sign_up in of_tree])
        clients = middle([sign_up.clients for sign_up in of_tree], 2)
        yield f"a sign-up by mail, without the hash{_of(name)}", measured, own, clients


def of_cold(found: Sequence[Cold], names: Sequence[str]) -> Iterator[Row]:
    """The same order."""
    for of_tree, name in zip(found, names, strict=True):
        for program, what in _STARTS.items():
            measured = f"{middle(of_tree[program])} ms"
            if program == "app":
                measured += f", {ratio(of_tree[program], of_tree['bare'])} × the bare handler"
            if of_tree is not found[0]:
                measured += f"; ours {ratio(found[0][program], of_tree[program])} of it"
            yield f"cold: {what}{_of(name)}", measured, "", ""


def of_stack(found: OnStack) -> Iterator[Row]:
    for run in found.journeys:
        pace = f"{run.completed / run.seconds:.2f} a second ({run.completed} in {run.seconds:.1f} s)"
        yield f"journeys, {run.clients} client(s)", pace, "", ""
    yield "states of the longest happy path", f"{len(found.states)}: {', '.join(found.states)}", "", ""


_STARTS = {
    "bare": "bare handler with the same clients",
    "app_import": "`import app` of the zip",
    "app": "the same and its clients",
    "task_import": "`import chalicelib.tasks` of the zip",
}


def _of(name: str) -> str:
    return f", {name}" if name else ""


def _hashing(aside: Sequence[float]) -> str:
    return f" (+ {middle(aside)} hashing)" if any(aside) else ""


def _calls(works: Sequence[Work]) -> str:
    """The calls up to the word for the machine, most frequent list; then how many reads waited for its answer."""
    parted = [split(work.calls) for work in works]
    heads = [head for head, _ in parted]
    head = max(heads, key=heads.count)
    shown = ", ".join(f"{name} ×{len(list(same))}".removesuffix(" ×1") for name, same in groupby(head))
    waits = [len(tail) for _, tail in parted]
    return f"{shown}; then GetItem ×{span(waits)}, waiting" if any(waits) else shown or "none"


def split(calls: list[str]) -> tuple[list[str], list[str]]:
    """What a route always calls, up to the word for the machine; and the reads that wait for its answer."""
    last = max((place for place, name in enumerate(calls) if name in _WORDS), default=len(calls))
    return calls[: last + 1], calls[last + 1 :]
