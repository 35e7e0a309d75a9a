"""What the gateway answers by itself, before any function runs, in the form and the words of our own answers.

In French: its templates replace variables and know no condition, so they cannot follow `Accept-Language`. A front end
finds the sentence for the code in the other language in `GET /help`.
Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html
"""

import json
from typing import Any

from chalicelib.texts.language import Language
from chalicelib.texts.lookup import sentence, title

LANGUAGE = Language.FR
RETRY_AFTER = 1  # second
WAIT = "1 min"  # the same, as the sentences tell every wait of less


def gateway_response(status: int, code: str) -> dict[str, Any]:
    """One of SAM's `GatewayResponses`. Static values of headers are quoted, others are variables of the gateway."""
    headers = {
        "Cache-Control": "'no-store'",
        "Content-Language": f"'{LANGUAGE}'",
        "Content-Type": "'application/problem+json'",
        "X-Request-Id": "context.requestId",
    }
    if status in (429, 503):
        headers["Retry-After"] = f"'{RETRY_AFTER}'"
    return {
        "StatusCode": status,
        "ResponseParameters": {"Headers": headers},
        "ResponseTemplates": {"application/json": as_template(_problem(status, code))},
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
