"""The whole service in one process: the real handlers, the real machine, AWS played by moto."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.update(
    AWS_ACCESS_KEY_ID="testing",
    AWS_SECRET_ACCESS_KEY="testing",
    AWS_DEFAULT_REGION="eu-west-3",
    AWS_REGION="eu-west-3",
    STAGE="test",
    REGISTRATIONS_TABLE="test-registrations",
    LIMITS_TABLE="test-limits",
    ACCOUNTS_TABLE="test-accounts",
    HOUSEHOLDS_TABLE="test-households",
    DOCUMENTS_TABLE="test-documents",
    STATE_MACHINE_ARN="arn:aws:states:eu-west-3:123456789012:stateMachine:test-registration",
    HMAC_KEY_ID="alias/test-hmac",
    EMAIL_SENDER="mon-compte@example.com",
    ALLOW_FICTIONAL_PHONES="true",
)

from tests.api.service import Service

DEFINITION = Path(__file__).parents[2] / "statemachine" / "registration.asl.json"


@pytest.fixture
def service() -> Iterator[Service]:
    with Service(json.loads(DEFINITION.read_text())) as running:
        yield running
