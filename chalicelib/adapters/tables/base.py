"""What the tables share: reads, conditional writes and transactions, over the one connection of the process.

Rows are pynamodb models for what is written and for expressions; the calls go through pynamodb's connection, because a
model of its own makes a session and a client for each table (decision 0025).
"""

import random
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any, NamedTuple

from pynamodb.attributes import Attribute
from pynamodb.connection.base import MetaTable
from pynamodb.exceptions import PutError, TransactWriteError, UpdateError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action
from pynamodb.models import Model

from chalicelib.adapters.aws.clients import connection
from chalicelib.adapters.aws.errors import CONDITION_FAILED, error_code

DAY = 86400
_CONFLICT = "TransactionConflict"
_CONFLICT_TRIES = 5
_CONFLICT_SECONDS = 0.05
_BATCH = 25
_BATCH_PAUSES = (0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4)


class Row(Model):
    """`Meta.key`: the name of its one key. `Meta.table_name`: set by `stage.bind`."""

    class Meta:
        table_name = ""
        key = ""


Item = Mapping[str, Any]
"""What was read, by attribute: texts, whole numbers, booleans, frozen sets of texts; a JSON text as it stands."""

_READERS: Mapping[str, Callable[[Any], Any]] = {"S": str, "N": int, "BOOL": bool, "SS": frozenset}


class Put(NamedTuple):
    """A new item."""

    row: Row
    key: str
    condition: Condition


class Update(NamedTuple):
    """A change to an item; one that is not there is made, unless the condition says otherwise."""

    row: type[Row]
    key: str
    actions: Sequence[Action]
    condition: Condition


def know(row: type[Row]) -> None:
    """Tells the connection which key the row's table has; it would ask DynamoDB otherwise."""
    schema = {
        "TableName": row.Meta.table_name,
        "KeySchema": [{"AttributeName": row.Meta.key, "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": row.Meta.key, "AttributeType": "S"}],
    }
    with suppress(ValueError):  # known already
        connection().add_meta_table(MetaTable(schema))


def get(row: type[Row], key: str, *, consistent: bool = True) -> Item | None:
    item = connection().get_item(row.Meta.table_name, key, consistent_read=consistent).get("Item")
    return plain(item) if item else None


def plain(raw: Mapping[str, Mapping[str, Any]]) -> Item:
    """An item as DynamoDB writes it. Eight times as fast as a pynamodb model, which each step reads three of."""
    return {name: _READERS[kind](value) for name, pair in raw.items() for kind, value in pair.items() if kind != "NULL"}


def put_if(put: Put) -> bool:
    """False when the condition does not hold."""
    try:
        connection().put_item(put.row.Meta.table_name, put.key, attributes=_attributes(put), condition=put.condition)
    except PutError as error:
        if error_code(error) != CONDITION_FAILED:
            raise
        return False
    return True


def update_if(update: Update) -> bool:
    """False when the condition does not hold."""
    return _update(update, "NONE") is not None


def updated(update: Update) -> Item | None:
    """The item as it is now; None when the condition does not hold."""
    data = _update(update, "ALL_NEW")
    return plain(data["Attributes"]) if data else None


def _update(update: Update, answer: str) -> dict[str, Any] | None:
    try:
        return connection().update_item(
            update.row.Meta.table_name,
            update.key,
            actions=update.actions,
            condition=update.condition,
            return_values=answer,
        )
    except UpdateError as error:
        if error_code(error) != CONDITION_FAILED:
            raise
        return None


def write_together(puts: Sequence[Put] = (), updates: Sequence[Update] = ()) -> list[int]:
    """All or nothing. The places, puts first, of those whose condition does not hold; none when all is written.

    An item that another transaction is writing is no refusal: it is tried again, with a little chance in the wait.
    Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
    """
    for further in reversed(range(_CONFLICT_TRIES)):
        try:
            _transact(puts, updates)
            return []
        except TransactWriteError as error:
            codes = [reason.code if reason else "" for reason in error.cancellation_reasons]
            if _CONFLICT in codes and further:
                time.sleep(random.uniform(_CONFLICT_SECONDS / 2, _CONFLICT_SECONDS) * (_CONFLICT_TRIES - further))
                continue
            if not codes or any(code not in ("", "None", "ConditionalCheckFailed") for code in codes):
                raise
            return [place for place, code in enumerate(codes) if code == "ConditionalCheckFailed"]
    raise AssertionError("unreachable")


def put_all(row: type[Row], items: Iterable[Row]) -> None:
    """Writes items, over those that are there, 25 a call.

    Raises:
        PutError: DynamoDB has left some aside several times over; those before them are written.
    """
    table = row.Meta.table_name
    for batch in _batches(item.serialize() for item in items):
        for pause in _BATCH_PAUSES:
            left = connection().batch_write_item(table, put_items=batch).get("UnprocessedItems", {}).get(table, [])
            batch = [request["PutRequest"]["Item"] for request in left]
            if not batch:
                break
            time.sleep(pause)
        else:
            raise PutError("items left aside")


def _batches(items: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    rest = iter(items)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def changes(row: type[Row], before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Action]:
    """What turns the columns `before` into `after`; None stands for an attribute that is not there."""
    changed = [name for name in after if after[name] != before.get(name)]
    return [assign(row, name, after[name]) for name in changed]


def assign(row: type[Row], name: str, value: Any) -> Action:
    attribute: Attribute[Any] = getattr(row, name)
    return attribute.remove() if value is None else attribute.set(value)


def _transact(puts: Sequence[Put], updates: Sequence[Update]) -> None:
    to = connection()
    to.transact_write_items(
        condition_check_items=[],
        delete_items=[],
        put_items=[
            to.get_operation_kwargs(
                put.row.Meta.table_name, put.key, key="Item", attributes=_attributes(put), condition=put.condition
            )
            for put in puts
        ],
        update_items=[
            to.get_operation_kwargs(
                update.row.Meta.table_name, update.key, actions=update.actions, condition=update.condition
            )
            for update in updates
        ],
    )


def _attributes(put: Put) -> dict[str, Any]:
    attributes = put.row.serialize()
    attributes.pop(put.row.Meta.key)
    return attributes
