"""Sends one SMS through SNS or one mail through SES. Failures fall into two classes: for now, or for good.

An answer that gets lost is none: the message counts as sent (decision 0035).

No error of AWS is passed on: some repeat the number or the address.
"""

from collections.abc import Mapping
from typing import Any

from chalicelib.adapters.aws.clients import client
from chalicelib.adapters.aws.errors import (
    LOST_ANSWER_ERRORS,
    NOT_SENT_ERRORS,
    SERVICE_ERRORS,
    facts_of,
    is_refused_for_now,
)
from chalicelib.config import Messages, needed
from chalicelib.logs import log_line


class _NotSent(Exception):
    def __init__(self, facts: Mapping[str, str]) -> None:
        super().__init__()  # what an exception says stands in the machine's history
        self.facts = facts
        """See `errors.facts_of`."""


class DeliveryDelayed(_NotSent):
    """The service did not take the message: the same message may be sent again."""


class DeliveryFailed(_NotSent):
    """The service refused the message."""


def send_sms(settings: Messages, number: str, text: str) -> None:
    """Source: https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-phone.html

    Raises:
        DeliveryDelayed, DeliveryFailed.
    """
    attributes = {
        "AWS.SNS.SMS.SMSType": {"DataType": "String", "StringValue": "Transactional"},
        "AWS.SNS.SMS.MaxPrice": {"DataType": "Number", "StringValue": settings.sms_max_price},
    }
    if settings.sms_sender_id:
        attributes["AWS.SNS.SMS.SenderID"] = {"DataType": "String", "StringValue": settings.sms_sender_id}
    _send("sns", "publish", PhoneNumber=number, Message=text, MessageAttributes=attributes)


def send_email(settings: Messages, address: str, subject: str, text: str, html: str) -> None:
    """Source: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html

    Raises:
        DeliveryDelayed, DeliveryFailed.
    """
    body = {"Text": {"Data": text, "Charset": "UTF-8"}, "Html": {"Data": html, "Charset": "UTF-8"}}
    content = {"Simple": {"Subject": {"Data": subject, "Charset": "UTF-8"}, "Body": body}}
    options = {"ConfigurationSetName": settings.email_configuration_set} if settings.email_configuration_set else {}
    _send(
        "sesv2",
        "send_email",
        FromEmailAddress=needed("EMAIL_SENDER", settings.email_sender),
        Destination={"ToAddresses": [address]},
        Content=content,
        **options,
    )


def _send(service: str, operation: str, **request: Any) -> None:
    try:
        getattr(client(service), operation)(**request)
    except NOT_SENT_ERRORS as error:
        raise DeliveryDelayed(facts_of(error)) from None
    except LOST_ANSWER_ERRORS as error:
        # It may be on its way: the person is better off waiting for it than with a second one that makes it wrong.
        log_line(answer_lost=type(error).__name__)
    except SERVICE_ERRORS as error:
        raise (DeliveryDelayed if is_refused_for_now(error) else DeliveryFailed)(facts_of(error)) from None
