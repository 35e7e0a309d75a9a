"""A step's opening: a request enters it, answers it, or finds that its own answer was taken before.

A crash may fall between any two lines: whoever comes next finds the claim in the table and finishes it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from chalicelib.adapters.tables import registrations
from chalicelib.domain.errors import ErrorCode, MetAChange, RequestRefused
from chalicelib.domain.limits import Counter
from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import Outcome, Status, Step, WayOut
from chalicelib.logs import count
from chalicelib.use_cases.registration.failed_sends import without_failed_send
from chalicelib.use_cases.registration.settling import settle
from chalicelib.use_cases.requests import Visit


@dataclass(frozen=True, slots=True)
class Opening:
    """A step as one request finds it: open for its answer, or not."""

    visit: Visit
    step: Step
    registration: Registration
    is_open: bool


class Answer(NamedTuple):
    """`word`: what the machine is told. `digest`: recognises the same request (decision 0023).

    `registration`: with what is kept of the answer. `counters`: of what it causes, counted with it as one `event`
    (decision 0024).
    """

    word: Outcome | WayOut
    digest: str
    registration: Registration
    counters: Sequence[Counter] = ()
    event: str = ""


def load(visit: Visit) -> Registration:
    """The caller's registration, whatever its status: proven before anything is done for it (decision 0003).

    A step that is about to open again is waited for.

    Raises:
        RequestRefused: UNAUTHORIZED, alike for an unknown id and a wrong token.
    """
    found = proven(visit, registrations.find(visit.registration_id))
    if found.status is Status.OPEN and found.is_long_over(visit.now, visit.settings.registration):
        registrations.expire(found)
    elif _is_open(visit, found) and (found.is_reopening or found.has_claim_to_carry):
        found = settle(visit.settings, visit.now, found)
    return without_failed_send(visit, found)


def proven(visit: Visit, found: Registration | None) -> Registration:
    """The same of one that is read already."""
    if found is None or not found.is_opened_by(visit.token):
        raise RequestRefused(ErrorCode.UNAUTHORIZED)
    return found


def enter(visit: Visit, step: Step, *also: Step) -> Opening:
    """`also`: other steps at which the answer to this one is taken.

    Raises:
        RequestRefused: UNAUTHORIZED, REGISTRATION_EXPIRED.
    """
    return open_at(visit, load(visit), step, *also)


def open_at(visit: Visit, registration: Registration, step: Step, *also: Step) -> Opening:
    """The same of a registration that is loaded already.

    Raises:
        RequestRefused: REGISTRATION_EXPIRED; UNAVAILABLE, when the step is about to open again, and takes its time.
    """
    if registration.status_at(visit.now, visit.settings.registration) is Status.EXPIRED:
        raise RequestRefused(ErrorCode.REGISTRATION_EXPIRED)
    if registration.status is Status.OPEN and registration.open_step in (step, *also) and registration.is_reopening:
        raise RequestRefused(ErrorCode.UNAVAILABLE)
    is_open = registration.open_step in (step, *also) and not registration.is_on_its_way
    return Opening(visit, step, registration, is_open)


def answer(opening: Opening, given: Answer) -> Registration:
    """Saves the answer, tells the machine, and returns the registration at its next step.

    Raises:
        RequestRefused: TOO_MANY_REQUESTS, when a counter is full; why the step cannot be answered.
    """
    claimed = claim(opening, given)
    if claimed is None:
        return repeat(again(opening), given.digest)
    return without_failed_send(opening.visit, finish(opening.visit, claimed))


def claim(opening: Opening, given: Answer) -> Registration | None:
    """The first half of `answer`; None when somebody else answered or left the step in the meantime."""
    after = given.registration.claimed(opening.step, given.word, given.digest)
    claimed = registrations.claim(opening.registration, after, opening.visit.now, given.counters, given.event)
    if claimed and isinstance(given.word, Outcome):
        count("StepAnswered", step=opening.step)
    return claimed


def again(opening: Opening) -> Opening:
    """As it stands now that it was found answered or left.

    Raises:
        MetAChange: it was opened again under the request, and nobody has answered it.
    """
    late = load(opening.visit)
    if late.is_opened_again_since(opening.registration):
        raise MetAChange
    return replace(opening, registration=late, is_open=False)


def repeat(opening: Opening, digest: str) -> Registration:
    """Where the step is not open: the same request once more, its own answer having been lost, is told what it did; any
    other is refused.

    Raises:
        RequestRefused: why the step cannot be answered.
    """
    found, before = opening.registration, opening.registration.submission
    is_same = before is not None and before.step is opening.step and before.digest == digest
    settled = finish(opening.visit, found) if found.is_claimed else found
    if is_same:
        return settled
    raise settled.refusal_of(opening.step)


def finish(visit: Visit, registration: Registration) -> Registration:
    """Tells the machine (again) what the table holds, and waits for what it does with it.

    Raises:
        RequestRefused: ACCOUNT_NOT_CREATED, REGISTRATION_EXPIRED, when it ended otherwise than completed.
    """
    found = settle(visit.settings, visit.now, registration)
    if found.status in (Status.EXPIRED, Status.ABANDONED):
        raise found.refusal_of()
    return found


def look(visit: Visit) -> Registration:
    """The registration where it stands. An answer that the machine was never told of, after a crash, is told now."""
    registration = load(visit)
    is_claimed = registration.is_claimed and _is_open(visit, registration)
    return settle(visit.settings, visit.now, registration) if is_claimed else registration


def _is_open(visit: Visit, registration: Registration) -> bool:
    return registration.status_at(visit.now, visit.settings.registration) is Status.OPEN
