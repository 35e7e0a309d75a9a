"""Cuts botocore's descriptions of AWS to what the functions call: each client reads them whole when it is made.

What is kept is not changed: the same calls are checked in the same way and go to the same addresses.
"""

import gzip
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

OPERATIONS: Mapping[str, frozenset[str]] = {
    "dynamodb": frozenset({"DeleteItem", "GetItem", "PutItem", "TransactWriteItems", "UpdateItem"}),
    "kms": frozenset({"GenerateMac"}),
    "secretsmanager": frozenset({"GetSecretValue"}),
    "sesv2": frozenset({"SendEmail"}),
    "sns": frozenset({"Publish"}),
    "stepfunctions": frozenset({"DescribeExecution", "SendTaskFailure", "SendTaskSuccess", "StartExecution"}),
}
"""What the functions may call, by botocore's name of the service: all that a policy in .chalice/ allows (tested)."""

_SHAPE = re.compile(r'"shape": "(\w+)"')


def cut_descriptions(data: Path) -> None:
    """Cuts the files of OPERATIONS' services and the table of endpoints in botocore's folder `data`."""
    prefixes = set()
    for service, operations in OPERATIONS.items():
        [packed] = (data / service).glob("*/service-2.json.gz")
        model = json.loads(gzip.decompress(packed.read_bytes()), object_hook=_undocumented)
        prefixes.add(model["metadata"]["endpointPrefix"])
        # The zip compresses it.
        packed.with_suffix("").write_text(json.dumps(_cut_model(model, operations)), encoding="utf-8")
        packed.unlink()
    endpoints = json.loads((data / "endpoints.json").read_bytes())
    for partition in endpoints["partitions"]:
        partition["services"] = {name: found for name, found in partition["services"].items() if name in prefixes}
    (data / "endpoints.json").write_text(json.dumps(endpoints), encoding="utf-8")


def _cut_model(model: dict[str, Any], operations: frozenset[str]) -> dict[str, Any]:
    """The model with these operations and the shapes that they reach."""
    kept = {name: model["operations"][name] for name in sorted(operations)}
    shapes: set[str] = set()
    waiting = set(_SHAPE.findall(json.dumps(kept)))
    while waiting:
        shapes |= waiting
        waiting = set(_SHAPE.findall(json.dumps([model["shapes"][name] for name in waiting]))) - shapes
    return {**model, "operations": kept, "shapes": {name: model["shapes"][name] for name in sorted(shapes)}}


def _undocumented(part: dict[str, Any]) -> dict[str, Any]:
    # What a member called "documentation" holds is no sentence.
    return {key: inner for key, inner in part.items() if key != "documentation" or isinstance(inner, dict)}
