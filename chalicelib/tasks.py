"""The Lambda functions that the state machine calls. They take a registration id and return nothing.

What they raise is a word for the machine (an exception's class name). It stands in the history: it carries nothing.
"""

from collections.abc import Callable
from typing import Any

from chalicelib.adapters.aws.errors import SERVICE_ERRORS
from chalicelib.adapters.aws.messages import DeliveryDelayed, DeliveryFailed
from chalicelib.domain.contact.contact import Channel
from chalicelib.logs import log_failure
from chalicelib.runtime import clock, prepare, start
from chalicelib.use_cases.registration import create_account as creation
from chalicelib.use_cases.registration.send_code import send_code

Event = dict[str, Any]


class TemporarilyUnavailable(Exception):
    """An AWS service failed; the same call may be made again."""


class TaskBroken(Exception):
    """A mistake of ours. Its own message may repeat what was typed: the log has its kind and its place only."""


_WORDS = (creation.AccountRefused, creation.RegistrationClosed, DeliveryDelayed, DeliveryFailed)
"""What the machine reads by name."""


def send_code_by_sms(event: Event, context: object) -> None:
    _run(lambda: send_code(start(), clock.now(), event["registration_id"], Channel.SMS))


def send_code_by_email(event: Event, context: object) -> None:
    _run(lambda: send_code(start(), clock.now(), event["registration_id"], Channel.EMAIL))


def create_account(event: Event, context: object) -> None:
    _run(lambda: creation.create_account(start(), clock.now(), event["registration_id"]))


FUNCTIONS = (send_code_by_sms, send_code_by_email, create_account)
"""What app.py tells Chalice. Not by a decorator: at run time they are called without Chalice."""


def _run(work: Callable[[], None]) -> None:
    try:
        work()
    except _WORDS:
        raise
    except SERVICE_ERRORS:
        raise TemporarilyUnavailable from None
    except Exception as error:
        log_failure(error)
        raise TaskBroken from None


prepare(__name__)
