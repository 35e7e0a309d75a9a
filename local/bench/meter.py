"""Measures one piece of work of this thread: the AWS calls it makes, its own time, the time inside AWS clients."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from chalicelib.adapters.aws.clients import client

_WRITES = ("PutItem", "UpdateItem", "DeleteItem")


@dataclass(slots=True)
class Work:
    """Milliseconds of processor time of one thread, so that neither waits nor other threads count.

    `own` is all but AWS clients and what was put aside; `clients` is building, signing and reading, not the service.
    `writes`: the tables of the items written, each twice that is written in a transaction, as DynamoDB bills it.
    """

    calls: list[str] = field(default_factory=list)
    own: float = 0
    clients: float = 0
    aside: float = 0
    writes: list[str] = field(default_factory=list)


class Meter:
    """Listens to every AWS client of the service through botocore's own events."""

    def __init__(self) -> None:
        self._of_thread = threading.local()
        shared = [client(service) for service in ("dynamodb", "kms", "stepfunctions")]
        senders = [client(service) for service in ("sns", "sesv2")]
        for events in (made.meta.events for made in (*shared, *senders)):
            events.register_first("provide-client-params", self._begin_call)
            events.register_first("before-send", self._leave_client)
            events.register_first("response-received", self._enter_client)
            events.register_last("after-call", self._end_call)

    def measure(self, run: Callable[[], Any]) -> tuple[Any, Work]:
        work = Work()
        self._of_thread.work, started = work, _now()
        try:
            found = run()
        finally:
            self._of_thread.work = None
        work.own += _now() - started - work.aside
        return found, work

    def put_aside(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, whose time is kept apart."""

        def run(*arguments: Any) -> Any:
            started = _now()
            found = function(*arguments)
            if work := self._work():
                work.aside += _now() - started
            return found

        return run

    def _work(self) -> Work | None:
        return getattr(self._of_thread, "work", None)

    def _begin_call(self, params: dict[str, Any], model: Any, **_: object) -> None:
        if work := self._work():
            table = _table(params)
            work.calls.append(f"{model.name} {table}".strip())
            if model.name in _WRITES:
                work.writes.append(table)
            for item in params.get("TransactItems", []):
                work.writes += [_table(write) for write in item.values()] * 2
            self._switch(work, clients=1, own=-1)

    def _leave_client(self, **_: object) -> None:
        if work := self._work():
            self._switch(work, clients=-1)

    def _enter_client(self, **_: object) -> None:
        if work := self._work():
            self._switch(work, clients=1)

    def _end_call(self, **_: object) -> None:
        if work := self._work():
            self._switch(work, clients=-1, own=1)

    @staticmethod
    def _switch(work: Work, clients: int = 0, own: int = 0) -> None:
        """A span begins by taking the time off and ends by adding it; `own` is what lies outside of the calls."""
        now = _now()
        work.clients -= clients * now
        work.own -= own * now


def _table(params: dict[str, Any]) -> str:
    return str(params.get("TableName", "")).rpartition("-")[2]


def _now() -> float:
    return time.thread_time() * 1000
