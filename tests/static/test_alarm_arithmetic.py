"""When an alarm by arithmetic is raised: its expressions, worked out for one period."""

import operator
from typing import Any

import pytest

from tests.static.operators import ALARMS

COMPARISONS = {
    "GreaterThanThreshold": operator.gt,
    "GreaterThanOrEqualToThreshold": operator.ge,
    "LessThanThreshold": operator.lt,
}


def is_raised(name: str, **points: float) -> bool:
    """`points`: the metrics that have one in this period, by their ids. A result that lacks one raises nothing."""
    alarm = ALARMS[name]
    values: dict[str, Any] = {query["Id"]: points.get(query["Id"]) for query in alarm["Metrics"]}
    for query in alarm["Metrics"]:
        if "Expression" in query:
            values[query["Id"]] = _worked_out(query["Expression"], values)
    [result] = [values[query["Id"]] for query in alarm["Metrics"] if query.get("ReturnData", True)]
    return result is not None and COMPARISONS[alarm["ComparisonOperator"]](result, alarm["Threshold"])


def _worked_out(expression: Any, values: dict[str, Any]) -> Any:
    """CloudWatch's functions, as Python's: what has a missing part is missing."""
    text = expression["Fn::Sub"] if isinstance(expression, dict) else expression
    for parameter, value in (("SmsMonthlyLimit", 50), ("AccountConcurrency", 1000)):
        text = text.replace(f"${{{parameter}}}", str(value))
    functions = {
        "FILL": lambda value, instead: instead if value is None else value,
        "IF": lambda condition, so, otherwise: so if condition else otherwise,
    }
    try:
        return eval(text.replace(" OR ", " or "), {"__builtins__": {}}, {**functions, **values})
    except TypeError:
        return None


@pytest.mark.parametrize(
    ("name", "points", "expected"),
    [
        ("ExecutionsFailed", {}, False),
        ("ExecutionsFailed", {"failed": 0, "aborted": 0, "timed_out": 0}, False),
        ("ExecutionsFailed", {"failed": 1}, True),
        ("ExecutionsFailed", {"aborted": 1}, True),
        ("ExecutionsFailed", {"timed_out": 1}, True),
        ("StepsLate", {}, False),
        ("StepsLate", {"late": 4}, False),
        ("StepsLate", {"late": 5, "answered": 100}, False),
        ("StepsLate", {"late": 6, "answered": 100}, True),
        ("StepsLate", {"late": 5}, True),  # none is answered at all
        ("DeliveriesFail", {}, False),
        ("DeliveriesFail", {"sent": 1000}, False),
        ("DeliveriesFail", {"sent": 100, "failed": 5}, False),
        ("DeliveriesFail", {"sent": 100, "failed": 6}, True),
        ("DeliveriesFail", {"failed": 2}, False),
        ("DeliveriesFail", {"failed": 3}, True),  # none is sent at all
        ("DeliveriesFail", {"sent": 19, "delayed": 2}, False),  # tried again, and delivered
        ("DeliveriesFail", {"delayed": 9}, True),
        ("ApiErrors", {}, False),
        ("ApiErrors", {"errors": 4, "requests": 4}, False),
        ("ApiErrors", {"errors": 5, "requests": 500}, False),
        ("ApiErrors", {"errors": 6, "requests": 500}, True),
        ("CodesNotEntered", {}, False),
        ("CodesNotEntered", {"sent": 19}, False),
        ("CodesNotEntered", {"sent": 20}, True),
        ("CodesNotEntered", {"sent": 20, "verified": 9}, True),
        ("CodesNotEntered", {"sent": 20, "verified": 10}, False),
        ("SmsSpend", {}, False),
        ("SmsSpend", {"spent": 40}, False),
        ("SmsSpend", {"spent": 40.01}, True),
        ("MailReputation", {}, False),
        ("MailReputation", {"bounces": 0.04, "complaints": 0.0008}, False),
        ("MailReputation", {"bounces": 0.041}, True),
        ("MailReputation", {"complaints": 0.0009}, True),
        ("FunctionsThrottled", {}, False),
        ("FunctionsThrottled", {"running": 800}, False),
        ("FunctionsThrottled", {"running": 801}, True),
        ("FunctionsThrottled", {"sms": 1}, True),
        ("FunctionsThrottled", {"email": 1, "running": 1}, True),
        ("FunctionsThrottled", {"account": 1}, True),
    ],
)
def test_an_alarm_is_raised_when_it_has_to_be(name: str, points: dict[str, float], expected: bool) -> None:
    assert is_raised(name, **points) == expected


def test_every_alarm_by_arithmetic_is_worked_out_here() -> None:
    marks = test_an_alarm_is_raised_when_it_has_to_be.pytestmark  # type: ignore[attr-defined]
    assert {case[0] for case in marks[0].args[1]} == {name for name, alarm in ALARMS.items() if "Metrics" in alarm}
