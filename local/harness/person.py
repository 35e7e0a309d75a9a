"""A fictional person who fills in the form, over any `call(method, path, body, token)`."""

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

STRANGER = {
    "nir": None,
    "title": "madame",
    "family_name": "Testard",
    "given_names": "Zoé",
    "usage_name": None,
    "birthdate": "1985-02-03",
    "birthplace": {"country": "99100", "commune": "06088"},
}
NIR = "285029999901269"
"""Place 99 999: nobody has it."""
WITH_NIR = {**STRANGER, "nir": NIR, "birthplace": {"country": "99109", "city": "Bonn"}}
SMS = {"channel": "sms", "value": "06 39 98 00 42", "confirmation": "0639980042"}
MAIL = {"channel": "email", "value": "zoe@example.com", "confirmation": "zoe@example.com"}
PASSWORD = "Correct4Pferd"


@dataclass(frozen=True)
class Answer:
    """Of the service, however it was called."""

    status: int
    headers: dict[str, str]
    text: str

    @property
    def body(self) -> Any:
        return json.loads(self.text)


class Person:
    """Starts a registration, then answers step by step. `last_message(channel)`: the newest one sent to anybody."""

    def __init__(self, call: Callable[..., Any], last_message: Callable[[str], str]) -> None:
        self._call = call
        self._last_message = last_message
        answer = call("POST", "/registrations", {})
        assert answer.status == 201, answer.text
        self.registration_id: str = answer.body["registration_id"]
        self.token: str = answer.body["registration_token"]

    def call(self, method: str, path: str = "", body: object = None) -> Any:
        return self._call(method, f"/registrations/{self.registration_id}{path}", body, self.token)

    def follow(self, answer: Any) -> Any:
        """After 202 the next step is on its way: looks until it is open."""
        for _ in range(20):
            if answer.status != 202:
                break
            time.sleep(0.2)
            opened = self.look()["open_step"]
            answer = replace(answer, status=202 if opened == answer.body["open_step"] else 200)
        return answer

    def answer_civil_status(self, form: object = STRANGER) -> Any:
        return self.call("PUT", "/civil-status", form)

    def answer_identity_document(self, kind: str = "none", number: str | None = None) -> Any:
        return self.call("PUT", "/identity-document", {"kind": kind, "number": number})

    def answer_contact(self, form: dict[str, str] = SMS) -> Any:
        self._channel = form["channel"]
        return self.call("PUT", "/contact", form)

    def answer_code(self, code: str | None = None) -> Any:
        return self.call("PUT", "/code", {"code": code or self.received_code()})

    def answer_password(self, password: str = PASSWORD) -> Any:
        return self.call("PUT", "/password", {"password": password, "confirmation": password})

    def look(self) -> Any:
        return self.call("GET").body

    def received_code(self) -> str:
        return code_in(self._last_message(self._channel))

    def wrong_code(self, nth: int = 0) -> str:
        """A code that is not the one received; each `nth` another."""
        return f"{(int(self.received_code()) + 1 + nth) % 1_000_000:06d}"

    def walk_to(self, step: str, civil_status: object = STRANGER, contact: dict[str, str] = SMS) -> "Person":
        """Answers everything before `step` ("completed": all of it), failing on the first refusal."""
        path: list[tuple[str, Callable[[], Any]]] = [
            ("civil_status", lambda: self.answer_civil_status(civil_status)),
            ("identity_document", self.answer_identity_document),
            ("contact", lambda: self.answer_contact(contact)),
            ("code", self.answer_code),
            ("password", self.answer_password),
        ]
        for name, answer in path:
            if name == step:
                break
            if name == self.look()["open_step"]:
                given = self.follow(answer())
                assert given.status == 200, given.text
        return self


def code_in(text: str) -> str:
    found = re.search(r"(?<![0-9])([0-9]{6})(?![0-9])", text)
    assert found, "no code in the message"
    return found[1]
