"""The service as a WSGI application: what stands between HTTP and the handlers is what API Gateway does."""

import uuid
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from chalice.config import Config
from chalice.local import LambdaContext, LocalGateway

from app import app
from chalicelib.domain.errors import ErrorCode
from local.package.gateway import gateway_response

Event = dict[str, Any]

_gateway = LocalGateway(app, Config())


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """One request, as WSGI gives it (PEP 3333)."""
    length = int(environ.get("CONTENT_LENGTH") or 0)
    # A browser's or a client's path keeps its escapes, which PATH_INFO has lost.
    path = environ.get("REQUEST_URI") or environ["PATH_INFO"]
    event = event_of(environ["REQUEST_METHOD"], path, _headers(environ), environ["wsgi.input"].read(length))
    status, headers, content = answer(event)
    start_response(f"{status} {HTTPStatus(status).phrase}", headers)
    return [content]


def event_of(method: str, path: str, headers: dict[str, str], body: bytes) -> Event | None:
    """Chalice's own event for API Gateway; None for a path that the gateway does not know."""
    try:
        event: Event = _gateway.event_converter.create_lambda_event(method, path, headers, body)
    except ValueError:
        return None
    event["requestContext"]["requestId"] = str(uuid.uuid4())
    return event


def answer(event: Event | None) -> tuple[int, list[tuple[str, str]], bytes]:
    """Status, headers and content of the answer to an event."""
    if event is None:
        return _gateway_not_found()
    response = app(event, LambdaContext("api", 256))
    assert not response.get("isBase64Encoded")
    several = [(name, value) for name, values in response["multiValueHeaders"].items() for value in values]
    return response["statusCode"], [*response["headers"].items(), *several], _content(response["body"])


def _gateway_not_found() -> tuple[int, list[tuple[str, str]], bytes]:
    found = gateway_response(404, ErrorCode.NOT_FOUND)
    # Each fixed value is in quotes; what depends on the parameters is looked at in tests/static.
    fixed = {name: value for name, value in found["ResponseParameters"]["Headers"].items() if isinstance(value, str)}
    headers = {name: value[1:-1] for name, value in fixed.items()}
    headers["X-Request-Id"] = str(uuid.uuid4())
    return found["StatusCode"], list(headers.items()), found["ResponseTemplates"]["application/json"].encode()


def _headers(environ: dict[str, Any]) -> dict[str, str]:
    found = {name[5:].replace("_", "-").lower(): value for name, value in environ.items() if name.startswith("HTTP_")}
    if environ.get("CONTENT_TYPE"):
        found["content-type"] = environ["CONTENT_TYPE"]
    return found


def _content(body: Any) -> bytes:
    return body if isinstance(body, bytes) else str(body or "").encode()
