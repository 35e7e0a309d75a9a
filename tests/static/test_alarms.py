"""Every alarm reaches somebody and leads to a page that says what to do; what it watches is counted."""

import json
import re
from typing import Any, get_args

import pytest
from moto.events.models import EventPattern

from chalicelib.domain.contact.contact import Channel
from chalicelib.domain.registration.steps import Step
from chalicelib.logs import NAMESPACE, Event
from local import ROOT
from local.package.resources import FOLDER
from tests.static.operators import ALARMS, QUERIES, RESOURCES, TEMPLATE, WIDGETS, metrics_of_alarm, metrics_of_dashboard

FILES = ("alarms", "canary", "dashboard", "queries", "receipts")
OPERATORS = [
    name
    for file in FILES
    for name in re.findall(r"^  (\w+):$", (FOLDER / f"{file}.yaml").read_text("utf-8"), re.MULTILINE)
]
"""What those files make."""

ON_AWS = {"IsOnAws"} | {
    name for name, found in TEMPLATE["Conditions"].items() if {"Condition": "IsOnAws"} in found.get("Fn::And", [])
}
_NAMES = json.loads((ROOT / ".chalice" / "config.json").read_text("utf-8"))["lambda_functions"]
MACHINE = {"".join(word.capitalize() for word in name.split("_")) for name in _NAMES} - {"RunCanary"}
"""The functions that nobody calls over HTTP, but the canary."""


def page_of(alarm: str) -> str:
    words = re.findall("[A-Z][a-z]+", alarm)
    return f"docs/runbook/{'-'.join(words).lower()}.md"


def test_there_are_the_alarms_that_an_operator_needs() -> None:
    assert len(ALARMS) >= 9


@pytest.mark.parametrize("name", ALARMS)
def test_an_alarm_reaches_the_topic_and_ends_with_its_page(name: str) -> None:
    alarm = ALARMS[name]
    assert alarm["AlarmActions"] == [{"Ref": "AlarmTopic"}]
    assert alarm["AlarmDescription"].endswith(f". {page_of(name)}")
    assert alarm["TreatMissingData"] == "notBreaching"


@pytest.mark.parametrize("name", ALARMS)
def test_the_page_of_an_alarm_exists(name: str) -> None:
    assert (ROOT / page_of(name)).is_file()


@pytest.mark.parametrize("name", [name for name, alarm in ALARMS.items() if "Metrics" in alarm])
def test_an_alarm_by_arithmetic_has_one_result_and_uses_every_metric_that_it_reads(name: str) -> None:
    queries = ALARMS[name]["Metrics"]
    results = [query["Id"] for query in queries if query.get("ReturnData", True)]
    assert len(results) == 1 and len(queries) <= 10
    expressions = " ".join(str(query.get("Expression", "")) for query in queries)
    assert [query["Id"] for query in queries if query["Id"] not in results and query["Id"] not in expressions] == []
    assert len({query["MetricStat"]["Period"] for query in queries if "MetricStat" in query}) == 1


def test_every_metric_of_ours_is_one_that_is_counted_by_the_dimensions_that_it_is_counted_by() -> None:
    watched = [*metrics_of_dashboard(), *(metric for alarm in ALARMS.values() for metric in metrics_of_alarm(alarm))]
    ours = [metric for metric in watched if metric.namespace == NAMESPACE]
    assert len(ours) > 20
    for metric in ours:
        assert metric.name in get_args(Event)
        assert metric.dimensions["Stage"] in ("${Stage}", {"Ref": "Stage"})
        assert metric.dimensions.get("Step", Step.CODE) in list(Step)
        assert metric.dimensions.get("Channel", Channel.SMS) in list(Channel)
        assert metric.dimensions.keys() <= {"Stage", "Step", "Channel"}


