"""What listens on this machine while `make run` is up answers its programs and its own pages, nobody else's."""

import socket
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from local.engine.stack import Stack

FOREIGN_HOSTS = ["evil.example:{port}", "127.0.0.1.evil.example:{port}", "localhost.evil.example", "0.0.0.0:{port}"]
FOREIGN_ORIGINS = ["https://evil.example", "null", "http://127.0.0.1:1", "http://localhost:{port}", "file://"]
LISTENERS = ["engine", "inbox"]


@pytest.mark.parametrize("listener", LISTENERS)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_a_page_of_another_origin_gets_nothing(stack: Stack, listener: str, method: str, origin: str) -> None:
    assert ask(stack, listener, method, origin=origin) == (403, [])


@pytest.mark.parametrize("listener", [*LISTENERS, "api", "page"])
@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_a_name_that_somebody_lets_point_here_gets_nothing(stack: Stack, listener: str, host: str) -> None:
    assert ask(stack, listener, host=host) == (403, [])


@pytest.mark.parametrize("listener", [*LISTENERS, "api", "page"])
@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LOCALHOST"])
def test_both_names_of_this_machine_are_answered(stack: Stack, listener: str, host: str) -> None:
    assert ask(stack, listener, host=host)[0] == 200


@pytest.mark.parametrize("listener", LISTENERS)
def test_a_page_of_the_same_origin_is_answered(stack: Stack, listener: str) -> None:
    assert ask(stack, listener, origin="http://127.0.0.1:{port}")[0] == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_page_cannot_even_lead_to_the_engine(stack: Stack, site: str) -> None:
    assert ask(stack, "engine", sec_fetch_site=site) == (403, [])
    assert ask(stack, "engine", sec_fetch_site="none")[0] == 200


def test_the_engine_has_no_web_socket(stack: Stack) -> None:
    handshake = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    assert ask(stack, "engine", **handshake, sec_websocket_key="AAAAAAAAAAAAAAAAAAAAAA==") == (403, [])


def test_who_may_call_the_api_is_for_the_api_to_say(stack: Stack) -> None:
    assert ask(stack, "api", origin="https://evil.example")[0] == 200


@pytest.mark.parametrize("line", ["GET /registrations/é HTTP/1.1", "GÉT / HTTP/1.1", "GET /\x01 HTTP/1.1"])
def test_a_request_line_with_other_than_ascii_letters_is_malformed(stack: Stack, line: str) -> None:
    port = urlsplit(stack.url).port
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(f"{line}\r\nHost: 127.0.0.1\r\n\r\n".encode())
        assert connection.makefile("rb").readline() == b"HTTP/1.1 400 Bad Request\r\n"


def ask(stack: Stack, listener: str, method: str = "GET", **headers: str) -> tuple[int, list[str]]:
    """The status, and what the answer allows to pages of others; `{port}` in a header is the listener's."""
    paths = {"engine": "/_ministack/health", "inbox": "/_inbox.json", "api": "/health", "page": "/"}
    port = stack.engine.port if listener == "engine" else urlsplit(stack.url).port
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    named = {name.replace("_", "-"): value.format(port=port) for name, value in headers.items()}
    connection.request(method, paths[listener], headers=named)
    answer = connection.getresponse()
    connection.close()
    return answer.status, [name for name in answer.headers if name.lower().startswith("access-control")]
