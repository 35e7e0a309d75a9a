"""The Lambda functions that the state machine calls. They take a registration id and return nothing.

What they raise is a word for the machine (an exception's class name). It stands in the history: it carries nothing.
"""

from typing import Any

from chalice.app import Blueprint

from chalicelib import accounts, delivery
from chalicelib.adapters.aws import SERVICE_ERRORS
from chalicelib.domain.contact import Channel
from chalicelib.runtime import clock, settings

tasks = Blueprint(__name__)

Event = dict[str, Any]


class TemporarilyUnavailable(Exception):
    """An AWS service failed; the same call may be made again."""


@tasks.lambda_function(name="send_code_by_sms")
def send_code_by_sms(event: Event, context: object) -> None:
    _send_code(event, Channel.SMS)


@tasks.lambda_function(name="send_code_by_email")
def send_code_by_email(event: Event, context: object) -> None:
    _send_code(event, Channel.EMAIL)


@tasks.lambda_function(name="create_account")
def create_account(event: Event, context: object) -> None:
    try:
        accounts.create_account(settings(), clock.now(), event["registration_id"])
    except SERVICE_ERRORS:
        raise TemporarilyUnavailable from None


def _send_code(event: Event, channel: Channel) -> None:
    try:
        delivery.send_code(settings(), clock.now(), event["registration_id"], channel)
    except SERVICE_ERRORS:
        raise TemporarilyUnavailable from None
