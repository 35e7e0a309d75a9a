"""`make copy-missing FROM= TO=`: the items that a restored table has and the table in use has not (decision 0041)."""

import sys
from typing import Any

import botocore.session
from botocore.exceptions import BotoCoreError, ClientError


def copy_missing(client: Any, source: str, target: str) -> int:
    """How many were missing. An item that is there stays as it is, whatever it holds."""
    described = client.describe_table(TableName=target)["Table"]["KeySchema"]
    new = {"ConditionExpression": "attribute_not_exists(#k)", "ExpressionAttributeNames": {"#k": _key(described)}}
    pages = client.get_paginator("scan").paginate(TableName=source, ConsistentRead=True)
    return sum(_put(client, target, item, new) for page in pages for item in page["Items"])


def _key(schema: list[dict[str, str]]) -> str:
    [key] = [part["AttributeName"] for part in schema]
    return key


def _put(client: Any, target: str, item: dict[str, Any], new: dict[str, Any]) -> bool:
    try:
        client.put_item(TableName=target, Item=item, **new)
    except client.exceptions.ConditionalCheckFailedException:
        return False
    return True


def main(arguments: list[str]) -> int:
    source, target = arguments
    client = botocore.session.get_session().create_client("dynamodb")
    try:
        print(f"{copy_missing(client, source, target)} items were missing and are there now")
    except (BotoCoreError, ClientError) as error:
        # Not its message, which may repeat an item.
        print(f"Not all was copied: {type(error).__name__}. Repeat it.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
