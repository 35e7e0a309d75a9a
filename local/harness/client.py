"""Calls the deployed stack over HTTP, and reads the messages that it sent."""

import json
import secrets
import urllib.error
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from local.engine.stack import Stack
from local.harness.person import Answer, Person


class Client:
    """One front end. Each has its own contacts, so that tests do not fill each other's limits."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        number = secrets.randbelow(10_000)
        self.sms = {"channel": "sms", "value": f"063998{number:04d}", "confirmation": f"063998{number:04d}"}
        mail = f"{secrets.token_hex(6)}@example.com"
        self.mail = {"channel": "email", "value": mail, "confirmation": mail}

    def call(self, method: str, path: str, body: object = None, token: str | None = None) -> Answer:
        headers = {"Content-Type": "application/json", "Accept-Language": "fr"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.stack.url + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return Answer(answer.status, dict(answer.headers), answer.read().decode())
        except urllib.error.HTTPError as error:
            return Answer(error.code, dict(error.headers), error.read().decode())

    def person(self) -> Person:
        return Person(self.call, self.last_message)

    def last_message(self, channel: str) -> str:
        return self.messages(channel)[-1]

    def messages(self, channel: str) -> list[str]:
        """What this client's contact received, oldest first."""
        to = "+33" + self.sms["value"][1:] if channel == "sms" else self.mail["value"]
        return [message.text for message in self.stack.messages(to)]


def at_once(times: int, call: Callable[[], Any]) -> list[Any]:
    """The results of so many calls that start together."""
    with ThreadPoolExecutor(times) as pool:
        return [future.result() for future in [pool.submit(call) for _ in range(times)]]
