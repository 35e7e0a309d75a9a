"""One botocore session and one set of time-outs for every AWS client, made when first needed."""

from functools import cache
from typing import Any

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, ConnectTimeoutError, EndpointConnectionError
from pynamodb.exceptions import PynamoDBException

from chalicelib.adapters.tables import Registration

# Well below API Gateway's 29 s, so that a person gets our answer rather than a gateway's.
CONNECT_SECONDS = 1
READ_SECONDS = 3
TRIES = 3

SERVICE_ERRORS = (BotoCoreError, ClientError, PynamoDBException)
"""What a failing AWS call raises. Never log or forward the message of one: some repeat their input."""

NOT_SENT_ERRORS = (ConnectTimeoutError, EndpointConnectionError)
"""The request did not leave."""


@cache
def client(service: str, tries: int = TRIES) -> Any:
    """A client of `service` (botocore's name); `tries=1` where a second send could repeat a message."""
    # pynamodb's own session: a second one would load credentials and endpoints again.
    connection = Registration._get_connection().connection
    return connection.session.create_client(
        service,
        region_name=connection.region,
        config=Config(
            connect_timeout=CONNECT_SECONDS,
            read_timeout=READ_SECONDS,
            retries={"mode": "standard", "total_max_attempts": tries},
        ),
    )


def error_code(error: Exception) -> str:
    """AWS's word for the error (`ThrottlingException`), or "" when it never reached AWS."""
    if isinstance(error, PynamoDBException):
        return error.cause_response_code or ""
    return error.response["Error"].get("Code", "") if isinstance(error, ClientError) else ""
