"""Every sentence is told by somebody, and whoever tells it gives what it needs. Reads the sources."""

import ast
import json
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

from chalicelib.domain.errors import ErrorCode
from chalicelib.domain.registration.steps import Notice
from chalicelib.texts.book import HELP, REFUSALS
from chalicelib.texts.text import Titled
from local import ROOT
from tests.domain.every_text import MODULES

SOURCES = ROOT / "chalicelib"
TREES = {path.relative_to(SOURCES): ast.parse(path.read_text("utf-8")) for path in SOURCES.rglob("*.py")}
CODE = {path: tree for path, tree in TREES.items() if path.parts[0] != "texts"}
# In the contract since its first day. A send fails in the machine: only the notice of that name is ever told.
PROMISED_ONLY = {ErrorCode.DELIVERY_FAILED}
# `wait` is told from the `retry_at` that these refusals carry.
FROM_RETRY_AT = {"wait"}


def test_every_refusal_is_raised_somewhere() -> None:
    assert set(ErrorCode) - PROMISED_ONLY == {code for tree in CODE.values() for code in _raised(tree)}


def test_every_notice_is_given_somewhere() -> None:
    given = {name for tree in CODE.values() for name in _members(tree, "Notice")}
    assert given == {notice.name for notice in Notice}


def test_what_refuses_a_whole_request_has_a_title_and_nothing_else_has() -> None:
    at_the_edge = {
        ErrorCode[name] for path, tree in CODE.items() if path.parts[0] == "api" for name in _members(tree, "ErrorCode")
    }
    whole = {
        code for path, tree in CODE.items() for _, call, code, _ in _refusals(path, tree) if call == "RequestRefused"
    }
    titled = {code for code, refusal in REFUSALS.items() if isinstance(refusal, Titled)}
    assert titled == whole | at_the_edge


def test_every_refusal_in_the_sources_gives_what_its_sentence_needs() -> None:
    refusals = [refusal for path, tree in CODE.items() for refusal in _refusals(path, tree)]
    assert len(refusals) > 40
    for where, _, code, details in refusals:
        needed = {name for _, name, _, _ in Formatter().parse(REFUSALS[code].fr) if name}
        assert needed - FROM_RETRY_AT - {"open_step"} <= details, f"{where}: {code} needs {needed}"


def test_every_bubble_is_of_a_field_of_the_page_or_of_the_contract() -> None:
    named, starts = _named_by_the_page()
    fields = _fields_of_the_contract()
    assert [key for key in HELP if key not in named | fields and not key.startswith(starts)] == []


@pytest.mark.parametrize("module", [module.__name__ for module in MODULES])
def test_nothing_in_the_texts_is_left_unused(module: str) -> None:
    tree = ast.parse(Path(import_module(module).__file__ or "").read_text("utf-8"))
    read_here = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    assert set(_defined(tree)) <= read_here | {name for other in TREES.values() for name in _taken(other, module)}


def _members(tree: ast.AST, enumeration: str) -> set[str]:
    """`X` of each `Enumeration.X`."""
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == enumeration and node.attr.isupper()
    }


def _raised(tree: ast.AST) -> Iterator[ErrorCode]:
    """The codes that a function names, or that a table gives: not those that are only listed, or looked up."""
    for node in ast.walk(tree):
        naming = [node] if isinstance(node, ast.FunctionDef) else node.values if isinstance(node, ast.Dict) else []
        yield from (ErrorCode[name] for part in naming for name in _members(part, "ErrorCode"))


def _refusals(path: Path, tree: ast.AST) -> Iterator[tuple[str, str, ErrorCode, set[str]]]:
    """Where, call, code and details of each `Refused(ErrorCode.X, ...)`, `RequestRefused(...)`, `form.refuse(...)`."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        call = ast.unparse(node.func).split(".")[-1]
        if call not in ("Refused", "RequestRefused", "refuse"):
            continue
        details = {keyword.arg for keyword in node.keywords if keyword.arg}
        for argument in map(ast.unparse, node.args):
            if argument.startswith("ErrorCode."):
                yield f"{path}:{node.lineno}", call, ErrorCode[argument.removeprefix("ErrorCode.")], details


def _named_by_the_page() -> tuple[set[str], tuple[str, ...]]:
    """The words in quotation marks that are not its own sentences' keys, and how others begin: `number.${kind}`."""
    script = "\n".join(path.read_text("utf-8") for path in (SOURCES / "page").rglob("*.js"))
    named = set(re.findall(r'(?<!\bt\()"([a-z_.]+)"(?!:)', script))
    return named, tuple(re.findall(r"(?<!\bt\()`([a-z_]+\.)\$\{", script))


def _fields_of_the_contract() -> set[str]:
    contract = json.loads((SOURCES / "data" / "openapi.json").read_text("utf-8"))
    bodies = [
        call["requestBody"] for path in contract["paths"].values() for call in path.values() if "requestBody" in call
    ]
    forms = re.findall(r'"#/components/schemas/(\w+)"', json.dumps(bodies))
    return {field for form in forms for field in contract["components"]["schemas"][form]["properties"]}


def _defined(tree: ast.Module) -> Iterator[str]:
    """The names that a module gives at its top: tables, texts, functions, classes."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def _taken(tree: ast.AST, module: str) -> Iterator[str]:
    """The names that another file takes from the module: `from module import X`, or `module.X`."""
    package, _, name = module.rpartition(".")
    nodes = list(ast.walk(tree))
    sources = [node for node in nodes if isinstance(node, ast.ImportFrom)]
    yield from (alias.name for node in sources if node.module == module for alias in node.names)
    if any(node.module == package and name in [alias.name for alias in node.names] for node in sources):
        yield from (node.attr for node in nodes if isinstance(node, ast.Attribute) and ast.unparse(node.value) == name)
