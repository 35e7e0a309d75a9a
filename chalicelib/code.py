"""Checks the code that was received. It is computed again, never stored."""

import hmac
from collections.abc import Mapping
from datetime import datetime

from chalicelib import registration
from chalicelib.adapters import keys, limits, registrations
from chalicelib.adapters.tables import Registration
from chalicelib.config import Settings
from chalicelib.domain.errors import ErrorCode
from chalicelib.domain.forms import Form
from chalicelib.domain.one_time_code import code_from_mac, parse_code
from chalicelib.domain.refusals import RequestRefused
from chalicelib.domain.steps import Outcome, Step, WayOut
from chalicelib.registration import Submission
from chalicelib.visits import Visit, load


def current_code(settings: Settings, found: Registration) -> str:
    """The only code that is right: another send number or another contact gives another one."""
    contact = found.contact
    sent = (found.registration_id, contact["channel"], contact["value"], int(found.send_number))
    return code_from_mac(keys.mac(settings.hmac_key_id, "code", *sent))


def code_ends_at(settings: Settings, found: Registration) -> float:
    """Seconds since 1970."""
    return float(found.code_sent_at or 0) + settings.code_seconds


def is_code_good(settings: Settings, found: Registration, now: datetime) -> bool:
    """The last code that was asked for has been sent, is in its time and has guesses left."""
    is_sent = found.send_number > 0 and found.sent_number == found.send_number
    has_guesses = len(found.code_guesses or ()) < settings.code_guesses
    return is_sent and has_guesses and code_ends_at(settings, found) > now.timestamp()


def submit_code(visit: Visit, form: Mapping[str, object]) -> Registration:
    """Verifies the contact.

    Raises:
        RequestRefused: CODE_WRONG (`attempts_left`), CODE_EXPIRED, CODE_SPENT, TOO_MANY_REQUESTS.
    """
    reader = Form(form)
    typed = reader.read("code", parse_code)
    reader.finish()
    code = str(typed)

    def prepare(found: Registration) -> Submission:
        _count_guess(visit, found, code)
        if hmac.compare_digest(code, current_code(visit.settings, found)):
            return Outcome.VERIFIED, {}
        raise _wrong(visit, found)

    done = registration.submit(visit, Step.CODE, prepare, lambda found: _was_right(visit, found, code))
    if done.open_step == Step.CONTACT:
        raise registration.not_open(done, Step.CODE)  # right, but the machine's clock was faster than the signal
    return done


def _count_guess(visit: Visit, found: Registration, code: str) -> None:
    """Counts before anything is compared: per code, and per contact whatever the code."""
    if code_ends_at(visit.settings, found) <= visit.now.timestamp():
        _close(visit, found, WayOut.CODE_EXPIRED)
        raise RequestRefused(ErrorCode.CODE_EXPIRED)
    guess = _digest(visit, found, code)
    if not registrations.add_code_guess(found, guess, visit.settings.code_guesses, visit.now):
        raise _spent_or_moved(visit, found)
    key = f"guesses#contact#{found.contact_key}"
    limits.count(key, guess, visit.settings.contact_guesses, visit.settings.lock_seconds, visit.now)


def _wrong(visit: Visit, found: Registration) -> RequestRefused:
    """After the last guess the machine takes the person back to the contact step."""
    left = visit.settings.code_guesses - len(found.code_guesses or ())
    if left <= 0:
        _close(visit, found, WayOut.CODE_SPENT)
    return RequestRefused(ErrorCode.CODE_WRONG, attempts_left=max(left, 0))


def _close(visit: Visit, found: Registration, word: WayOut) -> None:
    """Takes the person back to the contact step: the machine may not know yet that this code is over."""
    if registrations.claim(found, Step.CODE, word, {}, visit.now):
        registration.finish(found)


def _spent_or_moved(visit: Visit, found: Registration) -> Exception:
    fresh = load(visit)
    if fresh.task_token != found.task_token or registration.is_claimed(fresh):
        return registration.OpeningLost()
    _close(visit, fresh, WayOut.CODE_SPENT)  # whoever made the last guess has not come to it
    return registration.code_spent(fresh)


def _was_right(visit: Visit, found: Registration, code: str) -> bool:
    """The lost answer: only a guess that was counted is compared again."""
    return (
        found.submitted_word == Outcome.VERIFIED
        and _digest(visit, found, code) in (found.code_guesses or ())
        and hmac.compare_digest(code, current_code(visit.settings, found))
    )


def _digest(visit: Visit, found: Registration, code: str) -> str:
    return visit.secret_digest("guess", int(found.send_number), code)
