"""The cookie of a registration: over https one that no other host can set, a plain one on the local stage only."""

import pytest

from local.harness.person import Answer
from local.harness.service import Service
from tests.api.conftest import ChangeSetting

HTTPS, PLAIN = "__Host-registration_token", "registration_token"


@pytest.fixture
def local_service(shared_service: Service, change_setting: ChangeSetting) -> Service:
    change_setting("STAGE", "local")
    return shared_service


def start(service: Service, scheme: str | None = None) -> Answer:
    return service.call("POST", "/registrations", {}, headers=over(scheme))


def over(scheme: str | None) -> dict[str, str]:
    return {} if scheme is None else {"x-forwarded-proto": scheme}


def parts(answer: Answer) -> list[str]:
    return answer.headers["Set-Cookie"].split("; ")


@pytest.mark.parametrize("scheme", [None, "https", "HTTPS", "https, http", "http, https", "http", "HTTP", ""])
def test_in_production_the_cookie_is_always_of_this_host_and_of_https(
    shared_service: Service, scheme: str | None
) -> None:
    started = start(shared_service, scheme)
    name, *attributes = parts(started)
    assert name == f"{HTTPS}={started.body['registration_token']}"
    assert sorted(attributes) == ["HttpOnly", "Max-Age=604800", "Path=/", "SameSite=Strict", "Secure"]


@pytest.mark.parametrize("scheme", [None, "https", "HTTPS", "https, http", "http, https", "HTTP", ""])
def test_on_the_local_stage_too_unless_the_proxy_says_http(local_service: Service, scheme: str | None) -> None:
    name, *attributes = parts(start(local_service, scheme))
    assert name.startswith(f"{HTTPS}=") and "Secure" in attributes


def test_over_plain_http_on_the_local_stage_the_cookie_is_a_plain_one(local_service: Service) -> None:
    started = start(local_service, "http")
    name, *attributes = parts(started)
    assert name == f"{PLAIN}={started.body['registration_token']}"
    assert sorted(attributes) == ["HttpOnly", "Max-Age=604800", "Path=/", "SameSite=Strict"]


@pytest.mark.parametrize("scheme", ["https", "http"])
@pytest.mark.parametrize("name", [HTTPS, PLAIN])
def test_only_the_cookie_that_fits_is_read(local_service: Service, scheme: str, name: str) -> None:
    started = start(local_service, scheme)
    cookie = {"cookie": f"a=b; {name}={started.body['registration_token']}"}
    path = f"/registrations/{started.body['registration_id']}"
    found = local_service.call("GET", path, headers={**over(scheme), **cookie})
    assert found.status == (200 if name == (HTTPS if scheme == "https" else PLAIN) else 401)


def test_a_plain_cookie_that_another_host_of_the_domain_has_set_hides_nothing(shared_service: Service) -> None:
    started = start(shared_service)
    cookies = f"{PLAIN}=other; {parts(started)[0]}"
    path = f"/registrations/{started.body['registration_id']}"
    assert shared_service.call("GET", path, headers={"cookie": cookies}).status == 200


@pytest.mark.parametrize("scheme", ["https", "http"])
def test_quitting_takes_away_the_cookie_that_was_set(local_service: Service, scheme: str) -> None:
    started = start(local_service, scheme)
    path, cookie = f"/registrations/{started.body['registration_id']}", parts(started)[0]
    gone = local_service.call("DELETE", path, headers={**over(scheme), "cookie": cookie})
    name, *attributes = parts(gone)
    assert (gone.status, name) == (204, f"{cookie.partition('=')[0]}=")
    assert set(attributes) == {*parts(started)[1:], "Max-Age=0"} - {"Max-Age=604800"}
