"""Sets the machine and the policies in short lines: what fits into one line stays on one, else one member a line."""

import json
from pathlib import Path
from typing import Any

from local import ROOT

WIDTH = 120
PATTERNS = ("statemachine/*.asl.json", ".chalice/*.json")


def files() -> list[Path]:
    """The JSON files that are set so; a test compares each with its layout."""
    return [file for pattern in PATTERNS for file in sorted(ROOT.glob(pattern))]


def as_set(source: str) -> str:
    """The same JSON, in lines of at most `WIDTH` characters wherever no single text is longer."""
    return _lines(json.loads(source), 0, 0) + "\n"


def _lines(value: Any, depth: int, before: int) -> str:
    """`before`: how many characters stand before the value on its line. A comma may follow it."""
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, dict | list) or before + len(line) < WIDTH:
        return line
    indent = "  " * (depth + 1)
    members = [start + _lines(member, depth + 1, len(start)) for start, member in _members(value, indent)]
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    return opening + "\n" + ",\n".join(members) + "\n" + indent[2:] + closing


def _members(value: dict[str, Any] | list[Any], indent: str) -> list[tuple[str, Any]]:
    """Each with what stands before it on its line."""
    if isinstance(value, dict):
        return [(f"{indent}{json.dumps(key, ensure_ascii=False)}: ", member) for key, member in value.items()]
    return [(indent, member) for member in value]


def main() -> None:
    for file in files():
        source = file.read_text(encoding="utf-8")
        if as_set(source) != source:
            file.write_text(as_set(source), encoding="utf-8")
            print(f"{file.relative_to(ROOT)} set anew")


if __name__ == "__main__":
    main()
