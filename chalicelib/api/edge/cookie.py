"""The cookie that holds the token of a registration: for our own page, not for who calls from elsewhere."""

from chalicelib.api.edge.sender import Sender


def cookie_name(sender: Sender) -> str:
    """`__Host-`: browsers let neither another host of the domain nor plain http set it (RFC 6265bis)."""
    return "__Host-registration_token" if sender.is_https else "registration_token"


def read_cookie(sender: Sender) -> str:
    """The token; empty if there is none."""
    if sender.is_elsewhere:
        return ""
    # Not http.cookies: it drops every cookie when one of another application is not to its taste.
    for pair in sender.headers.get("cookie", "").split(";"):
        name, _, value = pair.strip().partition("=")
        if name == cookie_name(sender):
            return value
    return ""


def cookie_header(sender: Sender, token: str, seconds: int) -> dict[str, str]:
    """Outlives the browser, which a telephone closes by itself (decision 0016); the registration's own clock is short.

    No token and no seconds take the cookie away.
    """
    if sender.is_elsewhere:
        return {}
    cookie = f"{cookie_name(sender)}={token}; Max-Age={seconds}; Path=/; HttpOnly; SameSite=Strict"
    return {"Set-Cookie": f"{cookie}; Secure" if sender.is_https else cookie}
