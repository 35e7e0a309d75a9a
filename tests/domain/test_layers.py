"""Imports go one way: app -> api, tasks -> use cases -> adapters -> domain."""

import ast
from collections.abc import Iterator
from pathlib import Path

from local import ROOT

FILES = sorted((ROOT / "chalicelib").rglob("*.py"))
LEVELS = {"domain": 0, "texts": 0, "config": 0, "adapters": 1, "runtime": 2, "use cases": 2, "api": 3, "tasks": 3}
AWS = {"botocore", "boto3", "pynamodb"}
# What a cold start gains is measured and written beside each of them.
IMPORTS_INSIDE_FUNCTIONS = {"email_validator", "phonenumbers"}


def room(module: str) -> str:
    name = module.split(".")[1] if "." in module else ""
    return name if name in LEVELS else "use cases"


def imports(file: Path) -> Iterator[tuple[str, ast.AST]]:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node
            if node.module in ("chalicelib", "chalicelib.adapters", "chalicelib.api"):
                yield from ((f"{node.module}.{alias.name}", node) for alias in node.names)


def module_of(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def test_no_module_imports_from_a_higher_room() -> None:
    wrong = [
        (module_of(file), name)
        for file in FILES
        for name, _ in imports(file)
        if name.startswith("chalicelib.") and LEVELS[room(name)] > LEVELS[room(module_of(file))]
    ]
    assert wrong == []


def test_only_adapters_know_aws() -> None:
    wrong = [
        (module_of(file), name)
        for file in FILES
        for name, _ in imports(file)
        if name.split(".")[0] in AWS and room(module_of(file)) != "adapters"
    ]
    assert wrong == []


def test_the_domain_has_no_clock_no_randomness_and_no_framework() -> None:
    forbidden = {"chalice", "time", "random", "secrets", "uuid", "os", *AWS}
    wrong = [
        (module_of(file), name)
        for file in FILES
        if room(module_of(file)) == "domain"
        for name, _ in imports(file)
        if name.split(".")[0] in forbidden
    ]
    assert wrong == []


def test_no_import_hides_inside_a_function() -> None:
    wrong = [
        (module_of(file), name)
        for file in FILES
        for name, node in imports(file)
        if node.col_offset and name not in IMPORTS_INSIDE_FUNCTIONS and not _is_for_types(file, node)
    ]
    assert wrong == []


def _is_for_types(file: Path, node: ast.AST) -> bool:
    return any(
        found.lineno <= getattr(node, "lineno", 0) <= (found.end_lineno or 0)
        for found in ast.walk(ast.parse(file.read_text()))
        if isinstance(found, ast.If) and getattr(found.test, "id", "") == "TYPE_CHECKING"
    )
