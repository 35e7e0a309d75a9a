"""One botocore session, one connection to DynamoDB and one set of time-outs for all that calls AWS."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from botocore.config import Config
from botocore.session import Session
from pynamodb.connection import Connection

# Well below API Gateway's 29 s, so that a person gets our answer rather than a gateway's.
CONNECT_SECONDS = 1
READ_SECONDS = 3
TRIES = 3
# Neither service knows a repeated request from a second message.
_TRIES_OF = {"sns": 1, "sesv2": 1}

_DEFAULTS = Config(
    # botocore puts its own together anew at each call: a quarter of a call's processor time.
    user_agent="mon-compte",
    # DynamoDB has an address for each account, which every call would look for among the credentials.
    account_id_endpoint_mode="disabled",
)


@dataclass(frozen=True, slots=True, repr=False)
class Place:
    """Where AWS is. `address` and the credentials are those of an engine that plays it; else Amazon's own."""

    region: str | None = None
    address: str | None = None
    access_key_id: str | None = None
    secret_access_key: str | None = None


_place = Place()


def connect(place: Place) -> None:
    """Every call from now on goes there."""
    global _place
    if place != _place:
        _place = place
        for made in (connection, session, client):
            made.cache_clear()


@cache
def connection() -> Connection:
    """pynamodb's, for all tables: it makes the session that the other clients share."""
    made = Connection(
        region=_place.region,
        host=_place.address,
        connect_timeout_seconds=CONNECT_SECONDS,
        read_timeout_seconds=READ_SECONDS,
        max_retry_attempts=TRIES - 1,
        aws_access_key_id=_place.access_key_id,
        aws_secret_access_key=_place.secret_access_key,
    )
    made.session.set_default_client_config(_DEFAULTS)
    return made


@cache
def session() -> Session:
    # A second session would load credentials and the descriptions of the services again.
    return connection().session


@cache
def client(service: str) -> Any:
    """The client of `service` (botocore's name)."""
    if service == "dynamodb":
        return connection().client
    return session().create_client(
        service,
        region_name=_place.region,
        endpoint_url=_place.address,
        config=Config(
            connect_timeout=CONNECT_SECONDS,
            read_timeout=READ_SECONDS,
            retries={"mode": "standard", "total_max_attempts": _TRIES_OF.get(service, TRIES)},
        ),
    )
