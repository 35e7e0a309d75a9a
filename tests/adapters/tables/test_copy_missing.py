"""What a restored table has, and the table in use has lost, is copied back."""

from typing import Any

import botocore.session
import pytest

from local.harness.environment import ENVIRONMENT, REGION
from local.harness.service import Service
from local.registries.copy_missing import copy_missing, main

TARGET = ENVIRONMENT["ACCOUNTS_TABLE"]
SOURCE = "test-restored"


@pytest.fixture
def client(service: Service) -> Any:
    """Of DynamoDB, with an account in use, and a restored table that is empty."""
    service.person().walk_to("completed")
    made: Any = botocore.session.get_session().create_client("dynamodb", region_name=REGION)
    made.create_table(
        TableName=SOURCE,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "account_key", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "account_key", "KeyType": "HASH"}],
    )
    return made


def items(client: Any, table: str = TARGET) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.scan(TableName=table)["Items"]
    return sorted(found, key=lambda item: item["account_key"]["S"])


def test_a_lost_account_is_there_again_with_all_that_it_had(client: Any) -> None:
    before = items(client)
    assert len(before) == 2  # the account, and the marker of its identifier
    for item in before:
        client.put_item(TableName=SOURCE, Item=item)
        client.delete_item(TableName=TARGET, Key={"account_key": item["account_key"]})
    assert copy_missing(client, SOURCE, TARGET) == 2
    assert items(client) == before
    assert copy_missing(client, SOURCE, TARGET) == 0


def test_what_is_there_is_not_written_over(client: Any) -> None:
    before = items(client)
    client.put_item(TableName=SOURCE, Item={**before[0], "status": {"S": "of yesterday"}})
    assert copy_missing(client, SOURCE, TARGET) == 0
    assert items(client) == before


def test_it_says_how_many_and_of_a_failure_its_kind_only(client: Any, capsys: pytest.CaptureFixture[str]) -> None:
    client.put_item(TableName=SOURCE, Item={"account_key": {"S": "account#lost"}})
    assert main([SOURCE, TARGET]) == 0
    assert main(["nowhere", TARGET]) == 1
    told = capsys.readouterr()
    assert "1 items were missing" in told.out
    assert "ResourceNotFoundException" in told.err and "nowhere" not in told.err
