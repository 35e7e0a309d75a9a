"""Takes the password: with it the account is created."""

from collections.abc import Mapping

from chalicelib import registration
from chalicelib.adapters.passwords import hash_password, is_password
from chalicelib.adapters.tables import Registration
from chalicelib.domain.civil_status import CivilStatus
from chalicelib.domain.contact import Contact
from chalicelib.domain.password import parse_password
from chalicelib.domain.steps import Outcome, Step
from chalicelib.registration import Submission
from chalicelib.visits import Visit


def submit_password(visit: Visit, form: Mapping[str, object]) -> Registration:
    """Raises InvalidForm with every rule that is not met."""
    typed = parse_password(form)

    def prepare(found: Registration) -> Submission:
        return Outcome.ANSWERED, {"password_hash": hash_password(typed)}

    return registration.submit(
        visit,
        Step.PASSWORD,
        prepare,
        lambda found: found.password_hash is not None and is_password(found.password_hash, typed),
    )
