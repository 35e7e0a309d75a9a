"""A front end may live elsewhere: the pages of `AllowedOrigins` call with their token, and read what they need."""

import pytest

from app import app
from chalicelib.config import ConfigurationError, read_settings
from local.harness.environment import ENVIRONMENT
from local.harness.person import STRANGER
from local.harness.service import Service
from tests.api.conftest import ChangeSetting
from tests.api.wsgi import answer, event_of

FRIEND, OTHER_FRIEND, STRANGE = "https://front.example", "https://other.example:8443", "https://evil.example"
CROSS = {"host": "mon-compte.example.com", "sec-fetch-site": "cross-site"}
ASKED = {"access-control-request-method": "PUT", "access-control-request-headers": "authorization, content-type"}


@pytest.fixture
def open_service(shared_service: Service, change_setting: ChangeSetting) -> Service:
    change_setting("ALLOWED_ORIGINS", f"{FRIEND},{OTHER_FRIEND}")
    return shared_service


def send(method: str, path: str, headers: dict[str, str], body: bytes = b"") -> tuple[int, dict[str, str], bytes]:
    status, found, content = answer(event_of(method, path, {**CROSS, **headers}, body))
    return status, dict(found), content


def cors(headers: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name.startswith("Access-Control-")}


READABLE = {"Access-Control-Expose-Headers": "Retry-After, X-Request-Id"}


@pytest.mark.parametrize("origin", [FRIEND, OTHER_FRIEND])
def test_an_allowed_page_starts_and_goes_on_by_its_token_and_gets_no_cookie(open_service: Service, origin: str) -> None:
    headers = {**CROSS, "origin": origin}
    started = open_service.call("POST", "/registrations", {}, headers=headers)
    path, token = f"/registrations/{started.body['registration_id']}", started.body["registration_token"]
    answers = [
        started,
        open_service.call("PUT", f"{path}/civil-status", STRANGER, token, headers),
        open_service.call("GET", path, None, token, headers),
        open_service.call("DELETE", path, None, token, headers),
    ]
    assert [each.status for each in answers] == [201, 200, 200, 204]
    for each in answers:
        assert cors(each.headers) == {"Access-Control-Allow-Origin": origin, **READABLE}
        assert "Origin" in each.headers["Vary"] and "Set-Cookie" not in each.headers


def test_the_cookie_of_an_allowed_page_is_not_read(open_service: Service) -> None:
    started = open_service.call("POST", "/registrations", {})
    path, cookie = f"/registrations/{started.body['registration_id']}", started.headers["Set-Cookie"].partition(";")[0]
    for method in ("GET", "DELETE"):
        found = open_service.call(method, path, headers={**CROSS, "origin": FRIEND, "cookie": cookie})
        assert found.status == 401 and cors(found.headers)["Access-Control-Allow-Origin"] == FRIEND


def test_an_allowed_page_in_an_old_browser_has_no_cookie_either(open_service: Service) -> None:
    headers = {"host": CROSS["host"], "origin": FRIEND}
    assert "Set-Cookie" not in open_service.call("POST", "/registrations", {}, headers=headers).headers


def test_our_own_origin_in_the_list_takes_nothing_from_our_page(
    shared_service: Service, change_setting: ChangeSetting
) -> None:
    own = f"https://{CROSS['host']}"
    change_setting("ALLOWED_ORIGINS", own)
    headers = {"host": CROSS["host"], "origin": own}
    for site in ({"sec-fetch-site": "same-origin"}, {}):
        assert "Set-Cookie" in shared_service.call("POST", "/registrations", {}, headers=headers | site).headers


@pytest.mark.parametrize(
    "origin",
    [
        STRANGE,
        "null",
        "",
        FRIEND.upper(),
        f"{FRIEND}/",
        f"{FRIEND}:443",
        "http://front.example",
        f"{FRIEND}.evil.example",
    ],
)
def test_any_other_origin_is_told_nothing_and_refused(open_service: Service, origin: str) -> None:
    for method, path in (("GET", "/countries"), ("POST", "/registrations"), ("OPTIONS", "/registrations")):
        status, headers, _ = send(method, path, {"origin": origin, "content-type": "application/json", **ASKED})
        assert status == {"GET": 200, "POST": 403, "OPTIONS": 405}[method]
        assert cors(headers) == {} and "Origin" in headers["Vary"]


@pytest.mark.parametrize("path", sorted(app.routes))
def test_a_browser_that_asks_first_is_told_the_methods_and_what_may_be_sent(open_service: Service, path: str) -> None:
    status, headers, content = send("OPTIONS", path.replace("{registration_id}", "0" * 32), {"origin": FRIEND, **ASKED})
    assert (status, content) == (204, b"")
    assert cors(headers) == {
        "Access-Control-Allow-Origin": FRIEND,
        "Access-Control-Allow-Methods": ", ".join(sorted(app.routes[path])),
        "Access-Control-Allow-Headers": "Accept-Language, Authorization, Content-Type",
        "Access-Control-Max-Age": "7200",
        **READABLE,
    }
    assert "Origin" in headers["Vary"] and headers["X-Request-Id"]


@pytest.mark.parametrize("origin", [FRIEND, STRANGE])
def test_nobody_is_allowed_where_the_operator_names_nobody(shared_service: Service, origin: str) -> None:
    assert send("OPTIONS", "/registrations", {"origin": origin, **ASKED})[0] == 405
    assert cors(send("GET", "/countries", {"origin": origin})[1]) == {}


def test_what_is_not_asked_as_browsers_ask_is_a_wrong_method(open_service: Service) -> None:
    status, headers, content = send("OPTIONS", "/registrations", {"origin": FRIEND})
    assert status == 405 and b"method_not_allowed" in content
    assert cors(headers) == {"Access-Control-Allow-Origin": FRIEND, **READABLE}


@pytest.mark.parametrize(
    ("method", "path", "status"), [("PUT", "/registrations", 405), ("GET", "/registrations/a", 401)]
)
def test_a_refusal_can_be_read_from_there(open_service: Service, method: str, path: str, status: int) -> None:
    found, headers, _ = send(method, path, {"origin": FRIEND})
    assert (found, headers["Access-Control-Allow-Origin"]) == (status, FRIEND)


@pytest.mark.parametrize(
    "origins",
    [
        "*",
        "null",
        "front.example",
        "https://front.example/",
        "https://Front.example",
        "https://*.example",
        "https://front.example:443443",
        "https://front.example, https://other.example",
        "https://front.example,",
        "https://a@front.example",
        "https://localhost",
        "http://front.example",
        "http://localhost.evil.example",
        "ftp://front.example",
        "https://front.example\n",
    ],
)
def test_what_is_no_origin_is_refused_when_the_settings_are_read(origins: str) -> None:
    with pytest.raises(ConfigurationError, match=r"^ALLOWED_ORIGINS holds what is no origin"):
        read_settings({**ENVIRONMENT, "ALLOWED_ORIGINS": origins})


@pytest.mark.parametrize(
    "origin", [FRIEND, OTHER_FRIEND, "http://localhost:5173", "http://127.0.0.1", "https://xn--caf-dma.example"]
)
def test_an_origin_is_taken_as_browsers_write_it(origin: str) -> None:
    assert read_settings({**ENVIRONMENT, "ALLOWED_ORIGINS": origin}).allowed_origins == {origin}
    assert read_settings({**ENVIRONMENT, "ALLOWED_ORIGINS": f"{origin},{STRANGE}"}).allowed_origins == {origin, STRANGE}
