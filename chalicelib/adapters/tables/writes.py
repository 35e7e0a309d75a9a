"""Writes that hold a condition, alone or together with others; and those that hold none, many at once."""

import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from pynamodb.exceptions import PutError, TransactWriteError, UpdateError
from pynamodb.expressions.condition import Condition
from pynamodb.expressions.update import Action

from chalicelib.adapters.aws.clients import connection
from chalicelib.adapters.aws.errors import CONDITION_FAILED, error_code
from chalicelib.adapters.tables.base import Item, Row, plain

Json = dict[str, Any]
W = TypeVar("W")

_CONFLICT_TRIES = 7
_CONFLICT_SECONDS = 0.015
_BATCH = 25
_BATCH_PAUSES = (0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4)


class Put(NamedTuple):
    """A new item."""

    row: Row
    key: str
    condition: Condition

    def __repr__(self) -> str:
        # Representations end up in logs and tracebacks.
        return f"Put({self.row.Meta.table_name})"


class Update(NamedTuple):
    """A change to an item; one that is not there is made, unless the condition says otherwise."""

    row: type[Row]
    key: str
    actions: Sequence[Action]
    condition: Condition

    def __repr__(self) -> str:
        return f"Update({self.row.Meta.table_name})"


def put_if(put: Put) -> bool:
    """False when the condition does not hold."""
    return _alone(_put, put) is not None


def update_if(update: Update) -> bool:
    """False when the condition does not hold."""
    return _alone(_change, update) is not None


def updated(update: Update) -> Item | None:
    """The item as it is now; None when the condition does not hold."""
    data = _alone(_change_and_read, update)
    return plain(data["Attributes"]) if data else None


def write_together(puts: Sequence[Put] = (), updates: Sequence[Update] = ()) -> list[int]:
    """All or nothing. The places, puts first, of those whose condition does not hold; none when all is written.

    Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
    """
    for pause in _pauses():
        try:
            _transact(puts, updates)
            return []
        except TransactWriteError as error:
            codes = [reason.code if reason else "None" for reason in error.cancellation_reasons]
            if "TransactionConflict" in codes and pause:
                time.sleep(pause)
            elif codes and set(codes) <= {"None", "ConditionalCheckFailed"}:
                return [place for place, code in enumerate(codes) if code == "ConditionalCheckFailed"]
            else:
                raise
    raise AssertionError("unreachable: the last pause is none")


def _alone(write: Callable[[W], Json], what: W) -> Json | None:
    """None when the condition does not hold."""
    for pause in _pauses():
        try:
            return write(what)
        except (PutError, UpdateError) as error:
            code = error_code(error)
            if code == CONDITION_FAILED:
                return None
            if code != "TransactionConflictException" or not pause:
                raise
            time.sleep(pause)
    raise AssertionError("unreachable: the last pause is none")


def _pauses() -> Iterator[float]:
    """Seconds to wait when a transaction under way has the item: no refusal, and botocore does not try again by itself.
    A little chance in each, so that two do not meet again; none after the last try.
    """
    for nth in range(1, _CONFLICT_TRIES):
        yield random.uniform(0.5, 1) * _CONFLICT_SECONDS * 2**nth
    yield 0.0


def _put(put: Put) -> Json:
    return connection().put_item(put.row.Meta.table_name, put.key, attributes=_attributes(put), condition=put.condition)


def _change(update: Update, answer: str = "NONE") -> Json:
    return connection().update_item(
        update.row.Meta.table_name,
        update.key,
        actions=update.actions,
        condition=update.condition,
        return_values=answer,
    )


def _change_and_read(update: Update) -> Json:
    return _change(update, "ALL_NEW")


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
