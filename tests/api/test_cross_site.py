"""What a page of another site has a person's browser send is refused, and touches nothing of the person's."""

import pytest

from app import app
from local.harness.person import Answer
from local.harness.service import Service
from tests.api.wsgi import answer, event_of

Headers = dict[str, str]
HOST = "mon-compte.example.com"
OURS, FOREIGN = f"https://{HOST}", "https://evil.example"

FROM_ELSEWHERE: dict[str, Headers] = {
    "another site": {"sec-fetch-site": "cross-site"},
    "another host of the site": {"sec-fetch-site": "same-site"},
    "another site, which tells our origin": {"sec-fetch-site": "cross-site", "origin": OURS},
    "another host, which tells our origin": {"sec-fetch-site": "same-site", "origin": OURS},
    "a word that nobody knows": {"sec-fetch-site": "new-word"},
    "no word at all": {"sec-fetch-site": ""},
    "two words": {"sec-fetch-site": "same-origin, cross-site"},
    "an old browser, on another host": {"origin": FOREIGN},
    "an old browser, on a host that begins like ours": {"origin": f"{OURS}.evil.example"},
    "an old browser, on another port": {"origin": f"{OURS}:8443"},
    "an old browser, over http": {"origin": f"http://{HOST}"},
    "an old browser, in a sandbox": {"origin": "null"},
    "an old browser that tells nothing": {"origin": ""},
}
FROM_OUR_PAGE: dict[str, Headers] = {
    "our page": {"sec-fetch-site": "same-origin", "origin": OURS},
    "our page, behind a proxy of another name": {"sec-fetch-site": "same-origin", "origin": "https://proxy.example"},
    "the person, by an address": {"sec-fetch-site": "none"},
    "our page in an old browser": {"origin": OURS},
    "no browser": {},
}
CHANGES = [
    (method, path) for path, methods in app.routes.items() for method in methods if method in ("POST", "PUT", "DELETE")
]
elsewhere = pytest.mark.parametrize("sent", FROM_ELSEWHERE.values(), ids=FROM_ELSEWHERE)
our_page = pytest.mark.parametrize("sent", FROM_OUR_PAGE.values(), ids=FROM_OUR_PAGE)


class Browser:
    """Keeps its cookie; its calls have no other right than that."""

    def __init__(self, service: Service) -> None:
        self._service = service
        started = self.send("POST", "/registrations", {"sec-fetch-site": "same-origin"})
        self.cookie = {"cookie": f"other=1; {started.headers['Set-Cookie'].partition(';')[0]}"}
        self.path = f"/registrations/{started.body['registration_id']}"
        self.token = started.body["registration_token"]

    def send(self, method: str, path: str, sent: Headers) -> Answer:
        return self._service.call(method, path, {}, headers={"host": HOST, **sent})

    def step(self) -> str:
        return str(self.send("GET", self.path, {**self.cookie, "sec-fetch-site": "same-origin"}).body["open_step"])


@pytest.fixture
def browser(shared_service: Service) -> Browser:
    # Not all at once, from one address.
    # Not all at once: it is one address.
    shared_service.move_clock(seconds=10)
    return Browser(shared_service)


def is_refused(found: Answer) -> bool:
    return (found.status, found.body["code"]) == (403, "cross_site") and "Set-Cookie" not in found.headers


@elsewhere
def test_another_site_starts_no_registration_in_the_place_of_the_person_s(browser: Browser, sent: Headers) -> None:
    assert is_refused(browser.send("POST", "/registrations", {**browser.cookie, **sent}))


@elsewhere
def test_another_site_does_not_quit_for_the_person(browser: Browser, sent: Headers) -> None:
    assert is_refused(browser.send("DELETE", browser.path, {**browser.cookie, **sent}))
    assert browser.step() == "civil_status"


@pytest.mark.parametrize(("method", "path"), CHANGES)
def test_whatever_changes_something_is_refused(browser: Browser, method: str, path: str) -> None:
    path = path.replace("/registrations/{registration_id}", browser.path)
    assert is_refused(browser.send(method, path, {**browser.cookie, "sec-fetch-site": "same-site"}))


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_a_form_of_another_site_is_refused_as_such_whatever_its_type(browser: Browser, media_type: str) -> None:
    sent = {"content-type": media_type, "sec-fetch-site": "cross-site"}
    assert is_refused(browser.send("POST", "/registrations", sent))


def test_the_refusal_is_told_in_the_person_s_language(browser: Browser) -> None:
    sent = {"sec-fetch-site": "cross-site", "accept-language": "en"}
    assert browser.send("POST", "/registrations", sent).body["title"] == "Request from another site"


@our_page
def test_our_page_goes_on(browser: Browser, sent: Headers) -> None:
    assert "Set-Cookie" in browser.send("POST", "/registrations", sent).headers
    quit_answer = browser.send("DELETE", browser.path, {**browser.cookie, **sent})
    assert quit_answer.status == 204 and "Max-Age=0" in quit_answer.headers["Set-Cookie"]


@elsewhere
def test_who_shows_the_token_may_call_from_anywhere_and_no_cookie_is_set(browser: Browser, sent: Headers) -> None:
    right = {"authorization": f"Bearer {browser.token}"}
    quit_answer = browser.send("DELETE", browser.path, {**right, **sent})
    assert quit_answer.status == 204 and "Set-Cookie" not in quit_answer.headers


def test_a_name_and_a_password_in_the_address_are_no_token(browser: Browser) -> None:
    sent = {"authorization": "Basic bTpj", "sec-fetch-site": "cross-site"}
    assert is_refused(browser.send("POST", "/registrations", sent))


@elsewhere
def test_what_another_site_reads_it_reads_without_the_cookie(browser: Browser, sent: Headers) -> None:
    assert browser.send("GET", browser.path, {**browser.cookie, **sent}).status == 401
    assert browser.send("GET", "/countries", sent).status == 200


@pytest.mark.parametrize("media_type", ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
@pytest.mark.parametrize(("method", "path"), CHANGES)
def test_a_call_by_cookie_is_of_a_type_that_no_form_has_also_without_a_body(
    browser: Browser, method: str, path: str, media_type: str
) -> None:
    path = path.replace("/registrations/{registration_id}", browser.path)
    headers = {"host": HOST, "content-type": media_type, **browser.cookie}
    status, found, content = answer(event_of(method, path, headers, b""))
    assert status == 415 and b"unsupported_media_type" in content
    assert "Set-Cookie" not in dict(found)
    assert browser.step() == "civil_status"


def test_a_call_by_token_needs_no_type_where_it_has_no_body(browser: Browser) -> None:
    headers = {"host": HOST, "authorization": f"Bearer {browser.token}"}
    assert answer(event_of("DELETE", browser.path, headers, b""))[0] == 204
