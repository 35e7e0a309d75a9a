"""Writes chalicelib/data/openapi.json, which GET /openapi.json serves, from docs/openapi.yaml (`make data`)."""

import json

import yaml

from local import ROOT

SOURCE = ROOT / "docs" / "openapi.yaml"
TARGET = ROOT / "chalicelib" / "data" / "openapi.json"


def as_json(source: str) -> str:
    """The same document as JSON: compact, keys sorted, so that the same source gives the same bytes.

    Raises:
        TypeError: an unquoted date, which YAML reads as something that JSON does not have.
    """
    document = yaml.safe_load(source)
    return json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n"


if __name__ == "__main__":
    TARGET.write_text(as_json(SOURCE.read_text("utf-8")), "utf-8")
    print(f"{TARGET.relative_to(ROOT)} written")
