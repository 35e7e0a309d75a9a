"""Joins docs/openapi/*.yaml into chalicelib/data/openapi.json, which GET /openapi.json serves (`make docs`).

`!words Step` in the YAML becomes the words of that enumeration. What stands twice, in one file or two, is refused.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from chalicelib.domain.applications.catalogue import Benefit
from chalicelib.domain.contact.contact import Channel
from chalicelib.domain.errors import ErrorCode, Severity
from chalicelib.domain.identity.civil_status import CONFIRMABLE, Title
from chalicelib.domain.identity.identity_document import DocumentKind
from chalicelib.domain.registration.steps import Notice, Status, Step, StepState
from chalicelib.texts.language import Language
from local import ROOT

SOURCES = ROOT / "docs" / "openapi"
TARGET = ROOT / "chalicelib" / "data" / "openapi.json"

Json = dict[str, Any]

_ENUMERATIONS = (Benefit, Channel, DocumentKind, ErrorCode, Language, Notice, Severity, Status, Step, StepState, Title)
WORDS: Mapping[str, list[str]] = {
    **{enumeration.__name__: list(map(str, enumeration)) for enumeration in _ENUMERATIONS},
    "Warning": [str(code) for code in ErrorCode if code in CONFIRMABLE],
}
"""What `!words` may name."""


class _Loader(yaml.SafeLoader):
    """Knows `!words`, and refuses a key that stands twice, of which plain YAML would keep the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"{key.value} stands twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def _words(loader: _Loader, node: yaml.ScalarNode) -> list[str]:
    if node.value not in WORDS:
        raise yaml.constructor.ConstructorError(None, None, f"no words are called {node.value}", node.start_mark)
    return WORDS[node.value]


_Loader.add_constructor("!words", _words)


def contract(folder: Path = SOURCES) -> Json:
    """The document that the files of the folder make together.

    Raises:
        yaml.YAMLError: a key twice in one file, `!words` of something unknown; tells file and line.
        ValueError: an entry that stands in two files.
    """
    return _joined(parsed(file.read_text("utf-8")) for file in sorted(folder.glob("*.yaml")))


def parsed(source: str) -> Json:
    document: Json = yaml.load(source, _Loader)
    return document


def as_json(document: Json) -> str:
    """Compact, keys sorted, so that the same sources give the same bytes.

    Raises:
        TypeError: an unquoted date, which YAML reads as something that JSON does not have.
    """
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n"


def _joined(pieces: Iterable[Json]) -> Json:
    entries: dict[tuple[str, ...], Any] = {}
    for address, entry in (found for piece in pieces for found in _entries(piece)):
        if address in entries:
            raise ValueError(f"{' > '.join(address)} stands in two files")
        entries[address] = entry
    document: Json = {}
    for (*folders, name), entry in entries.items():
        place = document
        for folder in folders:
            place = place.setdefault(folder, {})
        place[name] = entry
    return document


def _entries(piece: Json) -> Iterator[tuple[tuple[str, ...], Any]]:
    """What is whole in one file: a path, a component, any other member of the root."""
    for key, members in piece.items():
        if key == "paths":
            yield from (((key, path), item) for path, item in members.items())
        elif key == "components":
            yield from (((key, kind, name), entry) for kind, named in members.items() for name, entry in named.items())
        else:
            yield (key,), members


if __name__ == "__main__":
    TARGET.write_text(as_json(contract()), "utf-8")
    print(f"{TARGET.relative_to(ROOT)} written")
