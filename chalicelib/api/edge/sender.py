"""Who sends a call, as far as its headers tell: a page of which site, over what, with which right."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from chalice.app import CaseInsensitiveMapping

from chalicelib import runtime

_OUR_PAGE = ("same-origin", "none")
"""`none`: the person, by an address or a bookmark. Source: https://www.w3.org/TR/fetch-metadata/"""
_LOCAL_STAGE = "local"


class Sender(NamedTuple):
    """`headers`: those of the call, found in any case. `allowed_origins`: of the settings."""

    headers: Mapping[str, str]
    stage: str
    allowed_origins: frozenset[str]

    @property
    def is_https(self) -> bool:
        """The gateway takes nothing else. Only on the local stage may the proxy say that it is plain http."""
        return self.stage != _LOCAL_STAGE or self.headers.get("x-forwarded-proto") != "http"

    @property
    def is_elsewhere(self) -> bool:
        """Whether it is a page of another origin, be it of the same site, that has the browser send this.

        Safari before 16.4 tells its `Origin` only. A word that is not known is another origin's. Who tells nothing is
        no browser, or a very old one.
        """
        site, origin = self.headers.get("sec-fetch-site"), self.headers.get("origin")
        if site is not None:
            return site not in _OUR_PAGE
        return origin is not None and origin != self._our_origin

    @property
    def allowed_origin(self) -> str | None:
        """The origin that calls, if its pages may read the answers."""
        origin = self.headers.get("origin")
        return origin if origin in self.allowed_origins else None

    @property
    def bearer(self) -> str | None:
        """The token of `Authorization: Bearer`. No page makes a browser send that to us unless CORS lets it."""
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        return token.strip() if scheme.lower() == "bearer" else None

    @property
    def _our_origin(self) -> str:
        return f"{'https' if self.is_https else 'http'}://{self.headers.get('host', '')}"


def sender_of(event: dict[str, Any]) -> Sender:
    """Of API Gateway's event. While the settings cannot be read, as over https, and nobody calls from elsewhere."""
    headers = CaseInsensitiveMapping(event.get("headers") or {})
    try:
        settings = runtime.start()
    except Exception:  # told by the route that needs them
        return Sender(headers, "", frozenset())
    return Sender(headers, settings.stage, settings.allowed_origins)
