"""Who is who in a household that the fund knows."""

from dataclasses import dataclass
from enum import StrEnum

from chalicelib.domain.identity.civil_status import CivilStatus
from chalicelib.domain.identity.names import is_same_name


class Role(StrEnum):
    CLAIMANT = "claimant"
    SPOUSE = "spouse"
    CHILD = "child"
    DEPENDENT = "dependent"


@dataclass(frozen=True, slots=True, repr=False)
class Membership:
    """`management_authorisation`: the claimant lets this member do all that the claimant can."""

    household_id: str
    role: Role
    management_authorisation: bool

    def __repr__(self) -> str:
        # Representations end up in logs and tracebacks.
        return f"Membership({self.role})"


@dataclass(frozen=True, slots=True, repr=False)
class Member:
    """A line of the registry. `birthdate`: as `BirthDate.iso` writes it."""

    membership: Membership
    family_name: str
    given_names: str
    birthdate: str

    def is_person(self, civil_status: CivilStatus) -> bool:
        """Whose NIR this is has the same birth date and birth name."""
        has_birthdate = self.birthdate == civil_status.birthdate.iso()
        return has_birthdate and is_same_name(self.family_name, civil_status.family_name)

    def __repr__(self) -> str:
        # Representations end up in logs and tracebacks.
        return "Member(...)"
