"""What the tables share: rows, and how they are read, over the one connection of the process.

Rows are pynamodb models for what is written and for expressions; the calls go through pynamodb's connection, because a
model of its own makes a session and a client for each table (decision 0025).
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from pynamodb.attributes import Attribute
from pynamodb.connection.base import MetaTable
from pynamodb.expressions.update import Action
from pynamodb.models import Model

from chalicelib.adapters.aws.clients import connection

DAY = 86400


class Row(Model):
    """`Meta.key`: the name of its one key. `Meta.table_name`: set by `stage.bind`."""

    class Meta:
        table_name = ""
        key = ""


Item = Mapping[str, Any]
"""What was read, by attribute: texts, whole numbers, booleans, frozen sets of texts; a JSON text as it stands."""

_READERS: Mapping[str, Callable[[Any], Any]] = {"S": str, "N": int, "BOOL": bool, "SS": frozenset}


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
    """Out of an item as DynamoDB writes it; of another kind than ours, which a later version may write, nothing.

    Eight times as fast as a pynamodb model, and each step reads three registrations.
    """
    return {
        name: _READERS[kind](value) for name, pair in raw.items() for kind, value in pair.items() if kind in _READERS
    }


def changes(row: type[Row], before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Action]:
    """What turns the columns `before` into `after`; None stands for an attribute that is not there."""
    changed = [name for name in after if after[name] != before.get(name)]
    return [assign(row, name, after[name]) for name in changed]


def assign(row: type[Row], name: str, value: Any) -> Action:
    attribute: Attribute[Any] = getattr(row, name)
    return attribute.remove() if value is None else attribute.set(value)
