"""The process: its clock, and all that is made once in its life."""

import os
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import cache

from chalicelib.adapters.aws import clients
from chalicelib.adapters.aws.errors import SERVICE_ERRORS
from chalicelib.adapters.tables import stage
from chalicelib.config import ConfigurationError, Settings, read_settings


class Clock:
    """The time of day. Tests move `ahead` instead of waiting."""

    ahead = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead


clock = Clock()


def prepare(*services: str) -> None:
    """Makes the clients of these services (botocore's names) while the process starts, where it is a Lambda's.

    There the start has a whole processor, and the first request a part of one. What fails is tried again, and told,
    by the first request. Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html
    """
    if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
        with suppress(ConfigurationError, *SERVICE_ERRORS):
            start()
            for service in services:
                clients.client(service)


@cache
def start() -> Settings:
    """Reads the settings and points clients and tables at this stage; from then on, gives the settings.

    Called by each request and task rather than at import: `chalice package` imports the app without an environment.
    """
    settings = read_settings()
    clients.connect(clients.Place(settings.region))
    stage.bind(settings.tables)
    return settings
