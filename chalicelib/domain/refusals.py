"""A request that is refused as a whole, with all that the person must be told."""

from datetime import datetime

from chalicelib.domain.errors import ErrorCode


class RequestRefused(Exception):
    """Carries no personal data.

    `retry_at`: from when the same request may be sent again.
    `open_step`, `attempts_left`, `tries_left`, `limit`: members of the answer, for the codes that have them.
    """

    def __init__(self, code: ErrorCode, *, retry_at: datetime | None = None, **members: str | int | None) -> None:
        super().__init__(code)
        self.code = code
        self.retry_at = retry_at
        self.members = members
