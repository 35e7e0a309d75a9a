"""What a failing AWS call raises, and AWS's words for it. Never log or forward a message: some repeat their input."""

from botocore.exceptions import BotoCoreError, ClientError, ConnectTimeoutError, EndpointConnectionError
from pynamodb.exceptions import PynamoDBException

SERVICE_ERRORS = (BotoCoreError, ClientError, PynamoDBException)

NOT_SENT_ERRORS = (ConnectTimeoutError, EndpointConnectionError)
"""The request did not leave."""

CONDITION_FAILED = "ConditionalCheckFailedException"


def error_code(error: Exception) -> str:
    """AWS's word for the error (`ThrottlingException`), or "" when it never reached AWS."""
    if isinstance(error, PynamoDBException):
        return error.cause_response_code or ""
    return error.response["Error"].get("Code", "") if isinstance(error, ClientError) else ""
