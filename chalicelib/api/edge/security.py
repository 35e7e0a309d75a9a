"""The headers of every answer, of the API as of the gateway: whatever a browser takes it for, nothing runs or leaks."""

from collections.abc import Mapping

from chalicelib.api.edge.cors import cors_headers
from chalicelib.api.edge.sender import Sender

SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""`frame-ancestors`, for a browser that does not know it, is `X-Frame-Options`."""
TRANSPORT_SECURITY = "max-age=31536000; includeSubDomains"
"""Over https only (RFC 6797, section 7.2)."""


def with_shared_headers(own: Mapping[str, str], sender: Sender) -> dict[str, str]:
    """The headers of an answer, in front of which those stand that it says nothing of."""
    https = {"Strict-Transport-Security": TRANSPORT_SECURITY} if sender.is_https else {}
    return {**SECURITY_HEADERS, **https, **cors_headers(sender), "Vary": "Origin", **own}
