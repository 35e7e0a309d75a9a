"""Every answer tells the browser that it is to be taken for nothing but what it is."""

import pytest

from app import app
from chalicelib.api.edge.security import SECURITY_HEADERS
from chalicelib.api.page_assets import page
from local.harness.service import Service
from tests.api.conftest import ChangeSetting
from tests.api.wsgi import answer, event_of

CLOSED = "default-src 'none'; frame-ancestors 'none'"
ID = "0" * 32
EVERY_KIND = [
    ("POST", "/registrations", 415),
    ("GET", f"/registrations/{ID}", 401),
    ("PATCH", "/registrations", 405),
    ("OPTIONS", "/registrations", 405),
    ("GET", "/nowhere/at/all", 404),
    *[(method, path.replace("{registration_id}", ID), 0) for path, methods in app.routes.items() for method in methods],
]


def headers_of(method: str, path: str, **sent: str) -> tuple[int, dict[str, str]]:
    status, headers, _ = answer(event_of(method, path, sent, b""))
    return status, dict(headers)


def test_the_shared_headers_are_those_that_were_decided() -> None:
    assert SECURITY_HEADERS == {
        "Content-Security-Policy": CLOSED,
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }


@pytest.mark.parametrize(("method", "path", "expected"), EVERY_KIND)
def test_every_answer_has_them(shared_service: Service, method: str, path: str, expected: int) -> None:
    status, headers = headers_of(method, path)
    assert status == expected or not expected
    is_page = (status == 200 and path == "/") or path.startswith("/assets/")
    policy = headers["Content-Security-Policy"] if is_page else CLOSED
    assert headers.items() >= {**SECURITY_HEADERS, "Content-Security-Policy": policy}.items()


@pytest.mark.parametrize("path", ["/", *(f"/assets/{name}" for name in page().assets), "/assets/none.js"])
def test_the_page_keeps_its_own_policy(shared_service: Service, path: str) -> None:
    _, headers = headers_of("GET", path)
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "no-referrer" and headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/health", f"/registrations/{ID}"])
def test_https_is_asked_for_over_https_only(shared_service: Service, change_setting: ChangeSetting, path: str) -> None:
    told = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"}.items()
    assert headers_of("GET", path)[1].items() >= told
    assert headers_of("GET", path, **{"x-forwarded-proto": "http"})[1].items() >= told
    change_setting("STAGE", "local")
    assert "Strict-Transport-Security" not in headers_of("GET", path, **{"x-forwarded-proto": "http"})[1]


def test_an_answer_without_settings_has_them_too(shared_service: Service, change_setting: ChangeSetting) -> None:
    change_setting("STAGE", "")
    status, headers = headers_of("GET", "/help")
    assert status == 503 and headers.items() >= SECURITY_HEADERS.items()
