"""What leaves: JSON that nobody may keep, unless the route says so."""

import json
from typing import Any

from chalice.app import Response

from chalicelib.api.edge.call import Call
from chalicelib.api.edge.problems import Problem
from chalicelib.texts.language import Language

FOR_A_DAY = {"Cache-Control": "public, max-age=86400"}


def reply(
    call: Call, body: dict[str, Any] | None, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    """An answer in JSON; no content for None."""
    return reply_text(call, "" if body is None else to_json(body), status, headers)


def reply_text(call: Call, text: str, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """The same of JSON that is written already."""
    return _response(status, text, call.language, headers or {})


def refuse(found: Problem, language: Language) -> Response:
    headers = {"Content-Type": "application/problem+json", **found.headers}
    return _response(found.status, to_json(found.body), language, headers)


def to_json(body: object) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def _response(status: int, text: str, language: Language, headers: dict[str, str]) -> Response:
    shared = {
        "Content-Type": "application/json",
        "Cache-Control": "no-store",
        "Content-Language": language.value,
        "Vary": "Accept-Language, Origin",
    }
    return Response(body=text, status_code=status, headers={**shared, **headers})
