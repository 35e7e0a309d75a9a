"""Sends one HTTP POST and reads its answer, in so many seconds in all and so many bytes at most.

http.client alone cannot promise it: its time-out is that of each read, which a server that trickles renews for ever,
and the look-up of the host name has none. So a thread makes the exchange, and the caller cuts the connection at the end
of the time. No redirect is followed, no proxy is used, nothing is tried twice.
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from threading import Event, Thread
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Answer:
    """`body` is None when it is longer than what was allowed."""

    status: int
    body: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Destination:
    """An https address, or an http one on this machine (`tls` is None)."""

    host: str
    port: int | None
    target: str
    tls: ssl.SSLContext | None

    @classmethod
    def of(cls, address: str, tls: ssl.SSLContext | None = None) -> "Destination":
        """`tls`: for a private authority; by default the system's authorities.

        Raises:
            ValueError: the address may not be called. It is not repeated: it may hold a key.
        """
        if not address.isascii() or not address.isprintable() or " " in address:
            raise ValueError("the address has characters that an address cannot have")
        port, parts = _port(address), urlsplit(address)
        if not parts.hostname or parts.username is not None or parts.fragment:
            raise ValueError("the address has no host, or has a user or a fragment")
        if parts.scheme != "https" and not (parts.scheme == "http" and _is_this_machine(parts.hostname)):
            raise ValueError("the address is not https")
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        context = (tls or ssl.create_default_context()) if parts.scheme == "https" else None
        return cls(parts.hostname, port, target, context)

    def connection(self, seconds: float) -> http.client.HTTPConnection:
        if self.tls is None:
            return http.client.HTTPConnection(self.host, self.port, timeout=seconds)
        return http.client.HTTPSConnection(self.host, self.port, timeout=seconds, context=self.tls)


def _port(address: str) -> int | None:
    with suppress(ValueError):
        return urlsplit(address).port
    # Outside of the `except`: urllib's message repeats what it could not read.
    raise ValueError("the address has an impossible host or port")


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def post(
    destination: Destination, body: bytes, headers: Mapping[str, str], seconds: float, longest: int
) -> Answer | None:
    """The answer, whatever its status.

    Returns None when the host cannot be reached or does not speak HTTP.

    Raises:
        TimeoutError: after `seconds`.
    """
    exchange = _Exchange(destination, body, headers, seconds, longest)
    Thread(target=exchange.run, daemon=True).start()
    try:
        return exchange.outcome.get(timeout=seconds)
    except Empty:
        exchange.cut()
    # Outside of the `except`: the error carries nothing of the exchange.
    raise TimeoutError


class _Exchange:
    def __init__(
        self, destination: Destination, body: bytes, headers: Mapping[str, str], seconds: float, longest: int
    ) -> None:
        # Ends only what `cut` cannot reach, a connection being made. Twice: the caller's own time has to end first.
        self._connection = destination.connection(2 * seconds)
        self._request = ("POST", destination.target, body, dict(headers))
        self._longest = longest
        self._socket: socket.socket | None = None
        self._given_up = Event()
        self.outcome: SimpleQueue[Answer | None] = SimpleQueue()

    def run(self) -> None:
        # Every failure ends here: a thread's traceback would be printed, with what the server said in it.
        answer = None
        with suppress(Exception):
            answer = self._answer()
        self._connection.close()
        self.outcome.put(answer)

    def _answer(self) -> Answer | None:
        self._connection.connect()
        # Kept because http.client lets go of its own before the body is read.
        self._socket = self._connection.sock
        if self._given_up.is_set():
            return None
        self._connection.request(*self._request)
        response = self._connection.getresponse()
        body = response.read(self._longest + 1)
        return Answer(response.status, body if len(body) <= self._longest else None)

    def cut(self) -> None:
        """Ends the exchange from another thread: the read under way returns at once."""
        self._given_up.set()
        if self._socket is not None:
            with suppress(OSError):
                # The plain socket's, also under TLS: a polite end could wait for the other side.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)
