"""Checks the code that was received."""

from collections.abc import Mapping

from chalicelib.adapters.tables import registrations
from chalicelib.adapters.tables.registrations import Guess
from chalicelib.domain.contact.awaited_code import AwaitedCode
from chalicelib.domain.contact.one_time_code import parse_code
from chalicelib.domain.errors import ErrorCode, RequestRefused
from chalicelib.domain.forms import Form
from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import Outcome, Step, WayOut
from chalicelib.logs import count
from chalicelib.use_cases.codes.codes import guesses_of, is_right
from chalicelib.use_cases.registration.openings import Opening, again, enter, finish, repeat
from chalicelib.use_cases.requests import Visit


def submit_code(visit: Visit, form: Mapping[str, object]) -> Registration:
    """Verifies the contact.

    The code is compared first; one write counts the guess and, when it is right, claims the step; only then is it told.

    Raises:
        RequestRefused: CODE_WRONG (`attempts_left`), CODE_EXPIRED, CODE_SPENT, TOO_MANY_REQUESTS; see `openings`.
    """
    typed = _read(form)
    opening = enter(visit, Step.CODE)
    found, code = opening.registration, opening.registration.code
    guess = visit.secret_digest("guess", code.send_number if code else 0, typed)
    if not opening.is_open or code is None:
        return _verified(repeat(opening, guess))
    _refuse_if_late(visit, found, code)
    is_verified = is_right(visit.settings, found.registration_id, code, typed)
    after = found.claimed(Step.CODE, Outcome.VERIFIED, guess) if is_verified else found
    most, counter = visit.settings.registration.code.guesses, guesses_of(visit.settings, code.contact_key)
    counted = registrations.count_guess(found, after, Guess(guess, most, counter), visit.now)
    if counted is None:
        return _verified(_repeat_unless_spent(opening, guess))
    if is_verified:
        count("CodeVerified", channel=code.contact.channel)
        count("StepAnswered", step=Step.CODE)
        return _verified(finish(visit, counted))
    raise _wrong(visit, counted)


def _read(form: Mapping[str, object]) -> str:
    reader = Form(form)
    typed = reader.read("code", parse_code)
    reader.finish()
    return str(typed)


def _verified(done: Registration) -> Registration:
    """Right, unless the machine's clock was faster than the signal."""
    if done.open_step is Step.CONTACT:
        raise done.refusal_of(Step.CODE)
    return done


def _refuse_if_late(visit: Visit, found: Registration, code: AwaitedCode) -> None:
    if code.ends_at(visit.settings.registration.code) <= visit.now:
        _close(visit, found, WayOut.CODE_EXPIRED)
        raise RequestRefused(ErrorCode.CODE_EXPIRED)


def _repeat_unless_spent(opening: Opening, guess: str) -> Registration:
    late = again(opening)
    is_moved = late.registration.task_token != opening.registration.task_token
    if is_moved or late.registration.is_claimed:
        return repeat(late, guess)
    _close(opening.visit, late.registration, WayOut.CODE_SPENT)  # whoever made the last guess has not come to it
    raise late.registration.code_spent()


def _wrong(visit: Visit, counted: Registration) -> RequestRefused:
    """After the last guess the machine takes the person back to the contact step."""
    left = _guesses_left(visit, counted)
    if left <= 1:
        # Others may have guessed at the same time: of the last two, one has to find that none is left.
        fresh = registrations.find(counted.registration_id)
        left = _guesses_left(visit, fresh) if fresh and fresh.task_token == counted.task_token else left
    if left == 0:
        _close(visit, counted, WayOut.CODE_SPENT)
    return RequestRefused(ErrorCode.CODE_WRONG, attempts_left=left)


def _guesses_left(visit: Visit, found: Registration) -> int:
    return found.code.guesses_left(visit.settings.registration.code) if found.code else 0


def _close(visit: Visit, found: Registration, word: WayOut) -> None:
    """Takes the person back to the contact step: the machine may not know yet that this code is over."""
    after = found.claimed(Step.CODE, word)
    if registrations.claim(found, after, visit.now):
        finish(visit, after)
