"""Puts the page's source files together: one script, one style sheet, names that change with their content.

Done on the first request for the page, not at import: a cold start for the API pays nothing. Text only, no binary: API
Gateway answers text whatever `Accept` says and compresses it itself (`minimum_compression_size`).
"""

import functools
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

SOURCES = Path(__file__).parent.parent / "page"
_IMPORT = re.compile(r'^import \{[^}]*\} from "([^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async function|function|const|let|class) )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is served. `media_type` is a whole Content-Type."""

    body: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Page:
    """The HTML document and the files it names, by their hashed names."""

    html: str
    assets: dict[str, Asset]


@functools.cache
def page() -> Page:
    """The whole page, read once in the life of a process."""
    files = {
        "page.js": Asset(bundle(SOURCES / "js" / "main.js"), "text/javascript; charset=utf-8"),
        "page.css": Asset((SOURCES / "page.css").read_text("utf-8"), "text/css; charset=utf-8"),
        "icon.svg": Asset((SOURCES / "icon.svg").read_text("utf-8"), "image/svg+xml"),
    }
    html = (SOURCES / "index.html").read_text("utf-8")
    for name, asset in files.items():
        html = html.replace("{{" + name + "}}", hashed_name(name, asset.body))
    return Page(html, {hashed_name(name, asset.body): asset for name, asset in files.items()})


def hashed_name(name: str, body: str) -> str:
    """`page.js` → `page-3f1c9a5b7d20.js`."""
    stem, _, suffix = name.partition(".")
    return f"{stem}-{hashlib.sha256(body.encode()).hexdigest()[:12]}.{suffix}"


def bundle(entry: Path) -> str:
    """One ES module out of the modules that `entry` imports: each once, after those it needs.

    The modules keep to one form, `import { a, b } from "./c.js";`, and their top-level names are unique (a test holds
    both), so joining them is taking `import` and `export` away.
    """
    parts: dict[Path, str] = {}
    _collect(entry.resolve(), parts)
    return "\n".join(parts.values())


def _collect(module: Path, parts: dict[Path, str]) -> None:
    source = module.read_text("utf-8")
    for imported in _IMPORT.findall(source):
        path = (module.parent / imported).resolve()
        if path not in parts:
            _collect(path, parts)
    parts[module] = f"// {module.name}\n" + _EXPORT.sub("", _IMPORT.sub("", source))
