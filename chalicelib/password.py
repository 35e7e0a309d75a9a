"""Takes the password: with it the account is created."""

from collections.abc import Mapping

from chalicelib import registration
from chalicelib.adapters.passwords import hash_password, is_password
from chalicelib.adapters.tables import Registration
from chalicelib.domain.civil_status import CivilStatus
from chalicelib.domain.contact import Contact
from chalicelib.domain.errors import ErrorCode
from chalicelib.domain.password import parse_password
from chalicelib.domain.personal_words import personal_words
from chalicelib.domain.refusals import RequestRefused
from chalicelib.domain.steps import Outcome, Step
from chalicelib.registration import Submission
from chalicelib.visits import Visit


def submit_password(visit: Visit, form: Mapping[str, object]) -> Registration:
    """Keeps the password's hash, and has the account created.

    Raises:
        InvalidForm: every rule that is not met.
        RequestRefused: ACCOUNT_NOT_CREATED; UNAVAILABLE when the account could not be created for now.
    """

    def prepare(found: Registration) -> Submission:
        return Outcome.ANSWERED, {"password_hash": hash_password(_parse(form, found))}

    done = registration.submit(visit, Step.PASSWORD, prepare, lambda found: _is_same(form, found))
    if done.open_step == Step.PASSWORD and not registration.is_claimed(done):
        raise RequestRefused(ErrorCode.UNAVAILABLE)
    return done


def _parse(form: Mapping[str, object], found: Registration) -> str:
    civil_status, contact = CivilStatus.from_dict(found.civil_status), Contact.from_dict(found.contact)
    return parse_password(form, personal_words(civil_status, contact))


def _is_same(form: Mapping[str, object], found: Registration) -> bool:
    if found.password_hash is None:
        return False
    return is_password(found.password_hash, parse_password(form, ()))
