"""The SMS and mails that the local engine was given: read from it, printed as they come, shown on a page.

Only the local proxy serves it; nothing of it is ever deployed.
"""

import html
import json
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime

from local.engine import Engine


@dataclass(frozen=True, slots=True)
class Message:
    """`channel` is "sms" or "email"; `seen_at` is the local time at which it was first seen, HH:MM:SS."""

    message_id: str
    channel: str
    sent_to: str
    subject: str
    text: str
    html: str
    seen_at: str = ""


def read_messages(engine: Engine) -> list[Message]:
    """All messages, those to one recipient in the order of their sending."""
    numbers = engine.inspect("sns/sms-messages")["sms_messages"]
    accounts = engine.inspect("ses/messages")["messages"]
    sms = [
        Message(sent["MessageId"], "sms", number, "", sent["Message"], "")
        for number, records in numbers.items()
        for sent in records
    ]
    mails = [
        Message(sent["MessageId"], "email", ", ".join(sent["To"]), sent["Subject"], sent["BodyText"], sent["BodyHtml"] or "")
        for records in accounts.values()
        for sent in records
    ]
    return sms + mails


class Inbox:
    """Looks for new messages in a thread of its own until stopped."""

    def __init__(self, engine: Engine, tell: Callable[[Message], None], every: float = 0.3) -> None:
        self._engine = engine
        self._tell = tell
        self._every = every
        self._messages: dict[str, Message] = {}
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="inbox", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def newest_first(self) -> list[Message]:
        self._look()
        return list(reversed(self._messages.values()))

    def as_json(self) -> bytes:
        return json.dumps([asdict(message) for message in self.newest_first()], ensure_ascii=False).encode()

    def as_page(self) -> bytes:
        """A page without script that loads itself anew."""
        articles = "".join(_article(message) for message in self.newest_first())
        return _PAGE.replace("{articles}", articles or "<p>Rien encore. Nothing yet.</p>").encode()

    def _watch(self) -> None:
        while not self._stopped.wait(self._every):
            try:
                self._look()
            except OSError:
                continue  # The engine is stopping.

    def _look(self) -> None:
        for message in read_messages(self._engine):
            seen = self._messages.setdefault(message.message_id, _now(message))
            if seen.seen_at and self._first_time(seen):
                self._tell(seen)
