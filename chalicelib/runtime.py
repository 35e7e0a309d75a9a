"""The process: its clock, and all that is made once in its life."""

from datetime import UTC, datetime, timedelta
from functools import cache

from chalicelib.adapters.aws import clients
from chalicelib.adapters.tables import stage
from chalicelib.config import Settings, read_settings


class Clock:
    """The time of day. Tests move `ahead` instead of waiting."""

    ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead


clock = Clock()


@cache
def start() -> Settings:
    """Reads the settings and points clients and tables at this stage; from then on, gives the settings.

    Called by each request and task rather than at import: `chalice package` imports the app without an environment.
    """
    settings = read_settings()
    clients.connect(clients.Place(settings.region))
    stage.bind(settings.tables)
    return settings
