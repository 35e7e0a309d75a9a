"""A web site that is not ours, and a page of it in the browser of a person."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from playwright.sync_api import BrowserContext

from local.harness.person import Answer

_FETCH = """async ([url, method, headers, body]) => {
  const answer = await fetch(url, { method, headers, body });
  return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await answer.text() };
}"""
_FETCH_WITH_COOKIE = """([url, method, mode]) =>
  fetch(url, { method, mode, credentials: "include" }).then(() => true, () => false)"""
_SUBMIT = """([url, type]) => {
  const form = Object.assign(document.createElement("form"), { method: "POST", action: url, enctype: type });
  document.body.append(form);
  form.submit();
}"""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        content = b"<!doctype html><title>Elsewhere</title>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def other_site() -> Iterator[int]:
    """Its port, on this machine, under any of its names."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


class OtherPage:
    """A page of `origin`; `url`: of the service that it calls. `seen`: what that answered, as the network has it."""

    def __init__(self, context: BrowserContext, origin: str, url: str) -> None:
        self._page, self._url = context.new_page(), url
        self.seen: list[tuple[str, int]] = []
        self._page.goto(f"{origin}/")
        self._page.on("response", lambda answer: self.seen.append((answer.request.method, answer.status)))

    def call(self, method: str, path: str, body: object = None, token: str | None = None) -> Answer:
        """As the front end of somebody else does. Playwright's Error when the browser lets it read nothing."""
        headers = {"Content-Type": "application/json"} if body is not None else {}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        arguments: list[Any] = [self._url + path, method, headers, None if body is None else json.dumps(body)]
        return Answer(**self._page.evaluate(_FETCH, arguments))

    def is_told(self, method: str, path: str, mode: str = "cors") -> bool:
        """Sends it with the person's cookies; in mode "no-cors" the browser asks nobody first."""
        return bool(self._page.evaluate(_FETCH_WITH_COOKIE, [self._url + path, method, mode]))

    def submit_form(self, path: str, media_type: str) -> str:
        """What the person is shown then, in the place of the page."""
        with self._page.expect_navigation():
            self._page.evaluate(_SUBMIT, [self._url + path, media_type])
        return self._page.inner_text("body")
