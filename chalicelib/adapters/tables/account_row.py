"""An account (`account#…`) as it stands in its table, or the marker that makes its identifier unique."""

from datetime import UTC, datetime

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute, UnicodeSetAttribute

from chalicelib.adapters.tables import answers
from chalicelib.adapters.tables.base import Item, Row
from chalicelib.domain.account.account import Account
from chalicelib.domain.applications.catalogue import known_benefit


class AccountRow(Row):
    """A marker (`identifier#…`) has the first four only."""

    class Meta(Row.Meta):
        key = "account_key"

    account_key = UnicodeAttribute(hash_key=True)
    account_id = UnicodeAttribute()
    registration_id = UnicodeAttribute()
    created_at = NumberAttribute()
    identifier = JSONAttribute(null=True)
    language = UnicodeAttribute(null=True)
    benefit = UnicodeAttribute(null=True)
    civil_status = JSONAttribute(null=True)
    membership = JSONAttribute(null=True)
    identity_document = JSONAttribute(null=True)
    supporting_document_required = BooleanAttribute(null=True)
    identity_review = UnicodeSetAttribute(null=True)
    contact = JSONAttribute(null=True)
    contact_key = UnicodeAttribute(null=True)
    password_hash = UnicodeAttribute(null=True)


def key_of(account_id: str) -> str:
    return f"account#{account_id}"


def marker_key(identifier_key: str) -> str:
    return f"identifier#{identifier_key}"


def row_of(account: Account) -> AccountRow:
    return AccountRow(
        key_of(account.account_id),
        account_id=account.account_id,
        registration_id=account.registration_id,
        created_at=int(account.created_at.timestamp()),
        identifier=answers.write_identifier(account.identifier),
        language=account.language,
        benefit=account.benefit and account.benefit.value,
        civil_status=account.civil_status.to_dict(),
        membership=answers.write_membership(account.membership),
        identity_document=answers.write_document(account.identity_document),
        supporting_document_required=account.supporting_document_required,
        identity_review=account.identity_review or None,
        contact=account.contact.to_dict(),
        contact_key=account.contact_key,
        password_hash=account.password_hash,
    )


def marker_of(account: Account, identifier_key: str) -> AccountRow:
    return AccountRow(
        marker_key(identifier_key),
        account_id=account.account_id,
        registration_id=account.registration_id,
        created_at=int(account.created_at.timestamp()),
    )


def read(item: Item) -> Account:
    """Of an account's row, which has them all."""
    identifier = answers.read_identifier(item["identifier"])
    civil_status, contact = answers.read_civil_status(item["civil_status"]), answers.read_contact(item["contact"])
    assert identifier and civil_status and contact
    return Account(
        account_id=item["account_id"],
        registration_id=item["registration_id"],
        created_at=datetime.fromtimestamp(item["created_at"], UTC),
        identifier=identifier,
        language=item["language"],
        benefit=known_benefit(item.get("benefit")),
        civil_status=civil_status,
        membership=answers.read_membership(item.get("membership")),
        identity_document=answers.read_document(item.get("identity_document")),
        supporting_document_required=item.get("supporting_document_required"),
        identity_review=item.get("identity_review", frozenset()),
        contact=contact,
        contact_key=item["contact_key"],
        password_hash=item["password_hash"],
    )
