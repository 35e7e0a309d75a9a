"""Points every row at its table of this stage."""

from chalicelib.adapters.tables import account_row, base, documents, households, limits, registration_row
from chalicelib.config import Tables

ROWS: tuple[tuple[str, type[base.Row]], ...] = (
    ("registrations", registration_row.RegistrationRow),
    ("limits", limits.CounterRow),
    ("accounts", account_row.AccountRow),
    ("households", households.MemberRow),
    ("documents", documents.DocumentRow),
)


def bind(tables: Tables) -> None:
    """A function that is not told of a table has no use for it."""
    for name, row in ROWS:
        if table := getattr(tables, name):
            row.Meta.table_name = table
            base.know(row)
