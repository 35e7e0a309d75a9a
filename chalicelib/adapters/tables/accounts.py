"""Reads accounts, and creates one together with the marker that makes its identifier unique."""

from datetime import datetime

from pynamodb.expressions.operand import Path
from pynamodb.expressions.update import Action

from chalicelib.adapters.tables.account_row import AccountRow, key_of, marker_key, marker_of, read, row_of
from chalicelib.adapters.tables.answers import write_identifier
from chalicelib.adapters.tables.base import get
from chalicelib.adapters.tables.registration_row import VERIFIED, RegistrationRow
from chalicelib.adapters.tables.writes import Put, Update, write_together
from chalicelib.domain.account.account import Account
from chalicelib.domain.registration.steps import Status

_VERIFIED_BY_AN_OLDER_MACHINE = Path("contact_verified") == True  # noqa: E712 - pynamodb builds a condition of it


def find_by_identifier(identifier_key: str) -> Account | None:
    """The account that has this identifier."""
    marker = get(AccountRow, marker_key(identifier_key))
    row = get(AccountRow, key_of(marker["account_id"])) if marker else None
    return read(row) if row else None


def create(account: Account, identifier_key: str, recap_until: datetime) -> bool:
    """Creates the account, its marker and the end of its registration in one transaction.

    False when one of the three conditions does not hold: the identifier has an account, or the registration is no
    longer open with this contact, verified (decision 0006), and this password.
    """
    is_new = AccountRow.account_key.does_not_exist()
    row, marker = row_of(account), marker_of(account, identifier_key)
    return not write_together(
        [Put(row, row.account_key, is_new), Put(marker, marker.account_key, is_new)],
        [_completed(account, recap_until)],
    )


def _completed(account: Account, recap_until: datetime) -> Update:
    ready = (
        (RegistrationRow.status == Status.OPEN.value)
        & ((RegistrationRow.contact_verified == VERIFIED) | _VERIFIED_BY_AN_OLDER_MACHINE)
        & (RegistrationRow.contact_key == account.contact_key)
        & (RegistrationRow.password_hash == account.password_hash)
    )
    until = int(recap_until.timestamp())
    completed: list[Action] = [
        RegistrationRow.status.set(Status.COMPLETED.value),
        RegistrationRow.identifier.set(write_identifier(account.identifier)),
        RegistrationRow.expires_at.set(until),
        RegistrationRow.ttl.set(until),
        RegistrationRow.open_step.remove(),
        RegistrationRow.task_token.remove(),
        RegistrationRow.nir_key.remove(),
    ]
    return Update(RegistrationRow, account.registration_id, completed, ready)
