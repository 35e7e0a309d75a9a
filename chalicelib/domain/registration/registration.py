"""A registration: one form on its way, whose turn it is and until when."""

import hashlib
import hmac
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from chalicelib.domain.applications.catalogue import Benefit
from chalicelib.domain.contact.awaited_code import AwaitedCode, CodeRules
from chalicelib.domain.contact.contact import Contact
from chalicelib.domain.errors import ErrorCode, RequestRefused
from chalicelib.domain.household.roles import Membership
from chalicelib.domain.identity.civil_status import CivilStatus
from chalicelib.domain.identity.identifier import Identifier
from chalicelib.domain.identity.identity_document import IdentityDocument
from chalicelib.domain.registration.steps import Notice, Outcome, Status, Step, WayOut
from chalicelib.domain.registration.submission import Submission

_OFF = timedelta(minutes=15)
"""How far clocks may be apart before anything is erased by ours."""


class RegistrationRules(NamedTuple):
    """Durations in seconds: how long a step waits, a registration lives, the recap is shown.

    `document_tries`: refused documents, at most.
    """

    step_seconds: int
    seconds: int
    recap_seconds: int
    document_tries: int
    code: CodeRules


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Registration:
    """What stands in the table, typed. Nothing changes it: each write gives the next one.

    `task_token` and `opened_at` belong to `open_step`, and are the machine's; so is `has_not_left`: the contact step is
    open again because the message did not leave. `token_hash`: see `hash_token`.
    `generation` and `mended_at`: see `generations`.
    """

    registration_id: str
    token_hash: str
    status: Status
    language: str
    benefit: Benefit | None
    expires_at: datetime
    generation: int = 1
    mended_at: tuple[datetime, ...] = ()
    open_step: Step | None = None
    task_token: str | None = None
    opened_at: datetime | None = None
    notice: Notice | None = None
    has_not_left: bool = False
    submission: Submission | None = None
    civil_status: CivilStatus | None = None
    nir_key: str | None = None
    membership: Membership | None = None
    identity_document: IdentityDocument | None = None
    document_tries: frozenset[str] = frozenset()
    supporting_document_required: bool | None = None
    code: AwaitedCode | None = None
    is_contact_verified: bool = False
    password_hash: str | None = None
    identifier: Identifier | None = None

    @property
    def contact(self) -> Contact | None:
        return self.code.contact if self.code else None

    @property
    def is_claimed(self) -> bool:
        """This opening of the step has its answer; the machine has not moved yet."""
        is_told = self.submission is not None and self.submission.task_token == self.task_token
        return is_told or self.has_claim_to_carry

    @property
    def has_claim_to_carry(self) -> bool:
        """The answer that was given to the opening before this one, whose execution died, is this one's. Void once the
        step is left otherwise: by the clock of a code."""
        return self._is_uncarried and self.submission is not None and self.submission.at is self.open_step

    @property
    def _is_uncarried(self) -> bool:
        return self.submission is not None and self.submission.task_token is None

    @property
    def is_on_its_way(self) -> bool:
        """No step waits for an answer: the machine is about to open one."""
        return self.task_token is None or self.is_claimed

    @property
    def is_reopening(self) -> bool:
        """On its way to the very step where it stands: no answer has been given that would lead to another."""
        is_longer = self.is_claimed and self.submission is not None and self.submission.word is WayOut.EXTEND
        return is_longer or (self.task_token is None and not self.is_claimed)

    def is_opened_again_since(self, before: "Registration") -> bool:
        """At the step where it stood `before`, under another token, without an answer in between."""
        is_unanswered = self.submission == before.submission or (
            self.submission is not None and self.submission.word is WayOut.EXTEND
        )
        is_same = self.open_step is before.open_step and self.task_token != before.task_token
        return is_same and is_unanswered and not self.is_on_its_way

    @property
    def has_send_to_take_back(self) -> bool:
        """The message that was asked for last has not left, and is counted still."""
        code = self.code
        if code is None or self.open_step is not Step.CONTACT or self.is_claimed:
            return False
        has_not_left = self.has_not_left or code.is_refused or self._is_uncarried
        return has_not_left and code.is_to_be_sent

    @property
    def needs_supporting_document(self) -> bool:
        """The identity was not proven; false before it has been asked about."""
        return bool(self.supporting_document_required) and self.membership is None

    def is_opened_by(self, token: str) -> bool:
        return hmac.compare_digest(self.token_hash, hash_token(token))

    def step_ends_at(self, rules: RegistrationRules) -> datetime:
        """When the open step closes for want of an answer; of a completed registration, when its recap is gone."""
        if self.status is not Status.OPEN or self.opened_at is None:
            return self.expires_at
        seconds = rules.step_seconds
        if self.open_step is Step.CODE:
            seconds += rules.code.seconds  # the code first, then a whole step to ask for another one
        return min(self.expires_at, self.opened_at + timedelta(seconds=seconds))

    def status_at(self, now: datetime, rules: RegistrationRules) -> Status:
        """By the table's own clock: the machine's may be late, and an expired item may lie in the table for days."""
        is_over = self.status in (Status.OPEN, Status.COMPLETED) and self.step_ends_at(rules) <= now
        return Status.EXPIRED if is_over else self.status

    def is_long_over(self, now: datetime, rules: RegistrationRules) -> bool:
        """By any clock: the machine has erased it, or is dead."""
        return self.status_at(now - _OFF, rules) is Status.EXPIRED

    def is_answered(self, step: Step) -> bool:
        answers = {
            Step.CIVIL_STATUS: self.civil_status,
            Step.IDENTITY_DOCUMENT: self.identity_document,
            Step.CONTACT: self.contact,
            Step.CODE: self.is_contact_verified,
            Step.PASSWORD: self.password_hash,
        }
        return bool(answers[step])

    def claimed(self, step: Step, word: Outcome | WayOut, digest: str | None = None) -> "Registration":
        """With its open step answered, or left, by this word."""
        assert self.task_token  # who answers a step has found it open
        return replace(self, submission=Submission(step, self.task_token, word, digest))

    def abandoned(self, notice: Notice | None = None) -> "Registration":
        """Ended, with every answer forgotten."""
        submission = replace(self.submission, digest=None) if self.submission else None
        return Registration(
            registration_id=self.registration_id,
            token_hash=self.token_hash,
            status=Status.ABANDONED,
            language=self.language,
            benefit=self.benefit,
            expires_at=self.expires_at,
            generation=self.generation,
            opened_at=self.opened_at,
            notice=notice,
            submission=submission,
            is_contact_verified=self.is_contact_verified,
        )

    def refusal_of(self, step: Step | None = None) -> RequestRefused:
        """Why `step` cannot be answered now."""
        if self.status is Status.ABANDONED and self.notice is Notice.ACCOUNT_NOT_CREATED:
            return RequestRefused(ErrorCode.ACCOUNT_NOT_CREATED)
        if self.status in (Status.EXPIRED, Status.ABANDONED):
            return RequestRefused(ErrorCode.REGISTRATION_EXPIRED)
        if step is Step.CODE and self.open_step is Step.CONTACT:
            if self.notice is Notice.CODE_EXPIRED:
                return RequestRefused(ErrorCode.CODE_EXPIRED)
            if self.notice is Notice.CODE_SPENT:
                return self.code_spent()
        return RequestRefused(ErrorCode.STEP_NOT_OPEN, open_step=self.open_step)

    def code_spent(self) -> RequestRefused:
        """Another code may be asked for at `retry_at`."""
        assert self.code  # only a code that was sent can be spent
        return RequestRefused(ErrorCode.CODE_SPENT, retry_at=self.code.may_resend_at)

    def __repr__(self) -> str:
        # Representations end up in logs and tracebacks.
        return f"Registration({self.registration_id})"


def hash_token(token: str) -> str:
    """What the table keeps of the token that opens a registration: 256 random bits need no salt."""
    return hashlib.sha256(token.encode()).hexdigest()
