"""What the gateway answers by itself, before any function runs, in the form and the words of our own answers.

In French: its templates replace variables and know no condition, so they cannot follow `Accept-Language`. A front end
finds the sentence for the code in the other language in `GET /help`.
Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
"""

import json
from typing import Any

from chalicelib.api.edge.cors import EXPOSED_HEADERS
from chalicelib.api.edge.security import SECURITY_HEADERS, TRANSPORT_SECURITY
from chalicelib.texts.language import Language
from chalicelib.texts.lookup import sentence, title

LANGUAGE = Language.FR
RETRY_AFTER = 1  # second
WAIT = "1 min"  # the same, as the sentences tell every wait of less


def gateway_response(status: int, code: str) -> dict[str, Any]:
    """One of SAM's `GatewayResponses`. Static values of headers are quoted, others are variables of the gateway."""
    fixed = {
        **SECURITY_HEADERS,
        "Cache-Control": "no-store",
        "Content-Language": str(LANGUAGE),
        "Content-Type": "application/problem+json",
    }
    if status in (429, 503):
        fixed["Retry-After"] = str(RETRY_AFTER)
    headers = {name: _quoted(value) for name, value in fixed.items()}
    return {
        "StatusCode": status,
        "ResponseParameters": {"Headers": {**headers, **_CONDITIONAL_HEADERS, "X-Request-Id": "context.requestId"}},
        "ResponseTemplates": {"application/json": as_template(_problem(status, code))},
    }


def _quoted(value: str) -> str:
    """Its own quotes, as of `'none'`, stand as they are: the first and the last ones are the gateway's."""
    return f"'{value}'"


def _if(condition: str, value: str) -> dict[str, Any]:
    return {"Fn::If": [condition, _quoted(value), {"Ref": "AWS::NoValue"}]}


_CONDITIONAL_HEADERS = {
    # The gateway cannot look an origin up in a list. Nothing of what it says itself is about a person (decision 0043).
    "Access-Control-Allow-Origin": _if("HasAllowedOrigins", "*"),
    "Access-Control-Expose-Headers": _if("HasAllowedOrigins", EXPOSED_HEADERS),
    # Locally it is plain http.
    "Strict-Transport-Security": _if("IsOnAws", TRANSPORT_SECURITY),
}


def as_template(body: dict[str, Any]) -> str:
    """JSON in which the gateway finds no variable to replace. In ASCII: CloudFormation tells the rest back as `?`.

    Source: https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/814
    """
    return json.dumps(body, separators=(",", ":")).replace("$", r"\u0024").replace("#", r"\u0023")


def _problem(status: int, code: str) -> dict[str, Any]:
    return {
        "type": "about:blank",
        "status": status,
        "code": code,
        "title": title(LANGUAGE, code),
        "detail": sentence(LANGUAGE, code, {"wait": WAIT}),
    }
