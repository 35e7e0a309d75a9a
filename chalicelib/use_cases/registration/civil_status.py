"""Takes the civil status: compares it with its NIR, and finds the household that the person belongs to."""

import json
from collections.abc import Mapping
from dataclasses import replace

from chalicelib.adapters.aws import keys
from chalicelib.adapters.tables import households
from chalicelib.config import needed
from chalicelib.domain.errors import InvalidForm
from chalicelib.domain.household.roles import Membership
from chalicelib.domain.identity.civil_status import CivilStatus, unconfirmed
from chalicelib.domain.identity.nir_checks import disagreements
from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import Outcome, Step
from chalicelib.use_cases.reference.places import birthplace_facts, known_places
from chalicelib.use_cases.registration.openings import Answer, answer, enter, repeat
from chalicelib.use_cases.requests import Visit


def submit_civil_status(visit: Visit, form: Mapping[str, object]) -> Registration:
    """Keeps the civil status; a member of a known household is not asked for a document.

    Raises:
        InvalidForm: wrong fields, or please-check warnings that are not confirmed.
        RequestRefused: see `openings`.
    """
    opening = enter(visit, Step.CIVIL_STATUS)
    before = opening.registration.civil_status
    typed = CivilStatus.parse(form, visit.now.date(), known_places(), before.nir if before else None)
    civil_status = _with_confirmed_warnings(typed)
    digest = visit.secret_digest("civil_status", json.dumps(civil_status.to_dict()))
    if not opening.is_open:
        return repeat(opening, digest)
    nir_key = (
        keys.nir_key(needed("IDENTIFIER_KEY_ID", visit.settings.identifier_key_id), civil_status.nir.number)
        if civil_status.nir
        else None
    )
    membership = _membership(civil_status, nir_key)
    answered = replace(opening.registration, civil_status=civil_status, nir_key=nir_key, membership=membership)
    word = Outcome.MEMBER if membership else Outcome.STRANGER
    return answer(opening, Answer(word, digest, answered))


def _with_confirmed_warnings(typed: CivilStatus) -> CivilStatus:
    """Keeps only the confirmations of warnings that came up: they mark the account for identity review."""
    if not typed.nir:
        return replace(typed, confirmed_warnings=frozenset())
    facts = birthplace_facts(typed.birthplace, typed.birthdate)
    found = disagreements(typed.nir, typed.title, typed.birthdate, facts)
    if errors := unconfirmed(typed, found):
        raise InvalidForm(errors)
    return replace(typed, confirmed_warnings=typed.confirmed_warnings & frozenset(found))


def _membership(civil_status: CivilStatus, nir_key: str | None) -> Membership | None:
    member = households.find_member(nir_key) if nir_key else None
    return member.membership if member and member.is_person(civil_status) else None
