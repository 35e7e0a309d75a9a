"""The settings and the clock of this process, handed to the use cases as arguments."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from chalicelib.adapters import tables
from chalicelib.config import Settings, read_settings


class Clock:
    """The time of day. Tests move `ahead` instead of waiting."""

    ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead


clock = Clock()


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Read at the first request, not at import: `chalice package` imports the app without an environment."""
    found = read_settings()
    tables.bind(found)
    return found
