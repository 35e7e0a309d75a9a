"""Who may call what listens on this machine: its programs and its own pages, not a page of somebody else.

A page cannot set `Host`, `Origin` or `Sec-Fetch-Site`: the browser does, and tells the truth. Loopback alone keeps
nobody out, since the browser of whoever runs this is on the same machine.
"""

import re
from collections.abc import Callable

Read = Callable[[str], list[str]]
"""All values of a request's header; its name is in lower case."""

PROXY_HEADER = "local-proxy-key"
"""What our proxy says to the engine that it passes a call on: the API itself judges the origin of its callers."""

REFUSAL = "Asked by a page of another origin, or under another name than 127.0.0.1 or localhost"

# Never a name of somebody else, who can let it point here (DNS rebinding). The port is the one that was asked, anyway.
_OWN_HOST = re.compile(r"(?:127\.0\.0\.1|localhost)(?::\d{1,5})?", re.IGNORECASE | re.ASCII)


def has_own_host(read: Read) -> bool:
    """Whether the request names this machine, once."""
    hosts = read("host")
    return len(hosts) == 1 and _OWN_HOST.fullmatch(hosts[0]) is not None


def has_foreign_origin(read: Read) -> bool:
    """Whether a page of another origin asks: of another port too, or one that hides its own (`null`)."""
    own = [f"http://{host}" for host in read("host")]
    return any([origin] != own for origin in read("origin"))


def is_cross_site(read: Read) -> bool:
    """Whether another page has led here, also where the browser sends no `Origin`: by a link, an image, a script."""
    return any(site not in ("same-origin", "none") for site in read("sec-fetch-site"))
