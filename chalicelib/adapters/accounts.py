"""Reads accounts, and creates one together with the marker that makes its identifier unique."""

from datetime import datetime

from pynamodb.connection import Connection
from pynamodb.exceptions import TransactWriteError
from pynamodb.expressions.update import Action
from pynamodb.transactions import TransactWrite

from chalicelib.adapters.tables import Account, Registration
from chalicelib.domain.steps import Status


def find_by_identifier(identifier_key: str) -> Account | None:
    """The account that has this identifier."""
    marker = find(f"identifier#{identifier_key}")
    return find(f"account#{marker.account_id}") if marker else None


def find(account_key: str) -> Account | None:
    try:
        return Account.get(account_key, consistent_read=True)
    except Account.DoesNotExist:
        return None


def create(account: Account, identifier_key: str, registration: Registration, recap_until: datetime) -> bool:
    """Creates the account, its marker and the end of the registration in one transaction.

    False when one of the three conditions does not hold: the identifier has an account, or the registration is no
    longer open with a verified contact and a password.
    """
    account.account_key = f"account#{account.account_id}"
    marker = Account(
        f"identifier#{identifier_key}",
        account_id=account.account_id,
        registration_id=account.registration_id,
        created_at=account.created_at,
    )
    ready = (
        (Registration.status == Status.OPEN.value)
        & (Registration.contact_verified == True)  # noqa: E712 - pynamodb builds a condition of it
        & (Registration.contact_key == registration.contact_key)
        & (Registration.password_hash == registration.password_hash)
    )
    until = int(recap_until.timestamp())
    completed: list[Action] = [
        Registration.status.set(Status.COMPLETED.value),
        Registration.identifier.set(account.identifier),
        Registration.expires_at.set(until),
        Registration.ttl.set(until),
        Registration.open_step.remove(),
        Registration.task_token.remove(),
        Registration.nir_key.remove(),
    ]
    try:
        with TransactWrite(connection=_connection()) as transaction:
            transaction.save(account, condition=Account.account_key.does_not_exist())
            transaction.save(marker, condition=Account.account_key.does_not_exist())
            transaction.update(registration, completed, condition=ready)
    except TransactWriteError as error:
        if any(reason and reason.code != "ConditionalCheckFailed" for reason in error.cancellation_reasons):
            raise
        if not error.cancellation_reasons:
            raise
        return False
    return True


def _connection() -> Connection:
    return Account._get_connection().connection
