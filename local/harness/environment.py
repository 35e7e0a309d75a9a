"""The environment of the service that runs in one process, and its machine's definition."""

import json
from typing import Any

from local import ROOT

REGION = "eu-west-3"
DEFINITION: dict[str, Any] = json.loads((ROOT / "statemachine" / "registration.asl.json").read_text(encoding="utf-8"))
ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_DEFAULT_REGION": REGION,
    "AWS_REGION": REGION,
    "STAGE": "test",
    "REGISTRATIONS_TABLE": "test-registrations",
    "LIMITS_TABLE": "test-limits",
    "ACCOUNTS_TABLE": "test-accounts",
    "HOUSEHOLDS_TABLE": "test-households",
    "DOCUMENTS_TABLE": "test-documents",
    "STATE_MACHINE_ARN": f"arn:aws:states:{REGION}:123456789012:stateMachine:test-registration",
    "CODE_KEY_ID": "alias/test-code",
    "IDENTIFIER_KEY_ID": "alias/test-identifier",
    "EMAIL_SENDER": "mon-compte@example.com",
    "ALLOW_FICTIONAL_PHONES": "true",
}
