"""One HTTP request as a route sees it: its form, its query, who calls."""

from typing import Any, NamedTuple

from chalicelib.api.edge.bodies import read_object
from chalicelib.api.edge.cookie import read_cookie
from chalicelib.api.edge.sender import Sender
from chalicelib.config import Settings
from chalicelib.domain.errors import ErrorCode, RequestRefused
from chalicelib.texts.language import Language
from chalicelib.use_cases.requests import Request, Visit


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

    @property
    def sender(self) -> Sender:
        return Sender(self.raw.headers, self.settings.stage, self.settings.allowed_origins)

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
        bearer = self.sender.bearer
        return Visit(self.request, registration_id, read_cookie(self.sender) if bearer is None else bearer)
