"""Bodies made to hurt: every route refuses them with the right code, in both languages, and none of them breaks it."""

import base64
import json
from collections.abc import Iterator

import pytest

from app import app
from local.harness.person import Person
from local.harness.service import Service
from tests.api.wsgi import answer, event_of

STEPS = ("civil_status", "identity_document", "contact", "code", "password")
WITH_A_BODY = [f"/{step.replace('_', '-')}" for step in STEPS]
WITHOUT_A_BODY = ["/code/resend", "/back", "/extend"]

MALFORMED = {
    "NaN": b'{"code": NaN}',
    "Infinity": b'{"code": -Infinity}',
    "a key twice": b'{"code": "1", "code": "2"}',
    "a key twice, escaped": rb'{"code": "1", "\u0063ode": "2"}',
    "a key twice, inside": b'{"birthplace": {"country": "1", "country": "2"}}',
    "5 levels": b'{"a":{"a":{"a":{"a":{}}}}}',
    "3000 levels": b'{"a":' + b"[" * 3_000 + b"]" * 3_000 + b"}",
    "3000 levels, open": b'{"a":' * 1_900,
    "a lone surrogate": rb'{"code": "\ud800"}',
    "a lone surrogate as a key": rb'{"\udfff": "1"}',
    "surrogates the wrong way round": rb'{"code": "\ude00\ud83d"}',
    "NUL": rb'{"code": "\u0000"}',
    "NUL in a key": rb'{"co\u0000de": "1"}',
    "a raw NUL": b'{"code": "\x00"}',
    "a delete": b'{"code": "\x7f"}',
    "an array": b"[]",
    "an array of forms": b'[{"code": "1"}]',
    "a text": b'"code"',
    "a number": b"1",
    "null": b"null",
    "true": b"true",
    "not UTF-8": b'{"code": "\xff\xfe"}',
    "a surrogate in UTF-8": b'{"code": "\xed\xa0\x80"}',
    "an overlong slash": b'{"code": "\xc0\xaf"}',
    "UTF-16": '{"code": "1"}'.encode("utf-16"),
    "a byte order mark": b"\xef\xbb\xbf{}",
    "an integer of 9000 digits": b'{"code": ' + b"9" * 9_000 + b"}",
    "a comment": b"{} // nothing",
    "two objects": b"{}{}",
    "cut": b'{"code": "1',
    "a form of a page": b"code=1",
    "single quotes": b"{'code': 1}",
}
"""Not one JSON object, or one on which two parsers would not agree."""

ODD = {
    "an integer of 4000 digits": b'{"code": ' + b"9" * 4_000 + b"}",
    "a float beyond floats": b'{"code": 1e999}',
    "a minus zero": b'{"code": -0.0}',
    "a list": b'{"code": ["1"]}',
    "an object": b'{"code": {"$gt": ""}}',
    "a prototype": b'{"__proto__": {"a": 1}, "constructor": 1, "__class__": "x"}',
    "an empty key": b'{"": ""}',
    "a thousand keys": json.dumps({f"k{number}": number for number in range(700)}).encode(),
    "right to left": '{"code": "\u202e123456"}'.encode(),
    "digits of another script": '{"code": "١٢٣٤٥٦"}'.encode(),
    "a name of braces": b'{"{0.__class__}": "{0}", "%s%n": "${jndi:ldap://example.com}"}',
}
"""JSON objects, but of no form."""

