"""Turns a refusal into `application/problem+json` (RFC 9457) in the person's language."""

import math
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from chalicelib.domain.errors import ErrorCode, FieldError, InvalidForm, RequestRefused
from chalicelib.texts.language import Language
from chalicelib.texts.lookup import sentence, title

_STATUSES = {
    ErrorCode.MALFORMED_JSON: 400,
    ErrorCode.UNAUTHORIZED: 401,
    ErrorCode.CROSS_SITE: 403,
    ErrorCode.NOT_FOUND: 404,
    ErrorCode.METHOD_NOT_ALLOWED: 405,
    ErrorCode.STEP_NOT_OPEN: 409,
    ErrorCode.ACCOUNT_NOT_CREATED: 409,
    ErrorCode.REGISTRATION_EXPIRED: 410,
    ErrorCode.CODE_EXPIRED: 410,
    ErrorCode.PAYLOAD_TOO_LARGE: 413,
    ErrorCode.UNSUPPORTED_MEDIA_TYPE: 415,
    ErrorCode.CODE_SPENT: 429,
    ErrorCode.RESEND_TOO_SOON: 429,
    ErrorCode.TOO_MANY_REQUESTS: 429,
    ErrorCode.UNAVAILABLE: 503,
    ErrorCode.VERIFIER_UNAVAILABLE: 503,
}
"""Every other code is about a value: 422."""

_FIELDS = {ErrorCode.CODE_WRONG: "code", ErrorCode.DOCUMENT_UNKNOWN: "number"}
"""Refusals of a whole request that are shown at a field."""


class Problem(NamedTuple):
    status: int
    body: dict[str, Any]
    headers: dict[str, str]


def status_of(code: ErrorCode) -> int:
    """The HTTP status of a refusal; 422 for a code that stands in the `errors` of a form."""
    return _STATUSES.get(code, 422)


def field_of(code: ErrorCode) -> str | None:
    """The field at which the refusal of a whole request is shown."""
    return _FIELDS.get(code)


def problem_of_form(invalid: InvalidForm, language: Language) -> Problem:
    errors = [_field_error(error, language) for error in invalid.errors]
    return Problem(422, {**_body(422, ErrorCode.INVALID_FORM, language, {}), "errors": errors}, {})


def problem(refused: RequestRefused, language: Language, now: datetime) -> Problem:
    status = status_of(refused.code)
    seconds = _seconds_left(refused, status, now)
    details = {**refused.members, "wait": _wait(seconds or 0)}
    body = {**_body(status, refused.code, language, details), **refused.members}
    headers = {}
    if seconds is not None:
        headers["Retry-After"] = str(seconds)
    if refused.retry_at is not None:
        body["retry_at"] = refused.retry_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    field = field_of(refused.code)
    if field is not None:
        error = FieldError(field, refused.code, _filled(refused.members))
        body["errors"] = [_field_error(error, language)]
    if status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    return Problem(status, body, headers)


def _seconds_left(refused: RequestRefused, status: int, now: datetime) -> int | None:
    if refused.retry_at is not None:
        return max(1, math.ceil((refused.retry_at - now).total_seconds()))
    return 1 if status in (429, 503) else None


def _wait(seconds: int) -> str:
    """As both languages write it: "15 min"; from two hours on "24 h"."""
    return f"{math.ceil(seconds / 60)} min" if seconds < 7200 else f"{math.ceil(seconds / 3600)} h"


def _body(status: int, code: ErrorCode, language: Language, details: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "about:blank",
        "status": status,
        "code": code.value,
        "title": title(language, code),
        "detail": sentence(language, code, details),
    }


def _filled(details: Mapping[str, str | int | None]) -> dict[str, str | int]:
    return {name: value for name, value in details.items() if value is not None}


def _field_error(error: FieldError, language: Language) -> dict[str, Any]:
    return {
        "field": error.field,
        "code": error.code.value,
        "message": sentence(language, error.code, error.details),
        "severity": error.severity.value,
        "details": dict(error.details),
    }
