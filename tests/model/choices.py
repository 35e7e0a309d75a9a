"""What somebody sends next: what is right at a step, what is not, what leads on."""

from typing import Any

from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import Step
from local.harness.person import STRANGER
from tests.model import acts
from tests.model.acts import Act
from tests.model.journey import Journey


def right(journey: Journey, step: Step, nth: int) -> Act:
    if step is Step.CIVIL_STATUS:
        return acts.civil_status(_of(acts.CIVIL_STATUSES, nth))
    if step is Step.IDENTITY_DOCUMENT:
        form = _of(acts.DOCUMENTS, nth)
        return acts.identity_document(form, is_right=form["kind"] == "none")
    if step is Step.CONTACT:
        return acts.contact(_of(acts.CONTACTS, nth))
    if step is Step.CODE:
        return acts.code(journey.codes[-1] if journey.codes else "000000", bool(journey.codes))
    return acts.password(_of(acts.PASSWORDS, nth))


def wrong(journey: Journey, step: Step, nth: int) -> Act:
    if step is Step.CIVIL_STATUS:
        return acts.civil_status({**STRANGER, "birthdate": "2999-01-01"}, is_right=False)
    if step is Step.IDENTITY_DOCUMENT:
        return acts.identity_document({**acts.UNKNOWN, "number": f"98ZY7654{nth % 3}"}, is_right=False)
    if step is Step.CONTACT:
        return acts.contact(acts.CONTACTS[0], acts.CONTACTS[2], is_right=False)
    if step is Step.CODE:
        return acts.code(_wrong_code(journey, nth), is_right=False)
    return acts.password("kurz", is_right=False)


def way_on(journey: Journey, found: Registration, nth: int, name: str) -> Act:
    """`name`: of a mailbox that no limit knows yet."""
    if found.open_step is None or found.is_on_its_way:
        return acts.LOOK
    if found.open_step is Step.CONTACT:
        return acts.contact(f"{name}@example.com")
    return right(journey, found.open_step, nth)


def _wrong_code(journey: Journey, nth: int) -> str:
    """One that came before the newest, or one that never came."""
    earlier = [code for code in journey.codes if code != journey.codes[-1]]  # the same code may have come twice
    if earlier and nth < 3:
        return earlier[-1]
    newest = int(journey.codes[-1]) if journey.codes else 0
    return f"{(newest + 1 + nth) % 1_000_000:06d}"


def _of(choices: Any, nth: int) -> Any:
    return choices[nth % len(choices)]
