"""botocore does with the descriptions of the zip what it does with its own: same checks, same addresses."""

import io
import json
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import botocore
import pytest
from botocore.awsrequest import AWSPreparedRequest, AWSResponse
from botocore.compat import HTTPHeaders
from botocore.config import Config
from botocore.exceptions import ClientError, ParamValidationError
from botocore.loaders import Loader
from botocore.session import Session

from local import ROOT
from local.package.bundle import is_needed
from local.package.descriptions import OPERATIONS, cut_descriptions

WHOLE = Path(botocore.__file__).parent / "data"
REGIONS = ("eu-west-3", "us-east-1", "us-gov-west-1", "cn-north-1", "us-iso-east-1", "eusc-de-east-1")
CONFIGS: tuple[dict[str, bool], ...] = ({}, {"use_fips_endpoint": True}, {"use_dualstack_endpoint": True})
KEY = {"registration_id": {"S": "an-id"}}
UPDATE = {
    "TableName": "registrations",
    "Key": KEY,
    "UpdateExpression": "SET #0 = :0",
    "ConditionExpression": "#0 <> :0",
    "ExpressionAttributeNames": {"#0": "status"},
    "ExpressionAttributeValues": {":0": {"S": "open"}},
}
MARK = {"DataType": "Number", "StringValue": "0.20"}
CALLS: Mapping[tuple[str, str], Mapping[str, Any]] = {
    ("dynamodb", "GetItem"): {"TableName": "registrations", "Key": KEY, "ConsistentRead": True},
    ("dynamodb", "PutItem"): {"TableName": "registrations", "Item": {**KEY, "ttl": {"N": "1"}, "set": {"SS": ["a"]}}},
    ("dynamodb", "UpdateItem"): {**UPDATE, "ReturnValues": "ALL_NEW"},
    ("dynamodb", "DeleteItem"): {"TableName": "registrations", "Key": KEY},
    ("dynamodb", "TransactWriteItems"): {"TransactItems": [{"Update": UPDATE}], "ClientRequestToken": "a-token"},
    ("kms", "GenerateMac"): {"KeyId": "a-key", "MacAlgorithm": "HMAC_SHA_256", "Message": b"text"},
    ("secretsmanager", "GetSecretValue"): {"SecretId": "an-arn"},
    ("sesv2", "SendEmail"): {
        "FromEmailAddress": "from@example.com",
        "Destination": {"ToAddresses": ["to@example.com"]},
        "Content": {"Simple": {"Subject": {"Data": "é", "Charset": "UTF-8"}, "Body": {"Text": {"Data": "é"}}}},
    },
    ("sns", "Publish"): {"PhoneNumber": "+33639980042", "Message": "é", "MessageAttributes": {"A.B": MARK}},
    ("stepfunctions", "DescribeExecution"): {"executionArn": "an-arn"},
    ("stepfunctions", "StartExecution"): {"stateMachineArn": "an-arn", "name": "a-name", "input": "{}"},
    ("stepfunctions", "SendTaskSuccess"): {"taskToken": "a-token", "output": "{}"},
    ("stepfunctions", "SendTaskFailure"): {"taskToken": "a-token", "error": "quit"},
}
CANCELLED = {"__type": "TransactionCanceledException", "CancellationReasons": [{"Code": "ConditionalCheckFailed"}]}


class Raw(io.BytesIO):
    def stream(self) -> Iterator[bytes]:
        yield self.read()


