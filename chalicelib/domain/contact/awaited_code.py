"""The state of a one-time code: to which contact it was sent, until when it is good, when another may be asked for.

The code itself is in none of its members: it is computed from them, by whoever holds the key.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from chalicelib.domain.contact.contact import Contact

_NEVER = datetime.fromtimestamp(0, UTC)


class CodeRules(NamedTuple):
    """`seconds`: the life of a code. `guesses`: wrong ones, at most. `resend_waits`: seconds after each send."""

    seconds: int
    guesses: int
    resend_waits: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AwaitedCode:
    """`send_number`: how many were asked for; `sent_number`: which of them left last.

    `contact_key`: the keyed hash of what the contact is counted by. `guesses`: digests, so that the same wrong code
    twice counts once.
    `taken_back_number`: which of them is known not to have left, and counts no more.
    `refused_number`: which of them was refused by who was to deliver it.
    """

    contact: Contact
    contact_key: str
    send_number: int = 1
    sent_number: int = 0
    sent_at: datetime | None = None
    resend_at: datetime | None = None
    sends_left: int = 0
    guesses: frozenset[str] = frozenset()
    taken_back_number: int = 0
    refused_number: int = 0

    @property
    def is_sent(self) -> bool:
        """The one that was asked for last has left."""
        return self.sent_number == self.send_number

    @property
    def is_refused(self) -> bool:
        """Who was to deliver that one has refused it, so far."""
        return self.refused_number == self.send_number

    @property
    def is_to_be_sent(self) -> bool:
        """It has not left, and has not been given up."""
        return max(self.sent_number, self.taken_back_number) < self.send_number

    @property
    def may_resend_at(self) -> datetime:
        return self.resend_at or _NEVER

    def is_sent_since(self, moment: datetime) -> bool:
        return self.sent_at is not None and self.sent_at > moment

    def ends_at(self, rules: CodeRules) -> datetime:
        """Counted from its sending (decision 0008)."""
        return (self.sent_at or _NEVER) + timedelta(seconds=rules.seconds)

    def guesses_left(self, rules: CodeRules) -> int:
        return max(rules.guesses - len(self.guesses), 0)

    def is_good_at(self, now: datetime, rules: CodeRules) -> bool:
        """It has left, is in its time and has guesses left."""
        return self.is_sent and self.guesses_left(rules) > 0 and self.ends_at(rules) > now

    def guessed(self, guess: str) -> "AwaitedCode":
        return replace(self, guesses=self.guesses | {guess})

    def asked_again(self, contact: Contact, contact_key: str, sends_left: int) -> "AwaitedCode":
        """One more, to this contact: every earlier one is wrong from now on. Another contact has no wait to serve."""
        asked = replace(self, contact=contact, contact_key=contact_key, send_number=self.send_number + 1)
        resend_at = self.resend_at if contact_key == self.contact_key else None
        return replace(asked, resend_at=resend_at, sends_left=sends_left, guesses=frozenset())

    def refused(self) -> "AwaitedCode":
        """The one that was asked for last has not left, so far."""
        return replace(self, refused_number=self.send_number)

    def taken_back(self) -> "AwaitedCode":
        """The one that was asked for last has not left: another may be asked for as if it had never been."""
        return replace(self, taken_back_number=self.send_number, sends_left=self.sends_left + 1, resend_at=None)

    def sent(self, now: datetime, rules: CodeRules) -> "AwaitedCode":
        """The one that was asked for last has just left."""
        wait = rules.resend_waits[min(self.send_number, len(rules.resend_waits)) - 1]
        return replace(self, sent_number=self.send_number, sent_at=now, resend_at=now + timedelta(seconds=wait))
