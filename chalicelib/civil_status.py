"""Takes the civil status: compares it with its NIR, and finds the household that the person belongs to."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from chalicelib import registration
from chalicelib.adapters import households, keys
from chalicelib.adapters.tables import HouseholdMember, Registration
from chalicelib.domain.civil_status import UNCHANGED, CivilStatus, unconfirmed
from chalicelib.domain.errors import InvalidForm
from chalicelib.domain.names import is_same_name
from chalicelib.domain.nir import Nir
from chalicelib.domain.nir_checks import disagreements
from chalicelib.domain.steps import Outcome, Step
from chalicelib.reference_data import birthplace_facts, known_places
from chalicelib.registration import Submission
from chalicelib.visits import Visit, load


def submit_civil_status(visit: Visit, form: Mapping[str, object]) -> Registration:
    """Keeps the civil status; a member of a known household is not asked for a document.

    Raises:
        InvalidForm: wrong fields, or please-check warnings that are not confirmed.
    """
    known_nir = _known_nir(load(visit)) if form.get("nir") == UNCHANGED else None
    typed = CivilStatus.parse(form, visit.now.date(), known_places(), known_nir)
    civil_status = _with_confirmed_warnings(typed)

    def prepare(found: Registration) -> Submission:
        nir_key = keys.nir_key(visit.settings.hmac_key_id, civil_status.nir.number) if civil_status.nir else None
        membership = _membership(civil_status, nir_key)
        kept = {"civil_status": civil_status.to_dict(), "nir_key": nir_key, "membership": membership}
        return Outcome.MEMBER if membership else Outcome.STRANGER, kept

    return registration.submit(
        visit, Step.CIVIL_STATUS, prepare, lambda found: found.civil_status == civil_status.to_dict()
    )


def _known_nir(found: Registration) -> Nir | None:
    return CivilStatus.from_dict(found.civil_status).nir if found.civil_status else None


def _with_confirmed_warnings(typed: CivilStatus) -> CivilStatus:
    """Keeps only the confirmations of warnings that came up: they mark the account for identity review."""
    if not typed.nir:
        return replace(typed, confirmed_warnings=frozenset())
    facts = birthplace_facts(typed.birthplace, typed.birthdate)
    found = disagreements(typed.nir, typed.title, typed.birthdate, facts)
    if errors := unconfirmed(typed, found):
        raise InvalidForm(errors)
    return replace(typed, confirmed_warnings=typed.confirmed_warnings & frozenset(found))


def _membership(civil_status: CivilStatus, nir_key: str | None) -> dict[str, Any] | None:
    member = households.find_member(nir_key) if nir_key else None
    if member is None or not _is_this_person(civil_status, member):
        return None
    return {
        "household_id": member.household_id,
        "role": member.role,
        "management_authorisation": member.management_authorisation,
    }


def _is_this_person(civil_status: CivilStatus, member: HouseholdMember) -> bool:
    return member.birthdate == civil_status.birthdate.iso() and is_same_name(
        member.family_name, civil_status.family_name
    )
