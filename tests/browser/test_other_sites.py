"""Pages of other sites in the browser of a person: what a real browser lets them do to us, and what we let them do."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Error

from local.engine.stack import Stack, local_stack
from local.harness.client import Client
from local.harness.person import Person
from tests.browser.other_site import OtherPage, other_site
from tests.browser.visitor import Visitor

# The stack is at 127.0.0.1: another site, and another port of the same one, whose pages SameSite=Strict does not stop.
EACH_SITE = pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with other_site() as found:
        yield found


@pytest.fixture
def person(visitor: Visitor) -> Iterator[Visitor]:
    """Under way; in the end their cookie is the one that they had, and they go on where they were."""
    visitor.walk_to("identity_document")
    context, before = visitor.page.context, visitor.page.context.cookies()
    assert [cookie["name"] for cookie in before] == ["registration_token"]
    yield visitor
    assert context.cookies() == before
    visitor.page.reload()
    visitor.is_at("identity_document")


@pytest.fixture
def page_of(person: Visitor, port: int) -> Callable[[str], OtherPage]:
    return lambda host: OtherPage(person.page.context, f"http://{host}:{port}", person.url)


@EACH_SITE
@pytest.mark.parametrize("media_type", ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data"])
def test_a_form_of_another_site_takes_no_registration_away(
    page_of: Callable[[str], OtherPage], host: str, media_type: str
) -> None:
    page = page_of(host)
    assert "cross_site" in page.submit_form("/registrations", media_type)
    assert page.seen == [("POST", 403)]


@EACH_SITE
def test_a_form_of_another_site_goes_nowhere_in_the_registration(
    person: Visitor, page_of: Callable[[str], OtherPage], host: str
) -> None:
    path = f"/registrations/{person.registration_id()}/back"
    assert "cross_site" in page_of(host).submit_form(path, "text/plain")


@EACH_SITE
def test_a_script_of_another_site_changes_nothing(
    person: Visitor, page_of: Callable[[str], OtherPage], host: str
) -> None:
    own, page = f"/registrations/{person.registration_id()}", page_of(host)
    for path in ("/registrations", f"{own}/back"):
        assert not page.is_told("POST", path, "no-cors")
    # Here the browser asks first, and is refused.
    assert not page.is_told("DELETE", own)
    assert not page.is_told("GET", own)


@pytest.fixture(scope="module")
def open_stack(port: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Whose API the pages of http://localhost, at that port, may call."""
    parameters = {"AllowedOrigins": f"https://front.example,http://localhost:{port}"}
    with local_stack(parameters=parameters, folder=tmp_path_factory.mktemp("open")) as stack:
        yield stack


@pytest.fixture
def front_end(browser: Browser, open_stack: Stack, port: int) -> Iterator[OtherPage]:
    """In a browser that holds no cookie, neither before nor after."""
    context = browser.new_context()
    yield OtherPage(context, f"http://localhost:{port}", open_stack.url)
    assert context.cookies() == []
    context.close()


def test_a_front_end_may_live_elsewhere(front_end: OtherPage, open_stack: Stack) -> None:
    client = Client(open_stack)
    person = Person(front_end.call, client.last_message).walk_to("code", contact=client.mail)
    again = person.call("POST", "/code/resend")
    assert (again.status, again.body["code"]) == (429, "resend_too_soon")
    assert 0 < int(again.headers["retry-after"]) <= 60 and again.headers["x-request-id"]
    assert person.follow(person.answer_code()).body["open_step"] == "password"
    assert person.call("DELETE").status == 204


def test_it_reads_what_the_gateway_says_by_itself(front_end: OtherPage) -> None:
    unknown = front_end.call("GET", "/nowhere")
    assert (unknown.status, unknown.body["code"]) == (404, "not_found")
    assert unknown.headers["x-request-id"]
    # With a token its browser asks first, at a path that there is not either.
    with pytest.raises(Error, match="Failed to fetch"):
        front_end.call("GET", "/nowhere", token="token")


def test_nobody_else_reads_anything_there(browser: Browser, open_stack: Stack, port: int) -> None:
    context = browser.new_context()
    stranger = OtherPage(context, f"http://127.0.0.1:{port}", open_stack.url)
    for method, path, body in (("GET", "/countries", None), ("POST", "/registrations", {})):
        with pytest.raises(Error, match="Failed to fetch"):
            stranger.call(method, path, body)
    assert not stranger.is_told("POST", "/registrations", "no-cors")
    assert context.cookies() == []
    context.close()


def test_our_own_page_goes_on_beside_it(new_visitor: Callable[..., Visitor], open_stack: Stack) -> None:
    new_visitor(open_stack).walk_to("contact")
