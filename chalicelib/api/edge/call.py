"""One HTTP request as a route sees it: its form, its query, who calls."""

from typing import Any, NamedTuple

from chalicelib.api.edge.bodies import read_object
from chalicelib.config import Settings
from chalicelib.domain.errors import ErrorCode, RequestRefused
from chalicelib.texts.language import Language
from chalicelib.use_cases.requests import Request, Visit

TOKEN_COOKIE = "registration_token"


class Call(NamedTuple):
    """`raw`: Chalice's request."""

    raw: Any
    request: Request

    @property
    def language(self) -> Language:
        return self.request.language

    @property
    def settings(self) -> Settings:
        return self.request.settings

    def form(self) -> dict[str, Any]:
        try:
            body = self.raw.raw_body or b""
        except ValueError:  # said to be base64 and is not, or text that no UTF-8 can hold
            raise RequestRefused(ErrorCode.MALFORMED_JSON) from None
        return read_object(body, self.raw.headers.get("content-type", ""))

    def query(self, name: str) -> str | None:
        value = (self.raw.query_params or {}).get(name)
        return str(value) if value is not None else None

    def visit(self, registration_id: str) -> Visit:
        return Visit(self.request, registration_id, self._token())

    def _token(self) -> str:
        scheme, _, token = self.raw.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return str(token).strip()
        # Not http.cookies: it drops every cookie when one of another application is not to its taste.
        for pair in self.raw.headers.get("cookie", "").split(";"):
            name, _, value = pair.strip().partition("=")
            if name == TOKEN_COOKIE:
                return str(value)
        return ""
