"""The gateway's own answers are told apart from the API's by nothing but who gives them."""

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib.api.edge.problems import problem
from chalicelib.api.edge.security import SECURITY_HEADERS, TRANSPORT_SECURITY
from chalicelib.config import ConfigurationError, read_settings
from chalicelib.domain.errors import ErrorCode, RequestRefused
from chalicelib.texts.language import Language
from local.harness.environment import ENVIRONMENT
from local.package.gateway import as_template, gateway_response
from local.package.resources import merged_resources

KINDS: dict[str, Any] = merged_resources()["Resources"]["RestAPI"]["Properties"]["GatewayResponses"]
NOTHING = {"Ref": "AWS::NoValue"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_gateway_says_in_french_what_the_api_says_for_the_same_code(kind: str) -> None:
    found = gateway_response(KINDS[kind]["StatusCode"], KINDS[kind]["Code"])
    refused = RequestRefused(ErrorCode(KINDS[kind]["Code"]))
    refused_as = problem(refused, Language.FR, datetime(2026, 11, 24, tzinfo=UTC))
    assert found["StatusCode"] == refused_as.status
    assert json.loads(found["ResponseTemplates"]["application/json"]) == refused_as.body
    shared = {"Content-Type": "application/problem+json", "Content-Language": "fr", "Cache-Control": "no-store"}
    quoted = {name: f"'{value}'" for name, value in {**SECURITY_HEADERS, **shared, **refused_as.headers}.items()}
    headers = found["ResponseParameters"]["Headers"]
    always = {name: value for name, value in headers.items() if isinstance(value, str)}
    assert always == {**quoted, "X-Request-Id": "context.requestId"}
    sometimes = {name: value["Fn::If"] for name, value in headers.items() if isinstance(value, dict)}
    assert sometimes == {
        "Access-Control-Allow-Origin": ["HasAllowedOrigins", "'*'", NOTHING],
        "Access-Control-Expose-Headers": ["HasAllowedOrigins", "'Retry-After, X-Request-Id'", NOTHING],
        "Strict-Transport-Security": ["IsOnAws", f"'{TRANSPORT_SECURITY}'", NOTHING],
    }


def test_the_gateway_s_pages_may_be_read_from_elsewhere_only_where_somebody_may_call_from_there() -> None:
    condition = merged_resources()["Conditions"]["HasAllowedOrigins"]
    assert condition == {"Fn::Not": [{"Fn::Equals": [{"Ref": "AllowedOrigins"}, ""]}]}
    assert merged_resources()["Parameters"]["AllowedOrigins"]["Default"] == ""


@pytest.mark.parametrize(
    ("origins", "is_taken"),
    [
        ("", True),
        ("https://front.example", True),
        ("https://front.example:8443,http://localhost:5173,http://127.0.0.1:3000", True),
        ("https://front.example,", False),
        ("https://front.example, https://other.example", False),
        ("https://front.example/", False),
        ("https://Front.example", False),
        ("https://*.example", False),
        ("http://front.example", False),
        ("*", False),
        ("null", False),
    ],
)
def test_the_template_takes_the_origins_that_the_settings_take(origins: str, is_taken: bool) -> None:
    pattern = merged_resources()["Parameters"]["AllowedOrigins"]["AllowedPattern"]
    assert (re.fullmatch(pattern, origins) is not None) == is_taken
    try:
        read_settings({**ENVIRONMENT, "ALLOWED_ORIGINS": origins})
    except ConfigurationError:
        assert not is_taken
    else:
        assert is_taken


def test_the_gateway_has_nothing_to_replace_in_its_answer_whatever_the_sentence() -> None:
    body = {"detail": "Ça coûte $context.error.message, #if(true) ou 3\u00a0$ ?", "status": 429}
    template = as_template(body)
    assert "$" not in template and "#" not in template and template.isascii()
    assert json.loads(template) == body
