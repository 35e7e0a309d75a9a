"""The Lambda functions that the state machine calls, and the one that is told of its executions. They return nothing.

What they raise is a word for the machine (an exception's class name). It stands in the history: it carries nothing.
"""

from collections.abc import Callable
from typing import Any

from chalicelib.adapters.aws.errors import SERVICE_ERRORS
from chalicelib.adapters.aws.messages import DeliveryDelayed, DeliveryFailed
from chalicelib.domain.contact.contact import Channel
from chalicelib.logs import begin, log_line
from chalicelib.runtime import clock, log_failure, prepare, start
from chalicelib.use_cases.registration import create_account as creation
from chalicelib.use_cases.registration.send_code import send_code
from chalicelib.use_cases.registration.settling import NotMended, mend_execution

Event = dict[str, Any]


class TemporarilyUnavailable(Exception):
    """An AWS service failed; the same call may be made again."""


class TaskBroken(Exception):
    """A mistake of ours. Its own message may repeat what was typed: the log has its kind and its place only."""


_WORDS = (creation.AccountRefused, creation.RegistrationClosed, DeliveryDelayed, DeliveryFailed, NotMended)
"""What the machine reads by name; and what has Lambda try again."""


def send_code_by_sms(event: Event, context: object) -> None:
    """The machine gives the three the id of a registration."""
    registration_id = str(event["registration_id"])
    _run(registration_id, context, lambda: send_code(start(), clock.now(), registration_id, Channel.SMS))


def send_code_by_email(event: Event, context: object) -> None:
    registration_id = str(event["registration_id"])
    _run(registration_id, context, lambda: send_code(start(), clock.now(), registration_id, Channel.EMAIL))


def create_account(event: Event, context: object) -> None:
    registration_id = str(event["registration_id"])
    _run(registration_id, context, lambda: creation.create_account(start(), clock.now(), registration_id))


def mend_registration(event: Event, context: object) -> None:
    """EventBridge gives it what became of an execution.

    Source: https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
    """
    name = str(event["detail"]["name"])
    _run(name.rpartition("-")[0], context, lambda: mend_execution(start(), clock.now(), name))


FUNCTIONS = (send_code_by_sms, send_code_by_email, create_account, mend_registration)
"""What app.py tells Chalice. Not by a decorator: at run time they are called without Chalice."""


def _run(registration_id: str, context: Any, work: Callable[[], None]) -> None:
    name, request_id = getattr(context, "function_name", ""), getattr(context, "aws_request_id", "")
    begin(registration_id=registration_id, request_id=request_id, function=name)
    try:
        work()
    except _WORDS as word:
        log_line(word=type(word).__name__, **getattr(word, "facts", {}))
        raise
    except SERVICE_ERRORS as error:
        log_failure(error)
        raise TemporarilyUnavailable from None
    except Exception as error:
        log_failure(error)
        raise TaskBroken from None
    log_line(word="done")


prepare(__name__)
