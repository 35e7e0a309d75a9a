"""How often something may happen, and whose doing is counted."""

from typing import Literal, NamedTuple


class Limit(NamedTuple):
    """At most `most` events in `seconds`, counted from the first one."""

    most: int
    seconds: int


class Counter(NamedTuple):
    """Counts the events of one kind that one contact or one source address has caused.

    `whom`: the keyed hash of the contact, or the address. `lock_seconds`: once full, it stays closed so long at least.
    """

    kind: Literal["sends", "guesses"]
    scope: Literal["contact", "address"]
    whom: str
    limit: Limit
    lock_seconds: int = 0

    @property
    def key(self) -> str:
        """Its key in the table."""
        return f"{self.kind}#{self.scope}#{self.limit.seconds}#{self.whom}"

    def __repr__(self) -> str:
        # Representations end up in logs and tracebacks.
        return f"Counter({self.kind}, {self.scope})"