def test_the_dashboard_shows_every_event_and_every_alarm() -> None:
    shown = {metric.name for metric in metrics_of_dashboard() if metric.namespace == NAMESPACE}
    assert shown == set(get_args(Event))
    [states] = [widget["properties"]["alarms"] for widget in WIDGETS if widget["type"] == "alarm"]
    assert sorted(states) == sorted(f"${{{name}.Arn}}" for name in ALARMS)


def test_the_funnel_has_every_step_in_its_order() -> None:
    steps = [metric.dimensions["Step"] for metric in metrics_of_dashboard() if "Step" in metric.dimensions]
    assert steps == list(Step)


def test_the_throttles_of_every_function_of_the_machine_are_watched() -> None:
    watched = [metric.dimensions.get("FunctionName") for metric in metrics_of_alarm(ALARMS["FunctionsThrottled"])]
    assert {function["Ref"] for function in watched if function} == MACHINE


def test_every_function_is_on_the_dashboard_and_its_log_is_asked() -> None:
    shown = {metric.dimensions.get("FunctionName") for metric in metrics_of_dashboard()}
    assert shown - {None} == {f"${{{name}}}" for name in {"APIHandler", *MACHINE}}
    for question in ("OneRegistration", "FailuresByOperation", "DeliveriesByReason"):
        asked = {group["Ref"] for group in RESOURCES[question]["Properties"]["LogGroupNames"]}
        assert asked - {"StateMachineLogGroup"} == {f"{name}LogGroup" for name in {"ApiHandler", *MACHINE}}


def test_only_alarms_and_the_rule_about_keys_publish_to_the_topic() -> None:
    allowed = RESOURCES["AlarmTopicPolicy"]["Properties"]["PolicyDocument"]["Statement"]
    assert {statement["Principal"]["Service"]: statement["Condition"] for statement in allowed} == {
        "cloudwatch.amazonaws.com": {"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}},
        "events.amazonaws.com": {"ArnEquals": {"aws:SourceArn": {"Fn::GetAtt": ["EndangeredKeys", "Arn"]}}},
    }


def test_both_keys_are_watched() -> None:
    arns = RESOURCES["EndangeredKeys"]["Properties"]["EventPattern"]["detail"]["responseElements"]["keyId"]
    assert arns == [
        {"Fn::If": [f"Makes{name}", {"Fn::GetAtt": [name, "Arn"]}, {"Ref": f"Existing{name}Arn"}]}
        for name in ("CodeKey", "IdentifierKey")
    ]


@pytest.mark.parametrize(
    ("call", "key", "is_told"),
    [
        ("DisableKey", "arn:one", True),
        ("ScheduleKeyDeletion", "arn:two", True),
        ("ScheduleKeyDeletion", "arn:somebody-else-s", False),
        ("EnableKey", "arn:one", False),
        ("DisableKey", None, False),  # it was not allowed
    ],
)
def test_what_is_done_to_our_keys_is_told(call: str, key: str | None, is_told: bool) -> None:
    pattern = json.loads(json.dumps(RESOURCES["EndangeredKeys"]["Properties"]["EventPattern"]))
    pattern["detail"]["responseElements"]["keyId"] = ["arn:one", "arn:two"]
    # As CloudTrail tells it, see the addresses in alarms.yaml.
    event: Any = {
        "source": "aws.kms",
        "detail-type": "AWS API Call via CloudTrail",
        "detail": {
            "eventSource": "kms.amazonaws.com",
            "eventName": call,
            "requestParameters": {"keyId": "1234abcd-12ab-34cd-56ef-1234567890ab"},
            "responseElements": {"keyId": key} if key else None,
        },
    }
    assert EventPattern.load(json.dumps(pattern)).matches_event(event) == is_told


def test_there_are_four_saved_questions() -> None:
    assert len(QUERIES) == 4


@pytest.mark.parametrize("name", OPERATORS)
def test_what_is_made_for_operators_is_made_on_aws_only(name: str) -> None:
    assert RESOURCES[name]["Condition"] in ON_AWS
