"""The edge of the API: what every route shares. Reads the call, maps refusals to problems, logs one line.

Nothing that a person typed, and no token, goes into the log: not even the message of an exception.
"""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from chalice.app import Blueprint, Chalice, Response

from chalicelib.api.bodies import read_object
from chalicelib.api.problems import Problem, problem, problem_of_form
from chalicelib.config import Settings
from chalicelib.domain.errors import ErrorCode, InvalidForm
from chalicelib.domain.refusals import RequestRefused
from chalicelib.logs import log, log_failure
from chalicelib.runtime import clock, settings
from chalicelib.texts.language import Language, choose_language
from chalicelib.visits import Visit

TOKEN_COOKIE = "registration_token"

_CODES = {404: ErrorCode.NOT_FOUND, 405: ErrorCode.METHOD_NOT_ALLOWED}


@dataclass(frozen=True, slots=True)
class Call:
    """One HTTP request."""

    request: Any
    settings: Settings
    now: datetime
    language: Language

    def form(self) -> dict[str, Any]:
        try:
            raw = self.request.raw_body or b""
        except ValueError:  # said to be base64 and is not, or text that no UTF-8 can hold
            raise RequestRefused(ErrorCode.MALFORMED_JSON) from None
        return read_object(raw, self.request.headers.get("content-type", ""))

    def query(self, name: str) -> str | None:
        value = (self.request.query_params or {}).get(name)
        return str(value) if value is not None else None

    @property
    def source_address(self) -> str:
        return str(self.request.context.get("identity", {}).get("sourceIp", ""))

    def visit(self, registration_id: str) -> Visit:
        return Visit(self.settings, self.now, registration_id, self._token(), self.source_address, self.language)

    def _token(self) -> str:
        scheme, _, token = self.request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return str(token).strip()
        # Not http.cookies: it drops every cookie when one of another application is not to its taste.
        for pair in self.request.headers.get("cookie", "").split(";"):
            name, _, value = pair.strip().partition("=")
            if name == TOKEN_COOKIE:
                return str(value)
        return ""


View = Callable[..., Response]


def route(blueprint: Blueprint, path: str, method: str) -> Callable[[View], View]:
    """Registers a view that takes a `Call` and the parts of the path."""

    def register(view: View) -> View:
        def answer(**parts: str) -> Response:
            return _answer(blueprint.current_request, view, parts)

        blueprint.route(path, methods=[method], content_types=["*/*"], name=view.__name__)(answer)
        return view

    return register


def reply(
    call: Call, body: dict[str, Any] | None, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    """An answer in JSON that nobody may keep."""
    return _response(status, body, call.language, headers or {})


class Edge(Chalice):
    """Chalice, with its own few errors turned into problems and a request id on every answer."""

    def __call__(self, event: Any, context: Any) -> dict[str, Any]:
        started = time.perf_counter()
        response: dict[str, Any] = super().__call__(event, context)
        code = _CODES.get(response["statusCode"])
        if code and _header(response, "content-type") in ("", "application/json"):  # Chalice's own
            language = choose_language(_header(event, "accept-language"))
            own = _response(*_flat(problem(RequestRefused(code), language, clock.now()), language))
            kept = {"Allow": _header(response, "allow")} if code is ErrorCode.METHOD_NOT_ALLOWED else {}
            response = {"isBase64Encoded": False, "multiValueHeaders": {}, **own.to_dict()}
            response["headers"].update(kept)
        request_id = event.get("requestContext", {}).get("requestId") or getattr(context, "aws_request_id", "")
        response["headers"]["X-Request-Id"] = request_id
        _log_line(event, response, request_id, time.perf_counter() - started)
        return response


def _answer(request: Any, view: View, parts: dict[str, str]) -> Response:
    now, language = clock.now(), choose_language(request.headers.get("accept-language"))
    try:
        return view(Call(request, settings(), now, language), **parts)
    except InvalidForm as invalid:
        found: Problem = problem_of_form(invalid, language)
    except RequestRefused as refused:
        found = problem(refused, language, now)
    except Exception as error:  # a failing service as well as our own mistake: try again, nothing is lost
        log_failure(error)
        found = problem(RequestRefused(ErrorCode.UNAVAILABLE), language, now)
    return _response(*_flat(found, language))


def _flat(found: Problem, language: Language) -> tuple[int, dict[str, Any], Language, dict[str, str]]:
    status, body, headers = found
    return status, body, language, {"Content-Type": "application/problem+json", **headers}


def _response(status: int, body: dict[str, Any] | None, language: Language, headers: dict[str, str]) -> Response:
    shared = {
        "Content-Type": "application/json",
        "Cache-Control": "no-store",
        "Content-Language": language.value,
        "Vary": "Accept-Language",
        "X-Content-Type-Options": "nosniff",
    }
    text = "" if body is None else json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return Response(body=text, status_code=status, headers={**shared, **headers})


def _header(message: dict[str, Any], name: str) -> str:
    headers = message.get("headers") or {}
    return next((str(value) for key, value in headers.items() if key.lower() == name), "")


def _log_line(event: dict[str, Any], response: dict[str, Any], request_id: str, seconds: float) -> None:
    context = event.get("requestContext", {})
    line = {
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "request_id": request_id,
        "method": context.get("httpMethod"),
        "route": context.get("resourcePath"),
        "status": response["statusCode"],
        "milliseconds": round(seconds * 1000),
    }
    log.info(json.dumps(line))