class Caller:
    """botocore with the descriptions of a folder. Nothing leaves it."""

    def __init__(self, data: Path) -> None:
        session = Session()
        session.set_credentials("an-id", "a-secret")
        loader = Loader(extra_search_paths=[str(data)], include_default_search_paths=False)
        loader.BUILTIN_DATA_PATH = str(data)  # botocore finds addresses in another way for models that it did not bring
        session.register_component("data_loader", loader)
        self._client: Callable[..., Any] = session.create_client

    def send(
        self, service: str, operation: str, region: str = REGIONS[0], error: object = None, **options: Any
    ) -> tuple[AWSPreparedRequest, dict[str, Any]]:
        """The request that the call makes, and how this error of the service is read."""
        sent: list[AWSPreparedRequest] = []

        def refuse(request: AWSPreparedRequest, **_: object) -> AWSResponse:
            sent.append(request)
            body = "<ErrorResponse/>" if service == "sns" else json.dumps(error or {})
            return AWSResponse(str(request.url), 400, HTTPHeaders(), Raw(body.encode()))

        config = Config(retries={"total_max_attempts": 1}, **options)
        client = self._client(service, region_name=region, config=config)
        client.meta.events.register("before-send", refuse)
        with pytest.raises(ClientError) as raised:
            client._make_api_call(operation, CALLS[service, operation])
        return sent[0], dict(raised.value.response)

    def complaint(self, service: str, operation: str) -> str:
        """About a call that lacks everything and has what nobody asked for."""
        with pytest.raises(ParamValidationError) as raised:
            self._client(service, region_name=REGIONS[0])._make_api_call(operation, {"Unknown": 1})
        return str(raised.value)


@pytest.fixture(scope="module")
def whole() -> Caller:
    return Caller(WHOLE)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    for file in WHOLE.rglob("*.*"):
        name = file.relative_to(WHOLE)
        if is_needed(f"botocore/data/{name}") and file.is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, folder / name)
    cut_descriptions(folder)
    return folder


@pytest.fixture(scope="module")
def cut(data: Path) -> Caller:
    return Caller(data)


def test_there_is_a_call_here_for_every_operation() -> None:
    assert {(service, operation) for service in OPERATIONS for operation in OPERATIONS[service]} == CALLS.keys()


@pytest.mark.parametrize("policy", sorted((ROOT / ".chalice").glob("policy-*.json")), ids=lambda policy: policy.name)
def test_what_a_policy_allows_can_be_called(policy: Path) -> None:
    names = {
        "dynamodb": "dynamodb",
        "kms": "kms",
        "secretsmanager": "secretsmanager",
        "ses": "sesv2",
        "sns": "sns",
        "states": "stepfunctions",
    }
    actions = re.findall(r'"(\w+):(\w+)"', policy.read_text())
    assert {(names[service], action) for service, action in actions if service in names} <= CALLS.keys()


@pytest.mark.parametrize(("service", "operation"), CALLS)
def test_a_call_sends_the_same_body(whole: Caller, cut: Caller, service: str, operation: str) -> None:
    assert cut.send(service, operation)[0].body == whole.send(service, operation)[0].body


@pytest.mark.parametrize("config", CONFIGS, ids=str)
@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("service", OPERATIONS)
def test_a_call_goes_to_the_same_address(
    whole: Caller, cut: Caller, service: str, region: str, config: dict[str, bool]
) -> None:
    operation = min(OPERATIONS[service])
    [(sent, _), (expected, _)] = [caller.send(service, operation, region, **config) for caller in (cut, whole)]
    assert sent.url == expected.url


@pytest.mark.parametrize(
    ("service", "operation", "error"),
    [
        ("dynamodb", "TransactWriteItems", CANCELLED),
        ("dynamodb", "UpdateItem", {"__type": "ConditionalCheckFailedException", "Item": KEY}),
        ("kms", "GenerateMac", {"__type": "ThrottlingException", "message": "slower"}),
        ("sesv2", "SendEmail", {"__type": "TooManyRequestsException", "message": "slower"}),
        ("stepfunctions", "SendTaskSuccess", {"__type": "TaskTimedOut", "message": "late"}),
    ],
)
def test_an_error_is_read_in_the_same_way(
    whole: Caller, cut: Caller, service: str, operation: str, error: dict[str, Any]
) -> None:
    found = cut.send(service, operation, error=error)[1]
    assert found == whole.send(service, operation, error=error)[1]
    assert found["Error"]["Code"] == error["__type"]


@pytest.mark.parametrize(("service", "operation"), CALLS)
def test_a_wrong_call_is_refused_in_the_same_words(whole: Caller, cut: Caller, service: str, operation: str) -> None:
    assert cut.complaint(service, operation) == whole.complaint(service, operation)


def test_the_descriptions_are_a_twentieth_of_their_size(data: Path) -> None:
    names = ("endpoints.json", "service-2.json")
    assert sum(file.stat().st_size for name in names for file in data.rglob(name)) < 100_000
    assert not list(data.rglob("service-2.json.gz"))
