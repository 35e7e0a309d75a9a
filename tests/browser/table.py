"""Moves time, and fills limits up, in the tables of the stack: what would take a quarter of an hour, or a day."""

import time

from chalicelib.domain.limits import Counter
from local.engine.stack import Stack
from tests.browser.visitor import Visitor


def change_registration(visitor: Visitor, **values: str | int) -> None:
    """Sets attributes of the person's registration."""
    visitor.stack.aws("dynamodb").update_item(
        TableName=visitor.stack.deployed.outputs["RegistrationsTableName"],
        Key={"registration_id": {"S": visitor.registration_id()}},
        UpdateExpression="SET " + ", ".join(f"#{name} = :{name}" for name in values),
        ExpressionAttributeNames={f"#{name}": name for name in values},
        ExpressionAttributeValues={f":{name}": _typed(value) for name, value in values.items()},
    )


def let_resend_wait_end(visitor: Visitor) -> None:
    change_registration(visitor, resend_at=int(time.time()) - 1)
    visitor.page.reload()
    visitor.is_at("code")


def let_step_end(visitor: Visitor) -> None:
    """The hour for this step, and the life of its code, are over."""
    change_registration(visitor, step_opened_at="2026-01-01T00:00:00.000Z")


def fill(stack: Stack, counter: Counter) -> None:
    """As if as many events had been counted as its limit allows, the first of them now."""
    ends_at = int(time.time()) + counter.limit.seconds
    stack.aws("dynamodb").put_item(
        TableName=stack.deployed.outputs["LimitsTableName"],
        Item={
            "limit_key": {"S": counter.key},
            "events": {"SS": [f"event {number}" for number in range(counter.limit.most)]},
            "ends_at": _typed(ends_at),
            "ttl": _typed(ends_at),
        },
    )


def contact_key(visitor: Visitor) -> str:
    """The keyed hash under which the limits know the person's contact."""
    found = visitor.stack.aws("dynamodb").get_item(
        TableName=visitor.stack.deployed.outputs["RegistrationsTableName"],
        Key={"registration_id": {"S": visitor.registration_id()}},
        ConsistentRead=True,
    )
    return str(found["Item"]["contact_key"]["S"])


def _typed(value: str | int) -> dict[str, str]:
    return {"N": str(value)} if isinstance(value, int) else {"S": value}
