"""Front ends of the deployed stack."""

from collections.abc import Callable

import pytest

from local.engine.stack import Stack
from local.harness.client import Client
from local.harness.person import Answer, Person

Call = Callable[..., Answer]


@pytest.fixture
def client(stack: Stack) -> Client:
    """A fresh one, with contacts of its own."""
    return Client(stack)


@pytest.fixture
def call(client: Client) -> Call:
    return client.call


@pytest.fixture
def new_person(stack: Stack, client: Client) -> Callable[[], Person]:
    """People who read the newest message that was sent to anybody."""

    def last_message(channel: str) -> str:
        return [message.text for message in stack.messages() if message.channel == channel][-1]

    return lambda: Person(client.call, last_message)
