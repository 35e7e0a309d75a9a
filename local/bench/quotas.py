"""What AWS allows and charges in Paris (eu-west-3), before anything is asked for; and what is assumed of a sign-up.

On 24 November 2026; no price was compared with an invoice. AWS changes both: look before a campaign or a budget.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from local.bench.counts import Counts
from local.package.resources import merged_resources

PAGE = {
    "GET /": 1,
    "GET /assets/{name}": 3,
    "GET /help": 1,
    "GET /places": 5,
    "GET /registrations/{id}": 2,
}
"""What the page asks for beside the steps. Counted in a browser, but for two that depend on the person: five searches
of a birthplace, and two looks at a step that was on its way."""
STEP_SECONDS, FILE_SECONDS, TASK_SECONDS = 0.3, 0.05, 0.5
"""How long a function runs: for a step with its wait, for a file or a search, for the machine. Assumed, to be corrected
by the dashboard."""
MEMORY_GB = 0.5
UNITS = {"registrations": 3, "limits": 1, "accounts": 2}
"""Write units of an item: one for each kB begun; a task token of AWS is up to 1 kB."""
LOG_KB = 15
"""Of a sign-up: a line and an event for most calls, and three lines of Lambda for each."""

_PARAMETERS = merged_resources()["Parameters"]
_GATEWAY = "https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html"
_LAMBDA = "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"
_MACHINE = "https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html"
_TABLE = "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/warm-throughput-scenarios.html"
_KEY = "https://docs.aws.amazon.com/kms/latest/developerguide/requests-per-second.html"
_SMS = "https://docs.aws.amazon.com/general/latest/gr/sns.html"
_MAIL = "https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html"


class Quota(NamedTuple):
    """So much `a_second` (or at once), of which one sign-up takes what `used` says."""

    name: str
    a_second: float
    used: Callable[[Counts], float]
    source: str


def requests_of(counts: Counts) -> Mapping[str, int]:
    """By route: the steps, and what the page asks for."""
    return {**counts.requests, **PAGE}


def seconds_of(counts: Counts) -> float:
    """How long functions run for one sign-up."""
    steps = sum(counts.requests.values()) * STEP_SECONDS
    return steps + sum(PAGE.values()) * FILE_SECONDS + counts.invocations * TASK_SECONDS


def units_of(counts: Counts, table: str) -> int:
    return counts.writes[table] * UNITS[table]


QUOTAS = (
    Quota("SMS, where all choose it", 20, lambda counts: 1, _SMS),
    Quota("mails in the sandbox, where all choose them", 1, lambda counts: 1, _MAIL),
    Quota("mails once out of it (14 is usual; yours: `get-account`)", 14, lambda counts: 1, _MAIL),
    Quota("functions at once, in a new account", 10, seconds_of, _LAMBDA),
    Quota("functions at once, when asked for", 1000, seconds_of, _LAMBDA),
    Quota(
        "`ApiRateLimit` (ours, for each method)",
        _PARAMETERS["ApiRateLimit"]["Default"],
        lambda counts: max(requests_of(counts).values()),
        _GATEWAY,
    ),
    Quota("requests of the API", 10_000, lambda counts: sum(requests_of(counts).values()), _GATEWAY),
    Quota("starts of executions", 150, lambda counts: counts.calls["StartExecution"], _MACHINE),
    Quota("answers to the machine (SendTaskSuccess)", 300, lambda counts: counts.calls["SendTaskSuccess"], _MACHINE),
    Quota("transitions of the machine", 500, lambda counts: len(counts.states), _MACHINE),
    Quota(
        "writes of registrations, when the table is new", 4000, lambda counts: units_of(counts, "registrations"), _TABLE
    ),
    Quota("reads of them, when the table is new", 12_000, lambda counts: counts.calls["GetItem"], _TABLE),
    Quota("hashes by KMS", 10_000, lambda counts: counts.calls["GenerateMac"], _KEY),
)
"""Starts, answers and transitions may burst: 800, 1 500 and 800 more at once, and then no more than these."""


class Price(NamedTuple):
    """US dollars for a million."""

    name: str
    a_million: float
    used: Callable[[Counts], float]
    source: str


PRICES = (
    Price("transitions", 29.70, lambda counts: len(counts.states), "https://aws.amazon.com/step-functions/pricing/"),
    Price(
        "requests of the API",
        3.70,
        lambda counts: sum(requests_of(counts).values()),
        "https://aws.amazon.com/api-gateway/pricing/",
    ),
    Price(
        "write units",
        0.7423,
        lambda counts: sum(units_of(counts, table) for table in UNITS),
        "https://aws.amazon.com/dynamodb/pricing/on-demand/",
    ),
    Price(
        "read units",
        0.1487,
        lambda counts: counts.calls["GetItem"],
        "https://aws.amazon.com/dynamodb/pricing/on-demand/",
    ),
    Price(
        "hashes by KMS",
        3.00,
        lambda counts: counts.calls["GenerateMac"],
        "https://aws.amazon.com/kms/pricing/",
    ),
    Price(
        "calls of functions",
        0.20,
        lambda counts: sum(requests_of(counts).values()) + counts.invocations,
        "https://aws.amazon.com/lambda/pricing/",
    ),
    Price(
        "GB-seconds of functions",
        16.67,
        lambda counts: seconds_of(counts) * MEMORY_GB,
        "https://aws.amazon.com/lambda/pricing/",
    ),
    Price("kB of log", 0.60, lambda counts: LOG_KB, "https://aws.amazon.com/cloudwatch/pricing/"),
)
"""Of all that is paid for by use; the rest (alarms, metrics, keys, a web ACL) is paid for by the month."""

MESSAGES = (
    Price("and a mail", 100.0, lambda counts: 1, "https://aws.amazon.com/ses/pricing/"),
    Price(
        "or an SMS, at most (`SmsMaxPrice`)",
        float(_PARAMETERS["SmsMaxPrice"]["Default"]) * 1_000_000,
        lambda counts: 1,
        "https://aws.amazon.com/end-user-messaging/pricing/",
    ),
)