TOO_LONG = {
    "1 MB of text": b'{"code": "' + b"1" * 1_000_000 + b'"}',
    "1 MB of spaces": b" " * 1_000_000,
    "1 MB of brackets": b"[" * 1_000_000,
    "1 byte too many": b'{"code": "' + b"1" * (10_001 - 12) + b'"}',
}
OTHER_TYPES = ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", "image/png", "*/*", ";", "", "é"]
LANGUAGES = pytest.mark.parametrize("language", ["fr", "en"])


@pytest.fixture(scope="module")
def running() -> Iterator[Service]:
    with Service() as service:
        yield service


@pytest.fixture(scope="module")
def people(running: Service) -> dict[str, Person]:
    """A registration at each step, by the path of its form."""
    return {f"/{step.replace('_', '-')}": running.person().walk_to(step) for step in STEPS}


def _send(
    method: str, path: str, body: bytes, token: str, language: str, media_type: str = "application/json"
) -> tuple[int, dict[str, str], str]:
    headers = {"content-type": media_type, "accept-language": language, "authorization": f"Bearer {token}"}
    status, found, content = answer(event_of(method, path, headers, body))
    return status, dict(found), content.decode()


def _is_private_problem(status: int, headers: dict[str, str], text: str, code: str, language: str) -> None:
    assert json.loads(text)["code"] == code and json.loads(text)["status"] == status
    assert headers["Content-Type"] == "application/problem+json"
    assert headers["Content-Language"] == language
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Request-Id"]


def _send_to(
    people: dict[str, Person], path: str, body: bytes, language: str, media_type: str = "application/json"
) -> tuple[int, dict[str, str], str]:
    if path not in people:
        return _send("POST", "/registrations", body, "", language, media_type)
    person = people[path]
    return _send("PUT", f"/registrations/{person.registration_id}{path}", body, person.token, language, media_type)


@LANGUAGES
@pytest.mark.parametrize("path", ["", *WITH_A_BODY])
def test_what_is_not_one_object_is_malformed(people: dict[str, Person], path: str, language: str) -> None:
    for name, body in MALFORMED.items():
        status, headers, text = _send_to(people, path, body, language)
        assert status == 400, f"{name}: {status} {text}"
        _is_private_problem(status, headers, text, "malformed_json", language)


@LANGUAGES
@pytest.mark.parametrize("path", ["", *WITH_A_BODY])
def test_an_object_of_no_form_is_invalid(people: dict[str, Person], path: str, language: str) -> None:
    for name, body in ODD.items():
        status, headers, text = _send_to(people, path, body, language)
        assert status == 422, f"{name}: {status} {text}"
        _is_private_problem(status, headers, text, "invalid_form", language)
        assert not any(word in text for word in ("$gt", "__proto__", "jndi", "9999")), f"{name} is repeated"


@LANGUAGES
@pytest.mark.parametrize("path", ["", *WITH_A_BODY])
def test_a_body_that_is_too_long_is_refused(people: dict[str, Person], path: str, language: str) -> None:
    for name, body in TOO_LONG.items():
        status, headers, text = _send_to(people, path, body, language)
        assert status == 413, f"{name}: {status} {text}"
        _is_private_problem(status, headers, text, "payload_too_large", language)


@LANGUAGES
@pytest.mark.parametrize("path", ["", *WITH_A_BODY])
def test_a_body_of_another_type_is_refused(people: dict[str, Person], path: str, language: str) -> None:
    for media_type in OTHER_TYPES:
        status, headers, text = _send_to(people, path, b'{"code": "1"}', language, media_type)
        assert status == 415, f"{media_type}: {status} {text}"
        _is_private_problem(status, headers, text, "unsupported_media_type", language)


@pytest.mark.parametrize("path", WITH_A_BODY)
@pytest.mark.parametrize("media_type", ["application/json", "application/octet-stream", ""])
def test_an_absent_body_is_an_empty_form_whatever_its_type(
    people: dict[str, Person], path: str, media_type: str
) -> None:
    status, headers, text = _send_to(people, path, b"", "fr", media_type)
    assert status == 422
    _is_private_problem(status, headers, text, "invalid_form", "fr")


def test_a_registration_starts_without_a_body_or_a_type(running: Service) -> None:
    status, headers, _ = _send("POST", "/registrations", b"", "", "fr", "")
    assert status == 201
    assert headers["Cache-Control"] == "no-store" and headers["X-Request-Id"]


@LANGUAGES
@pytest.mark.parametrize("path", WITHOUT_A_BODY)
@pytest.mark.parametrize("body", [b"\xff", b"[" * 1_000_000, b'{"code": NaN}'])
def test_a_call_without_a_body_does_not_look_at_one(
    people: dict[str, Person], path: str, body: bytes, language: str
) -> None:
    person = people["/civil-status"]
    found = _send("POST", f"/registrations/{person.registration_id}{path}", body, person.token, language)
    if path == "/extend":  # it is possible there
        assert found[0] == 200
    else:
        assert found[0] == 409
        _is_private_problem(*found, "step_not_open", language)


@pytest.mark.parametrize("path", ["", *WITH_A_BODY])
@pytest.mark.parametrize(("body", "code"), [(b"[]", "malformed_json"), (b"\xff", "malformed_json")])
def test_a_body_that_the_gateway_encoded_is_read_as_it_was(
    people: dict[str, Person], path: str, body: bytes, code: str
) -> None:
    found = _send_event(people, path, base64.b64encode(body).decode())
    _is_private_problem(*found, code, "fr")


@pytest.mark.parametrize("path", ["", *WITH_A_BODY])
@pytest.mark.parametrize(("body", "is_encoded"), [("a", True), ("é", True), ("\ud800", True), ("\ud800", False)])
def test_a_body_that_is_not_what_its_flag_says_is_malformed(
    people: dict[str, Person], path: str, body: str, is_encoded: bool
) -> None:
    _is_private_problem(*_send_event(people, path, body, is_encoded), "malformed_json", "fr")


def _send_event(
    people: dict[str, Person], path: str, body: str, is_encoded: bool = True
) -> tuple[int, dict[str, str], str]:
    person = people.get(path)
    target = f"/registrations/{person.registration_id}{path}" if person else "/registrations"
    headers = {"content-type": "application/json", "authorization": f"Bearer {person.token if person else ''}"}
    event = event_of("PUT" if person else "POST", target, headers, b"")
    assert event
    status, found, content = answer({**event, "body": body, "isBase64Encoded": is_encoded})
    return status, dict(found), content.decode()


def test_no_hostile_body_moved_a_registration(people: dict[str, Person]) -> None:
    assert [person.look()["open_step"] for person in people.values()] == list(STEPS)


def test_each_form_that_takes_a_body_is_tried_here() -> None:
    routes = {path for path, methods in app.routes.items() if {"PUT", "POST"} & set(methods)}
    tried = {"/registrations", *(f"/registrations/{{registration_id}}{path}" for path in WITH_A_BODY + WITHOUT_A_BODY)}
    assert routes == tried
