"""The registry of households: reads a member by the keyed hash of the NIR, writes those an operator loads."""

from collections.abc import Iterable

from pynamodb.attributes import BooleanAttribute, UnicodeAttribute

from chalicelib.adapters.tables.base import Row, get
from chalicelib.adapters.tables.writes import put_all
from chalicelib.domain.household.roles import Member, Membership, Role


class MemberRow(Row):
    class Meta(Row.Meta):
        key = "member_key"

    member_key = UnicodeAttribute(hash_key=True)
    household_id = UnicodeAttribute()
    role = UnicodeAttribute()
    family_name = UnicodeAttribute()
    given_names = UnicodeAttribute()
    birthdate = UnicodeAttribute()
    management_authorisation = BooleanAttribute()


def find_member(nir_key: str) -> Member | None:
    row = get(MemberRow, nir_key, consistent=False)
    if row is None:
        return None
    membership = Membership(row["household_id"], Role(row["role"]), row["management_authorisation"])
    return Member(membership, row["family_name"], row["given_names"], row["birthdate"])


def save(members: Iterable[tuple[str, Member]]) -> None:
    """By the keyed hash of their NIR. Writing the same member again changes nothing."""
    put_all(MemberRow, (_row(nir_key, member) for nir_key, member in members))


def _row(nir_key: str, member: Member) -> MemberRow:
    return MemberRow(
        nir_key,
        household_id=member.membership.household_id,
        role=member.membership.role.value,
        management_authorisation=member.membership.management_authorisation,
        family_name=member.family_name,
        given_names=member.given_names,
        birthdate=member.birthdate,
    )
