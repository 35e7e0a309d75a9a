"""The registry of households: reads a member by the keyed hash of the NIR, writes those an operator loads."""

from collections.abc import Iterable

from chalicelib.adapters.tables import HouseholdMember


def find_member(nir_key: str) -> HouseholdMember | None:
    try:
        return HouseholdMember.get(nir_key)
    except HouseholdMember.DoesNotExist:
        return None


def save(members: Iterable[HouseholdMember]) -> None:
    """Writing the same member again changes nothing."""
    with HouseholdMember.batch_write() as batch:
        for member in members:
            batch.save(member)
