"""One registration as its person knows it: what was typed and taken, which codes came, what was asked last."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, NamedTuple

from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import Status, Step
from local.harness.person import Answer
from tests.model.acts import Act

STEP_LIFE = timedelta(seconds=3600)
CODE_LIFE = timedelta(seconds=900)
_CLOSE = timedelta(seconds=30)
_KEPT: tuple[str, ...] = (Step.CIVIL_STATUS.value, Step.IDENTITY_DOCUMENT.value, Step.CONTACT.value)


class Heard(NamedTuple):
    """What was asked last, and how it stood afterwards. `is_certain`: nothing failed, nobody else asked."""

    act: Act
    answer: Answer | None
    is_certain: bool
    stood: Registration
    clock_ahead: timedelta


@dataclass
class Journey:
    """`typed`: by step, what may be in the table: one thing; several after an answer that nobody heard the end of."""

    registration_id: str
    token: str
    typed: dict[str, set[Any]] = field(default_factory=lambda: {step: {None} for step in _KEPT})
    codes: list[str] = field(default_factory=list)
    is_quit: bool = False
    last: "Heard | None" = None

    def heard(self, act: Act, answer: Answer | None, is_certain: bool) -> None:
        """`is_certain`: nothing else can have been taken meanwhile."""
        if answer and answer.status == 204:
            self.is_quit = True
        if act.typed is None or (answer and 400 <= answer.status < 500):
            return
        step, value = act.typed
        is_taken = answer is not None and answer.status < 300
        self.typed[step] = {value} if is_taken and is_certain else self.typed[step] | {value}

    def check_kept(self, found: Registration) -> None:
        """Nothing that was taken is lost, and nothing else is there; from now on it is known which."""
        for step, value in kept(found).items():
            assert value in self.typed[step], f"{step} has {value}, not {self.typed[step]}"
            self.typed[step] = {value}


def kept(found: Registration) -> dict[str, Any]:
    civil_status, document = found.civil_status, found.identity_document
    return {
        Step.CIVIL_STATUS.value: civil_status and civil_status.family_name,
        Step.IDENTITY_DOCUMENT.value: document and (document.kind.value, document.number),
        Step.CONTACT.value: found.contact and found.contact.value,
    }


def is_over(found: Registration, now: Any) -> bool:
    """Certainly: ended, or too late by the table's clock."""
    return found.status is not Status.OPEN or _left(found, now) < timedelta()


def is_in_time(found: Registration, now: Any) -> bool:
    """Certainly."""
    return found.status is Status.OPEN and _left(found, now) > _CLOSE


def _left(found: Registration, now: Any) -> timedelta:
    ends = found.expires_at
    if found.opened_at:
        life = STEP_LIFE + (CODE_LIFE if found.open_step is Step.CODE else timedelta())
        ends = min(ends, found.opened_at + life)
    left: timedelta = ends - now
    return left


def digits_in(text: str) -> str | None:
    found = re.search(r"(?<![0-9])([0-9]{6})(?![0-9])", text)
    return found[1] if found else None
