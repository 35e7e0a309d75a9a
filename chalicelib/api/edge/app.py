"""Chalice with our own manners: routes that take a `Call`, errors as problems, a request id and a line of log each.

Nothing that a person typed, and no token, goes into the log: not even the message of an exception.
"""

import json
import re
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from chalice.app import Blueprint, Chalice, Response

from chalicelib import runtime
from chalicelib.api.edge.answers import refuse
from chalicelib.api.edge.call import Call
from chalicelib.api.edge.cors import preflight
from chalicelib.api.edge.cross_site import refuse_cross_site
from chalicelib.api.edge.problems import problem, problem_of_form
from chalicelib.api.edge.security import with_shared_headers
from chalicelib.api.edge.sender import sender_of
from chalicelib.domain.errors import ErrorCode, InvalidForm, MetAChange, RequestRefused
from chalicelib.logs import Event, begin, count, log_line
from chalicelib.texts.language import choose_language
from chalicelib.use_cases.requests import Request

View = Callable[..., Response]

_COUNTED: Mapping[ErrorCode, Event] = {
    ErrorCode.CODE_WRONG: "CodeWrong",
    ErrorCode.CODE_EXPIRED: "CodeExpired",
    ErrorCode.TOO_MANY_REQUESTS: "Locked",
    ErrorCode.UNAVAILABLE: "Unavailable",
    ErrorCode.VERIFIER_UNAVAILABLE: "Unavailable",
}
"""What is counted where a person is told of it; the use cases count what they do."""

_TIMES = 3
_ID = re.compile("[0-9a-f]{32}")
_CODES = {404: ErrorCode.NOT_FOUND, 405: ErrorCode.METHOD_NOT_ALLOWED}


def route(blueprint: Blueprint, path: str, method: str) -> Callable[[View], View]:
    """Registers a view that takes a `Call` and the parts of the path."""

    def register(view: View) -> View:
        def answer(**parts: str) -> Response:
            return _answer(blueprint.current_request, view, parts)

        blueprint.route(path, methods=[method], content_types=["*/*"], name=view.__name__)(answer)
        return view

    return register


def _answer(raw: Any, view: View, parts: dict[str, str]) -> Response:
    now, language = runtime.clock.now(), choose_language(raw.headers.get("accept-language"))
    try:
        address = str(raw.context.get("identity", {}).get("sourceIp", ""))
        call = Call(raw, Request(runtime.start(), now, address, language))
        refuse_cross_site(call.sender, raw.method)
        return _viewed(view, call, parts)
    except InvalidForm as invalid:
        found = problem_of_form(invalid, language)
    except RequestRefused as refused:
        _count(refused)
        found = problem(refused, language, now)
    except Exception as error:  # a failing service as well as our own mistake: try again, nothing is lost
        runtime.log_failure(error)
        found = problem(RequestRefused(ErrorCode.UNAVAILABLE), language, now)
    return refuse(found, language)


def _viewed(view: View, call: Call, parts: dict[str, str]) -> Response:
    for _ in range(_TIMES):
        try:
            return view(call, **parts)
        except MetAChange:
            continue
    raise RequestRefused(ErrorCode.UNAVAILABLE)


def _count(refused: RequestRefused) -> None:
    if event := _COUNTED.get(refused.code):
        count(event, code=refused.code, limit=str(refused.members.get("limit", "")))


def functions(module: str, tasks: Iterable[Callable[..., None]]) -> Blueprint:
    """Tells Chalice of functions that no HTTP request calls. Their module needs no Chalice: it starts without."""
    blueprint = Blueprint(module)
    for task in tasks:
        blueprint.lambda_function(name=task.__name__)(task)
    return blueprint


class Edge(Chalice):
    """Its own few errors become problems too."""

    def __call__(self, event: Any, context: Any) -> dict[str, Any]:
        started, request_id = time.perf_counter(), _request_id(event, context)
        _begin(event, request_id)
        sender, target = sender_of(event), event.get("requestContext", {})
        methods = self.routes.get(target.get("resourcePath"), ())
        allowed = preflight(sender, target.get("httpMethod"), methods)
        response: dict[str, Any] = allowed or super().__call__(event, context)
        code = _CODES.get(response["statusCode"])
        if code and _header(response, "content-type") in ("", "application/json"):  # Chalice's own
            response = _as_problem(response, code, event)
        response["headers"] = {**with_shared_headers(response["headers"], sender), "X-Request-Id": request_id}
        _log_line(response, time.perf_counter() - started)
        return response


def _as_problem(response: dict[str, Any], code: ErrorCode, event: Any) -> dict[str, Any]:
    language = choose_language(_header(event, "accept-language"))
    own = refuse(problem(RequestRefused(code), language, runtime.clock.now()), language)
    found = {"isBase64Encoded": False, "multiValueHeaders": {}, **own.to_dict()}
    if code is ErrorCode.METHOD_NOT_ALLOWED:
        found["headers"]["Allow"] = _header(response, "allow")
    return found


def _header(message: dict[str, Any], name: str) -> str:
    headers = message.get("headers") or {}
    return next((str(value) for key, value in headers.items() if key.lower() == name), "")


def _request_id(event: dict[str, Any], context: Any) -> str:
    return str(event.get("requestContext", {}).get("requestId") or getattr(context, "aws_request_id", ""))


def _begin(event: dict[str, Any], request_id: str) -> None:
    context, path = event.get("requestContext", {}), event.get("pathParameters") or {}
    registration_id = str(path.get("registration_id", ""))
    begin(
        request_id=request_id,
        method=context.get("httpMethod"),
        route=context.get("resourcePath"),
        # Whatever else stands there was typed.
        registration_id=registration_id if _ID.fullmatch(registration_id) else "",
    )


def _log_line(response: dict[str, Any], seconds: float) -> None:
    is_problem = response["statusCode"] >= 400 and _header(response, "content-type") == "application/problem+json"
    code = {"code": json.loads(response["body"])["code"]} if is_problem else {}
    log_line(status=response["statusCode"], milliseconds=round(seconds * 1000), **code)
