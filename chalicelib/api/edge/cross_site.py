"""Refuses what a page of another site would have a person's browser do here (decision 0043)."""

from chalicelib.api.edge.bodies import is_json
from chalicelib.api.edge.sender import Sender
from chalicelib.domain.errors import ErrorCode, RequestRefused


def refuse_cross_site(sender: Sender, method: str) -> None:
    """Lets through what only reads, what shows its token, and the pages of `AllowedOrigins`, which have no cookie.

    Raises:
        RequestRefused: CROSS_SITE; UNSUPPORTED_MEDIA_TYPE for what is by cookie and not of the type that no form has,
            be it empty: browsers too old to tell where a call comes from.
    """
    if method == "GET" or sender.bearer is not None:
        return
    if sender.is_elsewhere:
        if sender.allowed_origin is None:
            raise RequestRefused(ErrorCode.CROSS_SITE)
    elif not is_json(sender.headers.get("content-type", "")):
        raise RequestRefused(ErrorCode.UNSUPPORTED_MEDIA_TYPE)
