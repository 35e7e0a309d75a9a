"""Takes the password: with it the account is created."""

from collections.abc import Mapping
from dataclasses import replace

from chalicelib.adapters.files.common_passwords import common_passwords
from chalicelib.adapters.passwords import hash_password, is_password
from chalicelib.domain.account.password import parse_password
from chalicelib.domain.account.personal_words import personal_words
from chalicelib.domain.errors import ErrorCode, RequestRefused
from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import Outcome, Step
from chalicelib.use_cases.registration.openings import Answer, Opening, again, claim, enter, finish, repeat
from chalicelib.use_cases.requests import Visit

# Not a digest of the password: beside its slow hash, a fast one would be what a thief guesses against.
_TAKEN = "password"
_ANOTHER = "another password"


def submit_password(visit: Visit, form: Mapping[str, object]) -> Registration:
    """Keeps the password's hash, and has the account created.

    Raises:
        InvalidForm: every rule that is not met.
        RequestRefused: ACCOUNT_NOT_CREATED; UNAVAILABLE when the account could not be created for now; see `openings`.
    """
    opening = enter(visit, Step.PASSWORD)
    if not opening.is_open:
        return _made(_repeat(opening, form))
    password = parse_password(form, _personal_words(opening.registration), common_passwords())
    answered = replace(opening.registration, password_hash=hash_password(password))
    claimed = claim(opening, Answer(Outcome.ANSWERED, _TAKEN, answered))
    return _made(finish(visit, claimed) if claimed else _repeat(again(opening), form))


def _made(done: Registration) -> Registration:
    """With its account, or on its way to it: the machine asks for the password again when that failed for good."""
    if done.open_step is Step.PASSWORD and not done.is_on_its_way:
        raise RequestRefused(ErrorCode.UNAVAILABLE)
    return done


def _repeat(opening: Opening, form: Mapping[str, object]) -> Registration:
    """The same password is recognised by its hash."""
    found = opening.registration
    is_taken = found.submission is not None and found.submission.digest == _TAKEN
    if not is_taken or found.password_hash is None:
        return repeat(opening, _TAKEN)
    is_same = is_password(found.password_hash, parse_password(form, (), common_passwords()))
    return repeat(opening, _TAKEN if is_same else _ANOTHER)


def _personal_words(registration: Registration) -> frozenset[str]:
    assert registration.civil_status and registration.contact  # their steps are answered
    return personal_words(registration.civil_status, registration.contact)
