"""Writes that depend on one another: all or nothing, tried again when another transaction is in the way."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders
from pynamodb.exceptions import PutError, TransactWriteError

from chalicelib.adapters.aws import clients
from chalicelib.adapters.tables import stage
from chalicelib.adapters.tables.base import get
from chalicelib.adapters.tables.documents import DocumentRow
from chalicelib.adapters.tables.limits import CounterRow
from chalicelib.adapters.tables.writes import Put, Update, put_all, put_if, update_if, updated, write_together
from local.harness.service import Service

NEW = CounterRow.limit_key.does_not_exist()


def counter(key: str) -> Put:
    return Put(CounterRow(key, ends_at=1, ttl=1), key, NEW)


@contextmanager
def cancelled(times: int, *codes: str) -> Iterator[list[str]]:
    """The next `times` transactions are answered as DynamoDB does for these reasons; gives every call that was made."""
    client, called = clients.client("dynamodb"), list[str]()
    reasons = [{"Code": code} for code in codes]
    error = {"Code": "TransactionCanceledException", "Message": ""}

    def answer(model: Any, **_: object) -> tuple[AWSResponse, dict[str, Any]] | None:
        called.append(model.name)
        if model.name != "TransactWriteItems" or called.count("TransactWriteItems") > times:
            return None
        return AWSResponse("", 400, HTTPHeaders(), None), {
            "Error": error,
            "ResponseMetadata": {},
            "CancellationReasons": reasons,
        }

    client.meta.events.register_first("before-call", answer, unique_id="cancelled")
    try:
        yield called
    finally:
        client.meta.events.unregister("before-call", unique_id="cancelled")


def test_all_is_written_or_nothing(service: Service) -> None:
    assert write_together([counter("one"), counter("two")]) == []
    assert write_together([counter("three"), counter("two")]) == [1]
    assert get(CounterRow, "three") is None


def test_the_places_of_updates_come_after_those_of_puts(service: Service) -> None:
    update = Update(CounterRow, "none", [CounterRow.ttl.set(2)], CounterRow.limit_key.exists())
    assert write_together([counter("one")], [update]) == [1]


def test_a_transaction_in_the_way_is_waited_for(service: Service) -> None:
    with cancelled(3, "TransactionConflict", "None") as called:
        assert write_together([counter("one"), counter("two")]) == []
    assert called.count("TransactWriteItems") == 4
    assert get(CounterRow, "one")


def test_a_transaction_that_stays_in_the_way_is_a_failing_service(service: Service) -> None:
    with cancelled(99, "TransactionConflict") as called, pytest.raises(TransactWriteError):
        write_together([counter("one")])
    assert called.count("TransactWriteItems") == 7


def test_any_other_reason_is_a_failing_service(service: Service) -> None:
    with cancelled(1, "ConditionalCheckFailed", "ThrottlingError"), pytest.raises(TransactWriteError):
        write_together([counter("one"), counter("two")])


def test_an_update_whose_condition_does_not_hold_changes_nothing(service: Service) -> None:
    write_together([counter("one")])
    assert not update_if(Update(CounterRow, "one", [CounterRow.ttl.set(2)], CounterRow.ttl == 9))
    assert updated(Update(CounterRow, "one", [CounterRow.ttl.set(2)], CounterRow.ttl == 9)) is None
    changed = updated(Update(CounterRow, "one", [CounterRow.ttl.set(2)], CounterRow.ttl == 1))
    assert changed == {"limit_key": "one", "ends_at": 1, "ttl": 2}
    assert update_if(Update(CounterRow, "one", [CounterRow.ttl.set(3)], CounterRow.ttl == 2))


@contextmanager
def refused(operation: str, times: int, code: str) -> Iterator[list[str]]:
    """The next `times` calls of the operation are answered with this error; gives every call that was made."""
    client, called = clients.client("dynamodb"), list[str]()

    def answer(model: Any, **_: object) -> tuple[AWSResponse, dict[str, Any]] | None:
        called.append(model.name)
        if model.name != operation or called.count(operation) > times:
            return None
        return AWSResponse("", 400, HTTPHeaders(), None), {"Error": {"Code": code}, "ResponseMetadata": {}}

    client.meta.events.register_first("before-call", answer, unique_id="refused")
    try:
        yield called
    finally:
        client.meta.events.unregister("before-call", unique_id="refused")


def test_a_single_write_too_waits_for_a_transaction_in_the_way(service: Service) -> None:
    with refused("PutItem", 2, "TransactionConflictException") as called:
        assert put_if(counter("one"))
    assert called == ["PutItem"] * 3
    with refused("UpdateItem", 2, "TransactionConflictException") as called:
        assert update_if(Update(CounterRow, "one", [CounterRow.ttl.set(2)], CounterRow.ttl == 1))
    assert called == ["UpdateItem"] * 3


def test_a_single_write_gives_up_when_the_transaction_stays_in_the_way(service: Service) -> None:
    with refused("PutItem", 9, "TransactionConflictException") as called, pytest.raises(PutError):
        put_if(counter("one"))
    assert called == ["PutItem"] * 7


def test_a_registry_is_written_whole_in_calls_of_twenty_five(service: Service) -> None:
    rows = [DocumentRow(f"{n:03d}", family_name="A", given_names="B", birthdate="1990") for n in range(60)]
    with cancelled(0) as called:
        put_all(DocumentRow, iter(rows))
    assert called == ["BatchWriteItem"] * 3
    assert all(get(DocumentRow, row.document_key) for row in rows)


def test_all_tables_share_one_client_and_one_session(service: Service) -> None:
    rows = {row.Meta.table_name for _, row in stage.ROWS}
    assert len(rows) == 5
    with cancelled(0) as called:
        for _, row in stage.ROWS:
            get(row, "none")
    assert called == ["GetItem"] * 5  # all heard on the one client, and no table had to be described
    assert clients.session() is clients.connection().session
