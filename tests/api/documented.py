"""Holds an answer against the contract: its status, its headers, its body with the codes that its route may answer."""

import json
import re
from functools import cache
from typing import Any

import jsonschema

from local.data.openapi import as_json, contract
from local.harness.person import Answer

DOCUMENT: dict[str, Any] = json.loads(as_json(contract()))
_PATHS = [(re.compile(re.sub(r"{\w+}", "[^/]+", path) + "$"), item) for path, item in DOCUMENT["paths"].items()]


def check_documented(method: str, path: str, answer: Answer) -> None:
    """Raises AssertionError or jsonschema's ValidationError."""
    [item] = [item for pattern, item in _PATHS if pattern.match(path) and method.lower() in item]
    documented = item[method.lower()]["responses"]
    assert str(answer.status) in documented, f"{method} {path} answers {answer.status} {answer.text}"
    response = _resolved(documented[str(answer.status)])
    headers = {name.lower() for name in answer.headers}
    for name, header in response.get("headers", {}).items():
        assert name.lower() in headers or not _resolved(header).get("required"), f"no header {name}"
    if "content" not in response:
        assert answer.text == ""
        return
    [(kind, content)] = response["content"].items()
    assert answer.headers["Content-Type"] == kind
    _validator(json.dumps(content["schema"])).validate(answer.body)


def _resolved(found: dict[str, Any]) -> dict[str, Any]:
    for part in found.get("$ref", "").split("/")[1:]:
        found = (DOCUMENT if part == "components" else found)[part]
    return found


@cache
def _validator(schema: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator({**json.loads(schema), "components": DOCUMENT["components"]})
