"""Joins the page's JavaScript modules into one script, in which each keeps a scope of its own.

A module becomes a function that returns what it exports; an import takes it from there. What a browser would refuse in
a module (a name that is not exported, a file that is not there) and what this cannot carry (a circle, an export that
changes, another form of import) is refused with the module's name.
"""

import posixpath
import re
from pathlib import Path
from typing import NamedTuple

_IMPORT = re.compile(r'^import \{([\w$\s,]+)\} from "(\.[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async function|function|const|class) ([\w$]+))", re.MULTILINE)
_NOT_JOINED = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


class Module(NamedTuple):
    """`path`: from the folder of the sources, as "base/dom.js". `imports`: (path, names), a pair a statement."""

    path: str
    imports: list[tuple[str, list[str]]]
    exports: list[str]
    code: str


def join(root: Path, entry: str) -> str:
    """One script out of the modules that `entry`, a path in `root`, needs. ValueError: see above."""
    return "const $modules = {};\n" + "".join(map(_scoped, modules_of(root, entry)))


def modules_of(root: Path, entry: str) -> list[Module]:
    """Each module once, after those that it imports; `entry` is the last."""
    found: dict[str, Module] = {}
    _add(root, entry, found, trail=())
    return list(found.values())


def read_module(root: Path, path: str) -> Module:
    source = (root / path).read_text("utf-8")
    imports = [
        (posixpath.normpath(posixpath.join(posixpath.dirname(path), imported)), re.findall(r"[\w$]+", names))
        for names, imported in _IMPORT.findall(source)
    ]
    code = _EXPORT.sub("", _IMPORT.sub("", source))
    if left := _NOT_JOINED.search(code):
        raise ValueError(f"{path}: this form cannot be joined: {left[0]}")
    return Module(path, imports, _EXPORT.findall(source), code)


def _add(root: Path, path: str, found: dict[str, Module], trail: tuple[str, ...]) -> None:
    if path in trail:
        raise ValueError(f"modules import each other in a circle: {' > '.join([*trail, path])}")
    if path in found:
        return
    module = read_module(root, path)
    for imported, names in module.imports:
        _add(root, imported, found, (*trail, path))
        if missing := set(names) - set(found[imported].exports):
            raise ValueError(f"{path}: {imported} does not export {', '.join(sorted(missing))}")
    found[path] = module


def _scoped(module: Module) -> str:
    # The comment names the module to who follows a stack trace into the script.
    imports = [f'const {{ {", ".join(names)} }} = $modules["{path}"];\n' for path, names in module.imports]
    return (
        f'\n// {module.path}\n$modules["{module.path}"] = (() => {{\n'
        f"{''.join(imports)}{module.code}return {{ {', '.join(module.exports)} }};\n}})();\n"
    )
