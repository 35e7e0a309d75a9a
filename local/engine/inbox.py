"""The SMS and mails that the local engine was given: read from it, printed as they come, shown on a page.

Only the local proxy serves it; nothing of it is ever deployed.
"""

import html
import json
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from local.engine.ministack import Engine

_LOOK_SECONDS = 0.3


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
    mails = [Message(sent["MessageId"], "email", *_mail(sent)) for records in accounts.values() for sent in records]
    return sms + mails


def _mail(sent: dict[str, Any]) -> tuple[str, str, str, str]:
    return ", ".join(sent["To"]), sent["Subject"] or "", sent["BodyText"] or "", sent["BodyHtml"] or ""


class Inbox:
    """Looks for new messages in a thread of its own until stopped."""

    def __init__(self, engine: Engine, tell: Callable[[Message], None]) -> None:
        self._engine = engine
        self._tell = tell
        self._messages: dict[str, Message] = {}
        self._lock = threading.Lock()
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
        with self._lock:
            return list(reversed(self._messages.values()))

    def as_json(self) -> bytes:
        return json.dumps([asdict(message) for message in self.newest_first()], ensure_ascii=False).encode()

    def as_page(self) -> bytes:
        """A page without script, which loads itself anew."""
        articles = "".join(_article(message) for message in self.newest_first())
        return _PAGE.replace("{articles}", articles or "<p>Rien encore. <i lang=en>Nothing yet.</i></p>").encode()

    def _watch(self) -> None:
        while not self._stopped.wait(_LOOK_SECONDS):
            try:
                self._look()
            except OSError:
                continue  # The engine is stopping.

    def _look(self) -> None:
        found = read_messages(self._engine)
        with self._lock:
            for message in found:
                if message.message_id not in self._messages:
                    seen = replace(message, seen_at=f"{datetime.now():%H:%M:%S}")
                    self._messages[message.message_id] = seen
                    self._tell(seen)


def _article(message: Message) -> str:
    kind = "SMS" if message.channel == "sms" else "Mail"
    subject = f"<h2>{html.escape(message.subject)}</h2>" if message.subject else ""
    return (
        f"<article><p><b>{kind}</b> → {html.escape(message.sent_to)} <time>{message.seen_at}</time></p>"
        f"{subject}<pre>{html.escape(message.text)}</pre></article>"
    )


_PAGE = """<!doctype html>
<html lang="fr"><meta charset="utf-8"><meta http-equiv="refresh" content="5">
<meta name="viewport" content="width=device-width"><title>Messages envoyés</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem }
article { border: 1px solid #8888; border-radius: .5rem; padding: 0 1rem; margin: 1rem 0 }
h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin: 0 } time { float: right; opacity: .7 }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit }
</style>
<h1>Messages envoyés</h1>
<p>Ce que le moteur local aurait envoyé, le plus récent d’abord.
<i lang="en">What the local engine would have sent, newest first.</i></p>
{articles}
</html>
"""
