"""The saved queries ask for fields that the lines of the service have, and find the lines that they are about."""

import json
import logging
import re
from typing import Any, NamedTuple

import pytest

from chalicelib import tasks
from local.harness.person import MAIL, WITH_NIR
from local.harness.service import Service
from tests.static.operators import QUERIES

# Of the query language, as far as it is used.
WORDS = {"as", "asc", "by", "count", "desc", "display", "filter", "ispresent", "like", "limit", "max", "or", "parse"}
WORDS |= {"pct", "sort", "stats", "sum"}
OF_THE_MACHINE = {"type"}
"""Fields of the lines that Step Functions writes."""

Lines = list[dict[str, Any]]


class Context(NamedTuple):
    """What Lambda tells a function about its call."""

    function_name: str = "SendCodeBySms"
    aws_request_id: str = "0b1c"


@pytest.fixture
def lines(service: Service, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> Lines:
    """What one account, a refused SMS, a failing service and its function leave in the logs."""
    caplog.set_level(logging.INFO, "mon_compte")
    service.person().walk_to("completed", WITH_NIR, MAIL)
    person = service.person().walk_to("contact")
    with service.failing("sns", "AuthorizationError"):
        person.answer_contact()
    with service.failing("sns", "ThrottlingException"):
        person.answer_contact()
    with service.failing("dynamodb", "ThrottlingException"):
        person.call("GET")
        with pytest.raises(tasks.TemporarilyUnavailable):
            tasks.send_code_by_sms({"registration_id": person.registration_id}, Context())
    printed = [line for line in capsys.readouterr().out.splitlines() if line.startswith("{")]
    logged = [record.getMessage() for record in caplog.records if record.name == "mon_compte"]
    return [json.loads(line) for line in (*printed, *logged)]


def fields_of(query: str) -> set[str]:
    """Names of fields, without comments, texts, patterns, what begins with @, and what the query itself names."""
    bare = re.sub(r'^#.*$|"[^"\n]*"|/.*/|@\w+', " ", query, flags=re.MULTILINE)
    named = set(re.findall(r"\bas (\w+)", query)) | set(re.findall(r"\?<(\w+)>", query))
    return set(re.findall(r"[A-Za-z_]\w*", bare)) - named - WORDS


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_names_fields_that_lines_have(lines: Lines, name: str) -> None:
    known = {field for line in lines for field in line}
    assert fields_of(QUERIES[name]) - OF_THE_MACHINE <= known
    assert fields_of(QUERIES[name])


def test_the_event_of_a_line_is_found_by_its_pattern(lines: Lines) -> None:
    found = re.search(r"\| parse @message /(.+)/", QUERIES["OneRegistration"])
    assert found
    pattern = found[1].replace("?<", "?P<")
    events = [re.search(pattern, json.dumps(line)) for line in lines if "_aws" in line]
    assert {event["counted"] for event in events if event} >= {"Started", "CodeSent", "DeliveryFailed", "Unavailable"}
    assert all(events)


def test_the_zeros_in_the_place_of_an_id_are_as_long_as_one(lines: Lines) -> None:
    [zeros] = re.findall('like "(0+)"', QUERIES["OneRegistration"])
    assert {len(line["registration_id"]) for line in lines if "registration_id" in line} == {len(zeros)}


def test_a_failure_is_counted_once_though_it_leaves_two_lines(lines: Lines) -> None:
    assert len([line for line in lines if line.get("failure") == "GetError"]) == 4
    counted = [line for line in lines if "Unavailable" in line]
    assert [(line["operation"], line["error_code"]) for line in counted] == [("GetItem", "ThrottlingException")] * 2
    assert [line.get("function") for line in counted] == [None, "SendCodeBySms"]


def test_each_delivery_is_a_line_with_its_channel_and_its_reason(lines: Lines) -> None:
    events = ("CodeSent", "DeliveryFailed", "DeliveryDelayed")
    found = [(event, line) for line in lines for event in events if event in line]
    assert [(event, line["Channel"], line.get("reason")) for event, line in found[:3]] == [
        ("CodeSent", "email", None),
        ("DeliveryFailed", "sms", "AuthorizationError"),
        ("DeliveryDelayed", "sms", "ThrottlingException"),
    ]
