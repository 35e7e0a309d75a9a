"""Starts the service on moto, calls it as API Gateway would, and lets tests move its clock and read its messages."""

import json
import re
import traceback
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import boto3
import moto.awslambda_simple.models
from moto import mock_aws
from moto.core import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends
from moto.sns.models import sns_backends

from chalicelib import runtime
from chalicelib.adapters import aws, tables

REGION = "eu-west-3"
_CONFIG = {"stepfunctions": {"execute_state_machine": True}, "lambda": {"use_docker": False}}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    text: str

    @property
    def body(self) -> Any:
        return json.loads(self.text)


class Service:
    """Enter it to have an empty service; leave it to have nothing left of it."""

    def __init__(self, definition: dict[str, Any], step_seconds: int = 3600, code_seconds: int = 900) -> None:
        numbers = {'"${StepSeconds}"': str(step_seconds), '"${CodeSeconds}"': str(code_seconds)}
        names = {"${RegistrationsTable}": "test-registrations"} | {
            f"${{{name}Arn}}": f"arn:aws:lambda:{REGION}:{DEFAULT_ACCOUNT_ID}:function:{name}"
            for name in ("SendCodeBySms", "SendCodeByEmail", "CreateAccount")
        }
        text = json.dumps(definition)
        for placeholder, value in (numbers | names).items():
            text = text.replace(placeholder, value)
        self.definition = text
        self.code_seconds = code_seconds
        self.lambda_failures: list[str] = []
        """Errors that the next Lambda calls of the machine answer with, instead of running."""
        self.lambda_errors: list[str] = []
        """Tracebacks of what the functions raised, as Lambda would log them."""
        self._stack = ExitStack()

    def __enter__(self) -> "Service":
        self._stack.enter_context(mock_aws(config=_CONFIG))
        runtime.settings.cache_clear()
        aws.client.cache_clear()
        runtime.clock.ahead = timedelta()
        for model in tables.MODELS:
            model._connection = None
        settings = runtime.settings()
        found = replace(settings, code_seconds=self.code_seconds)
        self.settings = found
        for model in tables.MODELS:
            model.create_table(wait=True)
        kms = boto3.client("kms", region_name=REGION)
        key = kms.create_key(KeyUsage="GENERATE_VERIFY_MAC", KeySpec="HMAC_256")["KeyMetadata"]["KeyId"]
        kms.create_alias(AliasName="alias/test-hmac", TargetKeyId=key)
        boto3.client("sesv2", region_name=REGION).create_email_identity(EmailIdentity="mon-compte@example.com")
        role = "arn:aws:iam::123456789012:role/machine"
        self.machine = boto3.client("stepfunctions", region_name=REGION)
        self.machine.create_state_machine(name="test-registration", definition=self.definition, roleArn=role)
        self._hook_lambda()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()
        runtime.clock.ahead = timedelta()

    def move_clock(self, **duration: float) -> None:
        runtime.clock.ahead += timedelta(**duration)

    def call(
        self,
        method: str,
        path: str,
        body: object = None,
        token: str | None = None,
        headers: dict[str, str] | None = None,
        raw: bytes | None = None,
    ) -> Answer:
        """Through Chalice's own event for API Gateway."""
        from chalice.config import Config
        from chalice.local import LocalGateway

        from app import app

        sent = {"content-type": "application/json", **(headers or {})}
        if token:
            sent["authorization"] = f"Bearer {token}"
        content = raw if raw is not None else json.dumps(body).encode() if body is not None else b""
        gateway = LocalGateway(app, Config())
        response = gateway.handle_request(method=method, path=path, headers=sent, body=content)
        return Answer(response["statusCode"], dict(response["headers"]), _text(response["body"]))

    def sms(self) -> list[tuple[str, str]]:
        """(number, text) of every SMS, oldest first."""
        return list(sns_backends[DEFAULT_ACCOUNT_ID][REGION].sms_messages.values())

    def mails(self) -> list[Any]:
        return list(ses_backends[DEFAULT_ACCOUNT_ID][REGION].sent_messages)

    def history(self, registration_id: str) -> list[dict[str, Any]]:
        arn = f"arn:aws:states:{REGION}:{DEFAULT_ACCOUNT_ID}:execution:test-registration:{registration_id}-1"
        events: list[dict[str, Any]] = self.machine.get_execution_history(executionArn=arn)["events"]
        return events

    def _hook_lambda(self) -> None:
        backend = moto.awslambda_simple.models.LambdaSimpleBackend
        original = backend.invoke

        def invoke(
            _self: object, function_name: str, _qualifier: object, body: Any, _headers: object, answer: dict[str, Any]
        ) -> bytes:
            error, found = self._run_lambda(function_name.rsplit(":", 1)[-1], json.loads(body))
            if error:
                answer["x-amz-function-error"] = "Unhandled"
                found = {"errorType": error, "errorMessage": "", "stackTrace": []}
            return json.dumps(found).encode()

        backend.invoke = invoke
        self._stack.callback(setattr, backend, "invoke", original)

    def _run_lambda(self, name: str, event: dict[str, Any]) -> tuple[str | None, Any]:
        """What the function returned, or the class name of what it raised."""
        from chalicelib import tasks

        if self.lambda_failures:
            return self.lambda_failures.pop(0), None
        functions = {
            "SendCodeBySms": tasks.send_code_by_sms,
            "SendCodeByEmail": tasks.send_code_by_email,
            "CreateAccount": tasks.create_account,
        }
        try:
            return None, functions[name](event, None)
        except Exception as error:
            self.lambda_errors.append("".join(traceback.format_exception(error)))
            return type(error).__name__, None


def code_in(text: str) -> str:
    """The code of a message."""
    found = re.search(r"\b([0-9]{6})\b", text)
    assert found, "no code in the message"
    return found[1]


def _text(body: Any) -> str:
    return body.decode() if isinstance(body, bytes) else str(body)
