"""What a failing AWS call raises, and AWS's words for it. Never log or forward a message: some repeat their input."""

from botocore.exceptions import BotoCoreError, ClientError, ConnectionError, HTTPClientError
from pynamodb.exceptions import PynamoDBException

SERVICE_ERRORS = (BotoCoreError, ClientError, PynamoDBException)

NOT_SENT_ERRORS = (ConnectionError,)
"""The request did not leave: no connection came about."""

LOST_ANSWER_ERRORS = (HTTPClientError,)
"""The request may have left; its answer did not come. To be asked after `NOT_SENT_ERRORS`, which it holds one of."""

_BUSY = ("Throttl", "TooManyRequests", "LimitExceeded", "RequestLimit", "SlowDown")
_BROKEN = ("InternalError", "InternalFailure", "InternalServerError", "ServiceUnavailable", "ServiceFailure")

CONDITION_FAILED = "ConditionalCheckFailedException"


def error_code(error: Exception) -> str:
    """AWS's word for the error (`ThrottlingException`), or "" when it never reached AWS."""
    if isinstance(error, PynamoDBException):
        return error.cause_response_code or ""
    return error.response["Error"].get("Code", "") if isinstance(error, ClientError) else ""


def is_refused_for_now(error: Exception) -> bool:
    """AWS is too busy or broken: the same call may be taken later. By its word, since two services spell alike things
    in many ways (`Throttled`, `ThrottlingException`), or by its status.

    Source: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html#API_Publish_Errors
    """
    if error_code(error).startswith(_BUSY + _BROKEN):
        return True
    metadata = error.response.get("ResponseMetadata", {}) if isinstance(error, ClientError) else {}
    status = metadata.get("HTTPStatusCode", 400)
    return status == 429 or status >= 500
