"""Puts the page's source files together: one script, one style sheet, names that change with their content.

There is no build (decision 0019): this is done on the first request for the page, not at import, so that a cold start
for the API pays nothing. Text only, no binary: API Gateway answers text whatever `Accept` says and compresses it itself
(`minimum_compression_size`).
"""

import functools
import hashlib
from pathlib import Path
from typing import NamedTuple

from chalicelib.api.page_joiner import join
from chalicelib.api.page_labels import with_labels

SOURCES = Path(__file__).parent.parent / "page"


class Entry(NamedTuple):
    """A document, the module in `js/` that starts it (the others follow from its imports), its `styles/` in order."""

    document: str
    script: str
    styles: tuple[str, ...]


REGISTRATION = Entry("index.html", "registration/main.js", ("base", "fields", "panels", "registration"))


class Asset(NamedTuple):
    """A file as it is served. `media_type` is a whole Content-Type."""

    body: str
    media_type: str


class Page(NamedTuple):
    """The HTML document and the files it names, by their hashed names."""

    html: str
    assets: dict[str, Asset]


@functools.cache
def page(entry: Entry = REGISTRATION) -> Page:
    """The whole page, read once in the life of a process."""
    files = {
        "page.js": Asset(with_labels(join(SOURCES / "js", entry.script)), "text/javascript; charset=utf-8"),
        "page.css": Asset(_style_sheet(entry), "text/css; charset=utf-8"),
        "icon.svg": Asset((SOURCES / "icon.svg").read_text("utf-8"), "image/svg+xml"),
    }
    html = (SOURCES / entry.document).read_text("utf-8")
    for name, asset in files.items():
        html = html.replace("{{" + name + "}}", hashed_name(name, asset.body))
    return Page(html, {hashed_name(name, asset.body): asset for name, asset in files.items()})


def _style_sheet(entry: Entry) -> str:
    return "\n".join((SOURCES / "styles" / f"{name}.css").read_text("utf-8") for name in entry.styles)


def hashed_name(name: str, body: str) -> str:
    """`page.js` → `page-3f1c9a5b7d20.js`."""
    stem, _, suffix = name.partition(".")
    return f"{stem}-{hashlib.sha256(body.encode()).hexdigest()[:12]}.{suffix}"
