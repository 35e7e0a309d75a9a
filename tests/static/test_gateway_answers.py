"""The gateway's own answers are told apart from the API's by nothing but who gives them."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib.api.edge.problems import problem
from chalicelib.domain.errors import ErrorCode, RequestRefused
from chalicelib.texts.language import Language
from local.package.gateway import as_template, gateway_response
from local.package.resources import merged_resources

KINDS: dict[str, Any] = merged_resources()["Resources"]["RestAPI"]["Properties"]["GatewayResponses"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_gateway_says_in_french_what_the_api_says_for_the_same_code(kind: str) -> None:
    found = gateway_response(KINDS[kind]["StatusCode"], KINDS[kind]["Code"])
    refused = RequestRefused(ErrorCode(KINDS[kind]["Code"]))
    refused_as = problem(refused, Language.FR, datetime(2026, 11, 24, tzinfo=UTC))
    assert found["StatusCode"] == refused_as.status
    assert json.loads(found["ResponseTemplates"]["application/json"]) == refused_as.body
    shared = {"Content-Type": "application/problem+json", "Content-Language": "fr", "Cache-Control": "no-store"}
    quoted = {name: f"'{value}'" for name, value in {**shared, **refused_as.headers}.items()}
    assert found["ResponseParameters"]["Headers"] == {**quoted, "X-Request-Id": "context.requestId"}


def test_the_gateway_has_nothing_to_replace_in_its_answer_whatever_the_sentence() -> None:
    body = {"detail": "Ça coûte $context.error.message, #if(true) ou 3\u00a0$ ?", "status": 429}
    template = as_template(body)
    assert "$" not in template and "#" not in template and template.isascii()
    assert json.loads(template) == body
