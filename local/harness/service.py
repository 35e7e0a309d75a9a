"""Starts the service on moto, calls it as API Gateway would, and lets tests move its clock and read its messages."""

import json
import os
import traceback
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from functools import cache
from typing import Any

import botocore.session
import moto.awslambda_simple.models
from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders
from botocore.exceptions import ReadTimeoutError
from moto import mock_aws
from moto.core.config import DefaultConfig
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.ses.models import ses_backends
from moto.sns.models import sns_backends
from moto.stepfunctions.parser.models import stepfunctions_parser_backends

from chalicelib import runtime
from chalicelib.adapters.aws import clients, keys, machine
from chalicelib.adapters.tables import documents, households, registrations, stage
from chalicelib.domain.household.roles import Member, Membership, Role
from chalicelib.domain.identity.identity_document import DocumentKind, DocumentOwner, IdentityDocument
from chalicelib.domain.registration.generations import replaced
from local.harness.environment import DEFINITION, ENVIRONMENT, REGION
from local.harness.machine import follow_clock
from local.harness.person import Answer, Person
from local.harness.waiting import wait_until

_CONFIG: DefaultConfig = {"stepfunctions": {"execute_state_machine": True}, "lambda": {"use_docker": False}}


class Crash(BaseException):
    """The process that runs dies here: a request gets no answer, a function none either."""


