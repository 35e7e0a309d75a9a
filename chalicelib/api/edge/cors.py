"""CORS: the pages of `AllowedOrigins` may call and read the answers, without any cookie (decision 0043).

Source: https://fetch.spec.whatwg.org/#http-cors-protocol
"""

from collections.abc import Iterable
from typing import Any

from chalice.app import Response

from chalicelib.api.edge.sender import Sender

EXPOSED_HEADERS = "Retry-After, X-Request-Id"
_SENT_HEADERS = "Accept-Language, Authorization, Content-Type"
_KEPT_SECONDS = "7200"
"""What Chromium keeps a permission for at most."""


def cors_headers(sender: Sender) -> dict[str, str]:
    """Never `Access-Control-Allow-Credentials`: a page from elsewhere shows its token itself."""
    if sender.allowed_origin is None:
        return {}
    return {"Access-Control-Allow-Origin": sender.allowed_origin, "Access-Control-Expose-Headers": EXPOSED_HEADERS}


def preflight(sender: Sender, method: str, known_methods: Iterable[str]) -> dict[str, Any] | None:
    """The answer to the browser of an allowed page that asks whether it may call. None to anybody else."""
    is_asked = method == "OPTIONS" and "access-control-request-method" in sender.headers
    if not is_asked or sender.allowed_origin is None:
        return None
    headers: dict[str, str | list[str]] = {
        "Access-Control-Allow-Methods": ", ".join(sorted(known_methods)),
        "Access-Control-Allow-Headers": _SENT_HEADERS,
        "Access-Control-Max-Age": _KEPT_SECONDS,
        "Cache-Control": "no-store",
    }
    response: dict[str, Any] = Response(body="", status_code=204, headers=headers).to_dict()
    return response
