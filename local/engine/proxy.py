"""A small reverse proxy: http://127.0.0.1:8000/ in front of the long address of the API's stage, and the inbox.

The inbox is for our own pages; on the API's calls the API decides, by the `Origin` that is passed on.
"""

import http.client
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from local.engine.callers import PROXY_HEADER, REFUSAL, has_foreign_origin, has_own_host
from local.engine.inbox import Inbox
from local.engine.ministack import HOST

_HOP_BY_HOP = {
    "connection",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
}
"""RFC 9110, section 7.6.1."""

_GATEWAY_MOST_BYTES = 10 * 1024 * 1024
_SECONDS = 30
# Each call that runs beside others is one more process of the engine, which takes a second of a core to start. The
# others wait for their turn: fifty calls at once would otherwise be answered too late.
_MOST_AT_ONCE = 10


class Proxy(ThreadingHTTPServer):
    """Serves in threads of its own from `start` to `stop`."""

    daemon_threads = True
    # Started again at once after a stop; SO_REUSEADDR does not let two servers share a port.
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, port: int, api_url: str, key: str, inbox: Inbox) -> None:
        """`key` is what the engine knows this proxy by."""
        super().__init__((HOST, port), _Handler)
        self.url = f"http://{HOST}:{self.server_address[1]}"
        self.api = urlsplit(api_url)
        self.key = key
        self.inbox = inbox
        self.turns = threading.BoundedSemaphore(_MOST_AT_ONCE)
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,), name="proxy", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves before its answer has come is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def stop(self) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: Proxy
    protocol_version = "HTTP/1.1"
    timeout = 65
    # An answer leaves in one segment, and does not wait for the client's acknowledgement of its headers.
    wbufsize = -1
    disable_nagle_algorithm = True

    def parse_request(self) -> bool:
        """Takes what API Gateway would take, from who looked this machine up under its own name."""
        if not super().parse_request():
            return False
        if not (self.requestline.isascii() and self.requestline.isprintable()):
            self.send_error(400)
            return False
        if not has_own_host(self._read):
            self.send_error(403, explain=REFUSAL)
            return False
        return True

    def handle_any(self) -> None:
        path = urlsplit(self.path).path
        if path in ("/_inbox", "/_inbox.json") and has_foreign_origin(self._read):
            self.send_error(403, explain=REFUSAL)
        elif path == "/_inbox":
            self._answer_page("text/html; charset=utf-8", self.server.inbox.as_page())
        elif path == "/_inbox.json":
            self._answer_page("application/json", self.server.inbox.as_json())
        else:
            self._forward()

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = handle_any

    def log_message(self, *_: object) -> None:
        """A path holds the id of a registration: not written anywhere."""

    def _read(self, name: str) -> list[str]:
        return self.headers.get_all(name, [])

    def _forward(self) -> None:
        body = self._body()
        if body is not None:
            with self.server.turns:
                self._pass_on(body)

    def _pass_on(self, body: bytes) -> None:
        connection = http.client.HTTPConnection(self.server.api.netloc, timeout=_SECONDS)
        try:
            target = self.server.api.path + self.path
            connection.putrequest(self.command, target, skip_host=True, skip_accept_encoding=True)
            for name, value in self._forwarded_headers():
                connection.putheader(name, value)
            connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException):
            self.send_error(502, "the local engine does not answer")
            self.close_connection = True
            return
        finally:
            connection.close()
        self._answer(answer, content)

    def _body(self) -> bytes | None:
        """The request's body; None when it cannot be taken, which is then answered."""
        if "transfer-encoding" in self.headers:
            self.send_error(411)
            return None
        length = self.headers.get("Content-Length", "0")
        if not (length.isascii() and length.isdigit()):
            self.send_error(400)
            return None
        if int(length) > _GATEWAY_MOST_BYTES:
            self.send_error(413)
            return None
        return self.rfile.read(int(length))

    def _forwarded_headers(self) -> list[tuple[str, str]]:
        dropped = {*_HOP_BY_HOP, "content-length", "x-forwarded-for", "x-forwarded-proto", PROXY_HEADER}
        dropped |= {name.strip().lower() for name in self.headers.get("Connection", "").split(",")}
        kept = [(name, value) for name, value in self.headers.items() if name.lower() not in dropped]
        ours = [("X-Forwarded-For", self.client_address[0]), ("X-Forwarded-Proto", "http")]
        return [*kept, *ours, (PROXY_HEADER, self.server.key)]

    def _answer(self, answer: http.client.HTTPResponse, content: bytes) -> None:
        self.send_response_only(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in {*_HOP_BY_HOP, "content-length"}:
                self.send_header(name, value)
        if answer.status not in (204, 304):
            length = answer.headers.get("Content-Length") if self.command == "HEAD" else None
            self.send_header("Content-Length", length or str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _answer_page(self, content_type: str, content: bytes) -> None:
        self.send_response_only(200)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)
