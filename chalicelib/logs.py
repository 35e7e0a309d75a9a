"""Our log: one JSON object a line; never what was typed, so never the message of an exception either.

What is counted is a line too, in CloudWatch's embedded metric format: `count` (decision 0036).
"""

import json
import logging
import time
import traceback
from collections.abc import Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Literal

Event = Literal[
    "Started",
    "StepAnswered",
    "CodeSent",
    "DeliveryFailed",
    "DeliveryDelayed",
    "CodeVerified",
    "CodeWrong",
    "CodeExpired",
    "AccountCreated",
    "AccountRefused",
    "Locked",
    "Quit",
    "Unavailable",
    "DeadToken",
    "Mended",
    "BeyondMending",
    "StepLate",
]
"""All that is counted."""

NAMESPACE = "MonCompte"

log = logging.getLogger("mon_compte")
log.setLevel(logging.INFO)

_facts: ContextVar[Mapping[str, str]] = ContextVar("facts", default=MappingProxyType({}))
_stage = ""


def know_stage(stage: str) -> None:
    """The stage that whatever is counted belongs to."""
    global _stage
    _stage = stage


def begin(**facts: str) -> None:
    """A call begins: what each of its lines tells. No value that was typed."""
    _facts.set({name: fact for name, fact in facts.items() if fact})


def log_line(**facts: str | int | None) -> None:
    """What came of a call."""
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    log.info(json.dumps({"at": at, **_facts.get(), **facts}))


def log_failure(error: Exception, known: Mapping[str, str]) -> None:
    """Where and what kind, and what is `known` of it; never the message, which may repeat what was typed."""
    stack = traceback.extract_tb(error.__traceback__)[-8:]
    frames = [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in stack]
    log.error(json.dumps({"failure": type(error).__name__, **_facts.get(), **known, "frames": frames}))


def count(event: Event, *, channel: str = "", step: str = "", **facts: str) -> None:
    """Counts one of it, for the stage and for its channel or step. `facts`: words that say more, not counted by.

    Printed, since CloudWatch reads it from a line that has nothing but it.
    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
    """
    dimensions = {name: value for name, value in (("Channel", channel), ("Step", step)) if value}
    directive = {
        "Namespace": NAMESPACE,
        "Dimensions": [["Stage"], *(["Stage", name] for name in dimensions)],
        "Metrics": [{"Name": event, "Unit": "Count"}],
    }
    line = {
        "_aws": {"Timestamp": int(time.time() * 1000), "CloudWatchMetrics": [directive]},
        "Stage": _stage,
        **dimensions,
        event: 1,
        **_facts.get(),
        **{name: fact for name, fact in facts.items() if fact},
    }
    print(json.dumps(line), flush=True)
