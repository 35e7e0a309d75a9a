"""The process: its clock, and all that is made once in its life."""

import gc
import os
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import cache

from chalicelib import CLIENTS, logs
from chalicelib.adapters.aws import clients
from chalicelib.adapters.aws.errors import SERVICE_ERRORS, facts_of
from chalicelib.adapters.tables import stage
from chalicelib.config import ConfigurationError, Settings, read_settings


class Clock:
    """The time of day. Tests move `ahead` instead of waiting."""

    ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead


clock = Clock()


def prepare(module: str) -> None:
    """Makes the clients of this process while it starts, if it is a Lambda's whose handler is in this module.

    The start has a whole processor there, and the first request a part of one. What fails is tried again, and told, by
    the first request. Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html (`_HANDLER`)
    """
    handler = os.environ.get("_HANDLER", "")
    if handler not in CLIENTS or handler.rpartition(".")[0] != module:
        return
    with suppress(ConfigurationError, *SERVICE_ERRORS):
        start()
        for service in CLIENTS[handler]:
            clients.client(service)
    # What is there now stays to the end: it is not looked through any more.
    gc.freeze()
    gc.enable()


def log_failure(error: Exception) -> None:
    """A call cannot be answered: an operator reads why, and counts it."""
    facts = facts_of(error)
    logs.log_failure(error, facts)
    logs.count("Unavailable", failure=type(error).__name__, **facts)


@cache
def start() -> Settings:
    """Reads the settings and points clients and tables at this stage; from then on, gives the settings.

    Called by each request and task rather than at import: `chalice package` imports the app without an environment.
    """
    settings = read_settings()
    clients.connect(clients.Place(settings.region))
    stage.bind(settings.tables)
    logs.know_stage(settings.stage)
    return settings