class Service:
    """Enter it to have an empty service; leave it to have nothing left of it."""

    def __init__(self, step_seconds: int = 3600, code_seconds: int = 900) -> None:
        numbers = {'"${StepSeconds}"': str(step_seconds), '"${CodeSeconds}"': str(code_seconds)}
        names = {"${RegistrationsTable}": "test-registrations"} | {
            f"${{{name}Arn}}": f"arn:aws:lambda:{REGION}:{DEFAULT_ACCOUNT_ID}:function:{name}"
            for name in ("SendCodeBySms", "SendCodeByEmail", "CreateAccount")
        }
        text = json.dumps(DEFINITION)
        for placeholder, value in (numbers | names).items():
            text = text.replace(placeholder, value)
        self.definition = text
        self._environment = ENVIRONMENT | {"STEP_SECONDS": str(step_seconds), "CODE_SECONDS": str(code_seconds)}
        self.lambda_failures: list[str] = []
        """Errors that the next Lambda calls of the machine answer with, instead of running."""
        self.lambda_failures_after: list[str] = []
        """The same, once the function has run: its answer is lost, or it crashed at its end."""
        self.lambda_errors: list[str] = []
        """Tracebacks of what the functions raised, as Lambda would log them."""
        self._stack = ExitStack()

    def __enter__(self) -> "Service":
        self._stack.enter_context(mock_aws(config=_CONFIG))
        os.environ.update(self._environment)
        runtime.start.cache_clear()
        runtime.clock.ahead = timedelta()
        runtime.start()
        for _, row in stage.ROWS:
            _create_table(row.Meta.table_name, row.Meta.key)
        kms = _client("kms")
        for alias in (ENVIRONMENT["CODE_KEY_ID"], ENVIRONMENT["IDENTIFIER_KEY_ID"]):
            key = kms.create_key(KeyUsage="GENERATE_VERIFY_MAC", KeySpec="HMAC_256")["KeyMetadata"]["KeyId"]
            kms.create_alias(AliasName=alias, TargetKeyId=key)
        _client("sesv2").create_email_identity(EmailIdentity="mon-compte@example.com")
        role = "arn:aws:iam::123456789012:role/machine"
        self.machine = _client("stepfunctions")
        self.machine_session = follow_clock()
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

    def last_message(self, channel: str) -> str:
        """The newest message of the channel."""
        return str(self.sms()[-1][1] if channel == "sms" else self.mails()[-1].body)

    def person(self) -> Person:
        return Person(self.call, self.last_message)

    wait_until = staticmethod(wait_until)

    def load_household(self, civil_status: dict[str, Any], role: str, management_authorisation: bool) -> None:
        """The civil status as a member of a household of one."""
        names = (civil_status[name] for name in ("family_name", "given_names", "birthdate"))
        member = Member(Membership("0000001", Role(role), management_authorisation), *names)
        households.save([(keys.nir_key(ENVIRONMENT["IDENTIFIER_KEY_ID"], civil_status["nir"][:13]), member)])

    def load_document(self, kind: str, number: str, owner: dict[str, Any]) -> None:
        names = (owner[name] for name in ("family_name", "given_names", "birthdate"))
        documents.save([(IdentityDocument(DocumentKind(kind), number), DocumentOwner(*names))])

    @contextmanager
    def failing(self, service: str, error: str, operation: str = "") -> Iterator[None]:
        """Meanwhile every call of ours to this AWS service, or to this operation of it, answers with this error
        (botocore's own hook)."""
        client = clients.client(service)
        calls = f"before-call.{client.meta.service_model.service_id.hyphenize()}.{operation}".rstrip(".")
        refusal = {"Error": {"Code": error, "Message": "about +33639980042"}, "ResponseMetadata": {"RequestId": "0b1d"}}

        def answer(**_: object) -> tuple[AWSResponse, dict[str, Any]]:
            return AWSResponse("", 400, HTTPHeaders(), None), refusal

        client.meta.events.register_first(calls, answer, unique_id="failing")
        try:
            yield
        finally:
            client.meta.events.unregister(calls, unique_id="failing")

    @contextmanager
    def just_before(self, service: str, operation: str, happening: Callable[[], object]) -> Iterator[None]:
        """It happens between our next call of this operation and what came before it."""
        client = clients.client(service)
        call = f"before-call.{client.meta.service_model.service_id.hyphenize()}.{operation}"

        def happen(**_: object) -> None:
            client.meta.events.unregister(call, unique_id="just before")
            happening()

        client.meta.events.register_first(call, happen, unique_id="just before")
        try:
            yield
        finally:
            client.meta.events.unregister(call, unique_id="just before")

    @contextmanager
    def losing_answers(self, service: str) -> Iterator[None]:
        """Meanwhile this AWS service does what it is asked, and its answers come too late."""
        client = clients.client(service)

        def lose(**_: object) -> None:
            raise ReadTimeoutError(endpoint_url="https://example.com")

        client.meta.events.register("after-call", lose, unique_id="losing")
        try:
            yield
        finally:
            client.meta.events.unregister("after-call", unique_id="losing")

    def forget_send(self, registration_id: str) -> None:
        """As if the function had crashed between its send and its record."""
        self.set_number(registration_id, "sent_number", 0)

    @staticmethod
    def set_number(registration_id: str, column: str, number: int) -> None:
        _client("dynamodb").update_item(
            TableName=ENVIRONMENT["REGISTRATIONS_TABLE"],
            Key={"registration_id": {"S": registration_id}},
            UpdateExpression=f"SET {column} = :number",
            ExpressionAttributeValues={":number": {"N": str(number)}},
        )

    def item(self, registration_id: str) -> dict[str, Any]:
        client = _client("dynamodb")
        key = {"registration_id": {"S": registration_id}}
        found: dict[str, Any] = client.get_item(TableName="test-registrations", Key=key)["Item"]
        return found

    def accounts(self) -> list[Any]:
        items = self.table(ENVIRONMENT["ACCOUNTS_TABLE"])
        return [item for item in items if item["account_key"]["S"].startswith("account#")]

    @staticmethod
    def table(name: str) -> list[Any]:
        """All its items."""
        found: list[Any] = _client("dynamodb").scan(TableName=name)["Items"]
        return found

    def stored_text(self, registration_id: str) -> str:
        """All that the table holds of a registration."""
        return json.dumps(self.item(registration_id), ensure_ascii=False)

    def history(self, registration_id: str, generation: int = 1) -> list[dict[str, Any]]:
        arn = f"{self._execution(registration_id).rpartition('-')[0]}-{generation}"
        events: list[dict[str, Any]] = self.machine.get_execution_history(executionArn=arn)["events"]
        return events

    def kill_execution(self, registration_id: str) -> str:
        """As if it had been stopped, or had failed; its name. moto notices that it was once its wait ends."""
        arn = self._execution(registration_id)
        self.machine.stop_execution(executionArn=arn)
        token = self.item(registration_id)["task_token"]["S"]
        self.machine.send_task_failure(taskToken=token, error="stopped")
        self.wait_until(lambda: self.machine.describe_execution(executionArn=arn)["status"] != "RUNNING")
        return arn.rpartition(":")[2]

    def forget_executions(self) -> None:
        """As if the machine had been made anew: none of its executions is known."""
        for machine_ in stepfunctions_parser_backends[DEFAULT_ACCOUNT_ID][REGION].state_machines:
            machine_.executions.clear()

    def raise_generation(self, registration_id: str, *, start: bool = True) -> None:
        """As a request does that crashes before it carries the claim; or before it starts the execution."""
        found = registrations.find(registration_id)
        assert found
        raised = registrations.replace_execution(found, replaced(found, runtime.clock.now()), runtime.clock.now())
        assert raised
        if start:
            machine.start(ENVIRONMENT["STATE_MACHINE_ARN"], raised)

    def _execution(self, registration_id: str) -> str:
        """The ARN of the latest."""
        machine = f"arn:aws:states:{REGION}:{DEFAULT_ACCOUNT_ID}:execution:test-registration"
        return f"{machine}:{registration_id}-{self.item(registration_id)['generation']['N']}"

    def _hook_lambda(self) -> None:
        backend = moto.awslambda_simple.models.LambdaSimpleBackend
        original = backend.invoke

        def invoke(
            _self: object, function_name: str, _qualifier: object, body: Any, _headers: object, answer: dict[str, Any]
        ) -> bytes:
            error, found = self.run_lambda(function_name.rsplit(":", 1)[-1], json.loads(body))
            if error:
                answer["x-amz-function-error"] = "Unhandled"
                found = {"errorType": error, "errorMessage": "", "stackTrace": []}
            return json.dumps(found).encode()

        setattr(backend, "invoke", invoke)  # noqa: B010 - mypy takes a method for no attribute
        self._stack.callback(setattr, backend, "invoke", original)

    def run_lambda(self, name: str, event: dict[str, Any]) -> tuple[str | None, Any]:
        """What the function returned, or the class name of what it raised."""
        from chalicelib import tasks

        if self.lambda_failures:
            return self.lambda_failures.pop(0), None
        functions = {
            "SendCodeBySms": tasks.send_code_by_sms,
            "SendCodeByEmail": tasks.send_code_by_email,
            "CreateAccount": tasks.create_account,
            "MendRegistration": tasks.mend_registration,
        }
        try:
            found = functions[name](event, None)
            if self.lambda_failures_after:
                self.forget_send(event["registration_id"])
                return self.lambda_failures_after.pop(0), None
            return None, found
        except Crash:
            return "Runtime.ExitError", None
        except Exception as error:
            self.lambda_errors.append("".join(traceback.format_exception(error)))
            return type(error).__name__, None


@cache
def _client(service: str) -> Any:
    """Of the test's own, beside those of the service."""
    return botocore.session.get_session().create_client(service, region_name=REGION)


def _create_table(name: str, key: str) -> None:
    _client("dynamodb").create_table(
        TableName=name,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": key, "AttributeType": "S"}],
        KeySchema=[{"AttributeName": key, "KeyType": "HASH"}],
    )


def _text(body: Any) -> str:
    return body.decode() if isinstance(body, bytes) else str(body)
