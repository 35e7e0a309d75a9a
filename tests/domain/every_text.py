"""Every `Text` of `chalicelib/texts/`, found in the modules: a new one needs no list of its own."""

import pkgutil
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from chalicelib import texts
from chalicelib.texts import book, lookup
from chalicelib.texts.text import Text, Titled

MODULES = [import_module(found.name) for found in pkgutil.walk_packages(texts.__path__, f"{texts.__name__}.")]
SUBJECTS = [module for module in MODULES if module not in (book, lookup)]


def every_text() -> dict[str, Text]:
    """By where it stands: `identity.nir.REFUSALS.nir_key`, `messages.CODE.2.0`."""
    return {
        where: text
        for module in SUBJECTS
        for name, value in vars(module).items()
        for where, text in _within(f"{module.__name__.removeprefix(f'{texts.__name__}.')}.{name}", value)
    }


def tables(name: str) -> list[Mapping[Any, Text]]:
    """The table of that name of each subject that has one."""
    return [vars(module)[name] for module in SUBJECTS if name in vars(module)]


def _within(where: str, value: object) -> Iterator[tuple[str, Text]]:
    if isinstance(value, Text):
        yield where, value
    if isinstance(value, Titled):
        yield f"{where}.title", value.title
    inside = value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, tuple) else ()
    for key, part in inside:
        yield from _within(f"{where}.{key}", part)
