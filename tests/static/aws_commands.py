"""Says what is wrong with a command of the AWS command line, by botocore's own models of the services."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import botocore.session
import jmespath
from botocore import xform_name
from botocore.exceptions import DataNotFoundError, UnknownServiceError
from botocore.model import ListShape, OperationModel, ServiceModel, Shape, StringShape
from botocore.validate import ParamValidator
from jmespath.exceptions import JMESPathError

GLOBAL = ("--query", "--output", "--region", "--no-paginate")
"""What every command takes. Source: https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-options.html"""

OWN: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("cloudformation", "package"): ("--template-file", "--s3-bucket", "--output-template-file"),
    ("cloudformation", "deploy"): (
        "--template-file",
        "--s3-bucket",
        "--stack-name",
        "--capabilities",
        "--parameter-overrides",
    ),
    ("lambda", "invoke"): ("--function-name", "--invocation-type", "--payload", "--cli-binary-format"),
    ("logs", "tail"): ("--since", "--filter-pattern", "--format"),
}
"""Commands that are the command line's own, or take a word that the operation does not know. Those options that we use.

Source: https://docs.aws.amazon.com/cli/latest/reference/cloudformation/deploy/index.html and its neighbours.
"""
PAGES = ("--max-items",)
"""What a command takes beside its operation's own where the answer comes in pages."""

_SCALARS = ("string", "integer", "long", "float", "double", "timestamp", "blob", "boolean")


def mistakes(call: Sequence[str], folder: Path) -> list[str]:
    """`call`: the words after `aws`; `folder`: where `file://` begins."""
    service, name, rest = call[0], call[1], list(call[2:])
    if (service, name) in OWN:
        known = (*OWN[service, name], *GLOBAL)
        return [f"{service} {name} has no {word}" for word in rest if word[:2] == "--" and word not in known]
    model = _service(service)
    if model is None:
        return [f"there is no service {service}"]
    if name == "wait":
        name, rest = _awaited(service, rest[0]), rest[1:]
    operation = _operation(model, name)
    if operation is None:
        return [f"{service} has no {name}"]
    return list(_mistakes_of(operation, rest, folder, _is_in_pages(service, operation.name)))


def _mistakes_of(operation: OperationModel, words: list[str], folder: Path, is_in_pages: bool) -> Iterator[str]:
    members: Mapping[str, Shape] = operation.input_shape.members if operation.input_shape else {}
    options = {f"--{xform_name(name, '-')}": name for name in members}
    given: set[str] = set()
    if words and not words[0].startswith("--"):
        yield f"{operation.name}: {words[0]} is no option"
    for option, values in _options(words):
        if option == "--query":
            yield from _wrong_query(values)
        if option in GLOBAL or (is_in_pages and option in PAGES):
            continue
        name = options.get(option) or options.get(option.replace("--no-", "--", 1), "")
        if not name:
            yield f"{operation.name} has no {option}"
            continue
        given.add(name)
        yield from (f"{option}: {wrong}" for wrong in _wrong_values(members[name], values, folder))
    required = operation.input_shape.required_members if operation.input_shape else []
    yield from (f"{operation.name} lacks --{xform_name(name, '-')}" for name in required if name not in given)


def _options(words: list[str]) -> Iterator[tuple[str, list[str]]]:
    starts = [place for place, word in enumerate(words) if word.startswith("--")]
    for start, end in pairwise([*starts, len(words)]):
        yield words[start], words[start + 1 : end]


def _wrong_values(shape: Shape, values: list[str], folder: Path) -> Iterator[str]:
    if shape.type_name == "boolean":
        if values:
            yield "takes no value"
    elif isinstance(shape, ListShape) and shape.member.type_name in _SCALARS and values[:1] != ["["]:
        for value in values:
            yield from _wrong_values(shape.member, [value], folder)
        if not values:
            yield "takes a value"
    elif len(values) != 1:
        yield f"takes one value, not {len(values)}"
    elif values[0].startswith(("file://", "fileb://")):
        path = values[0].partition("://")[2]
        if not (folder / path).exists():
            yield f"there is no {path}"
    elif shape.type_name in _SCALARS:
        yield from _wrong_scalar(shape, values[0])
    else:
        yield from _wrong_json(shape, values[0])


def _wrong_scalar(shape: Shape, value: str) -> Iterator[str]:
    if shape.type_name in ("integer", "long") and not value.lstrip("-").isdigit():
        yield f"{value} is no number"
    elif shape.type_name == "blob":
        yield "the second command line takes a blob from a file only (fileb://)"
    elif isinstance(shape, StringShape) and shape.enum and value not in shape.enum:
        yield f"{value} is none of {', '.join(shape.enum)}"


def _wrong_json(shape: Shape, text: str) -> Iterator[str]:
    try:
        value: Any = json.loads(text)
    except ValueError:
        yield f"is no JSON: {text}"
        return
    if report := ParamValidator().validate(value, shape).generate_report():
        yield report


def _wrong_query(values: list[str]) -> Iterator[str]:
    try:
        jmespath.compile(" ".join(values))
    except JMESPathError as error:
        yield f"--query: {error}"


@cache
def _session() -> botocore.session.Session:
    return botocore.session.Session()


@cache
def _service(name: str) -> ServiceModel | None:
    try:
        return _session().get_service_model(name)
    except UnknownServiceError:
        return None


def _operation(model: ServiceModel, command: str) -> OperationModel | None:
    names = {xform_name(name, "-"): name for name in model.operation_names}
    return model.operation_model(names[command]) if command in names else None


def _awaited(service: str, waiter: str) -> str:
    """The operation that `aws SERVICE wait WAITER` asks again and again."""
    model = _session().get_waiter_model(service)
    names = {xform_name(name, "-"): name for name in model.waiter_names}
    if waiter not in names:
        return f"wait {waiter}"
    return xform_name(model.get_waiter(names[waiter]).operation, "-")


def _is_in_pages(service: str, operation: str) -> bool:
    try:
        _session().get_paginator_model(service).get_paginator(operation)
    except (DataNotFoundError, UnknownServiceError, ValueError):
        return False
    return True
