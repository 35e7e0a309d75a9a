"""What stands in moto's tables, read behind the back of the service: no fault hits it, and it costs nothing."""

from typing import Any

from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends
from moto.dynamodb.models.dynamo_type import DynamoType

from local.harness.environment import REGION

Raw = dict[str, dict[str, Any]]


def item(table: str, key: str) -> Raw:
    """As DynamoDB writes it; empty when there is none."""
    found: Any = _table(table).get_item(DynamoType({"S": key}))
    return _raw(found) if found else {}


def items(table: str) -> list[Raw]:
    return [_raw(each) for each in _table(table).all_items()]


def _table(name: str) -> Any:
    return dynamodb_backends[DEFAULT_ACCOUNT_ID][REGION].tables[name]


def _raw(item: Any) -> Raw:
    return {name: {value.type: value.value} for name, value in list(item.attrs.items())}
