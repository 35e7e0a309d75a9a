"""Imports go one way: down the layers and, inside each, along the subjects. Tables say which ways there are."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from local import ROOT

LAYERS: dict[str, set[str]] = {
    "app": {"api", "tasks", "canary", "runtime"},
    "api": {"use_cases", "texts", "domain", "runtime"},
    "tasks": {"use_cases", "adapters", "domain", "runtime"},
    "use_cases": {"adapters", "texts", "domain"},
    "canary": set(),
    "runtime": {"adapters"},
    "adapters": {"domain"},
    "texts": {"domain"},
    "config": {"domain"},
    "logs": set(),
    "domain": set(),
}
"""Which layer may know which. All but the domain know `config` and `logs`, which know no layer but the domain."""

SUBJECTS: dict[str, set[str]] = {
    "identity": set(),
    "contact": set(),
    "household": {"identity"},
    "applications": {"household"},
    "account": {"identity", "contact", "household", "applications"},
    "registration": {"identity", "contact", "household", "applications"},
}
"""Which subject of the domain may know which. A registration and an account carry a membership and a benefit."""

USE_CASES: dict[str, set[str]] = {
    "codes": set(),
    "reference": set(),
    "registration": {"codes", "reference"},
    "account": {"codes", "reference"},
}
"""A registration and an account meet in `tables/accounts` and in `codes` only."""

LIBRARIES = {"botocore": "adapters", "boto3": "adapters", "pynamodb": "adapters", "argon2": "adapters"}
LIBRARIES |= {"sqlite3": "adapters", "http": "adapters"}
"""What only one layer may import."""

# What a cold start gains is measured and written beside each of them.
IMPORTS_INSIDE_FUNCTIONS = {
    "email_validator",
    "phonenumbers",
    "stdnum.fr.nir",
    "chalicelib.adapters.remote.verifier",
}
FILES = sorted([ROOT / "app.py", *(ROOT / "chalicelib").rglob("*.py")])


def module_of(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module_of(file) for file in FILES}


def imports(file: Path) -> Iterator[tuple[str, ast.stmt]]:
    """Whole names of modules, also for `from package import module`."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from ((name if name in MODULES else node.module, node) for name in inner)


ARROWS = [(module_of(file), name) for file in FILES for name, _ in imports(file)]
OURS = [(source, target) for source, target in ARROWS if target.split(".")[0] == "chalicelib"]


def layer(module: str) -> str:
    return module.removeprefix("chalicelib.").split(".")[0]


def subject(module: str) -> str:
    """Of `chalicelib.domain.identity.nir`: identity; "" for a module beside the subjects."""
    parts = module.split(".")
    return parts[2] if len(parts) > 2 else ""


def test_every_module_is_of_a_layer() -> None:
    assert {layer(module) for module in MODULES} - {"chalicelib"} == LAYERS.keys()


def test_no_module_imports_from_a_layer_that_its_own_may_not_know() -> None:
    wrong = []
    for source, target in OURS:
        one, other = layer(source), layer(target)
        is_shared = other in ("config", "logs") and one not in ("domain", "config", "logs")
        if one != other and not is_shared and other not in LAYERS[one] and target != "chalicelib":
            wrong.append((source, target))
    assert wrong == []


@pytest.mark.parametrize(("name", "table"), [("domain", SUBJECTS), ("use_cases", USE_CASES)])
def test_no_subject_knows_one_that_it_may_not(name: str, table: dict[str, set[str]]) -> None:
    wrong = [
        (source, target)
        for source, target in OURS
        if layer(source) == layer(target) == name and subject(source) in table and subject(target) in table
        if subject(source) != subject(target) and subject(target) not in table[subject(source)]
    ]
    assert wrong == []


def test_what_all_subjects_share_knows_none_of_them() -> None:
    shared = [module for module in MODULES if layer(module) == "domain" and subject(module) not in SUBJECTS]
    assert [(one, other) for one, other in OURS if one in shared and subject(other) in SUBJECTS] == []


def test_no_route_file_imports_another() -> None:
    routes = {
        module for module, target in ARROWS if module != "chalicelib.api.edge.app" and target.endswith("edge.app")
    }
    assert len(routes) >= 3
    assert [(one, other) for one, other in OURS if one in routes and other in routes] == []


def test_no_row_of_a_table_leaves_the_tables() -> None:
    above = [(one, other) for one, other in OURS if not one.startswith("chalicelib.adapters.tables")]
    assert [
        pair for pair in above if pair[1].endswith(("_row", "tables.base", "tables.writes", "tables.answers"))
    ] == []
    names = [
        (module_of(file), alias.name)
        for file in FILES
        if not module_of(file).startswith("chalicelib.adapters.tables")
        for _, node in imports(file)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name.endswith("Row")
    ]
    assert names == []


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_that_reaches_outside_is_known_by_one_layer(library: str) -> None:
    users = {layer(source) for source, target in ARROWS if target.split(".")[0] == library}
    assert users <= {LIBRARIES[library]}


def test_the_domain_has_no_clock_no_randomness_no_file_and_no_framework() -> None:
    forbidden = {"chalice", "time", "random", "secrets", "uuid", "os", "pathlib", "io", *LIBRARIES}
    wrong = [(one, other) for one, other in ARROWS if layer(one) == "domain" and other.split(".")[0] in forbidden]
    assert wrong == []


def test_no_import_hides_inside_a_function() -> None:
    wrong = [
        (module_of(file), name)
        for file in FILES
        for name, node in imports(file)
        if node.col_offset and name not in IMPORTS_INSIDE_FUNCTIONS
    ]
    assert wrong == []


def test_the_local_tools_do_not_import_the_tests() -> None:
    tools = sorted((ROOT / "local").rglob("*.py"))
    assert tools
    wrong = [(file.name, name) for file in tools for name, _ in imports(file) if name.split(".")[0] == "tests"]
    assert wrong == []


def test_no_use_case_is_handed_a_function() -> None:
    use_cases = [file for file in FILES if layer(module_of(file)) == "use_cases"]
    assert use_cases
    assert [file.name for file in use_cases if "Callable" in file.read_text("utf-8")] == []
