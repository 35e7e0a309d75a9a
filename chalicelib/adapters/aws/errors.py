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


def facts_of(error: Exception) -> dict[str, str]:
    """For a log: what was called, AWS's word for what went wrong, the id by which AWS finds the call."""
    cause = error.cause if isinstance(error, PynamoDBException) else error
    if not isinstance(cause, ClientError):
        return {"error_code": type(cause).__name__} if isinstance(cause, SERVICE_ERRORS) else {}
    request_id = cause.response.get("ResponseMetadata", {}).get("RequestId", "")
    facts = {"operation": cause.operation_name, "error_code": error_code(cause), "aws_request_id": request_id}
    return {name: fact for name, fact in facts.items() if fact}


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
