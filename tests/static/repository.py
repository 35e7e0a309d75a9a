"""The files of this repository, as a clone has them."""

import os
from collections.abc import Iterator
from pathlib import Path

from local import ROOT


def files() -> Iterator[Path]:
    """All but what .gitignore names. Not by asking git: it may be missing where the tests run."""
    ignored = {line.strip("/\n") for line in (ROOT / ".gitignore").open(encoding="utf-8")} | {".git"}
    for folder, folders, names in os.walk(ROOT):
        here = Path(folder)
        folders[:] = [name for name in folders if not {name, str((here / name).relative_to(ROOT))} & ignored]
        yield from (here / name for name in names if name not in ignored and not name.endswith(".pyc"))


def texts() -> Iterator[tuple[str, str]]:
    """The path from the root and the text of each file that is one."""
    for file in files():
        content = file.read_bytes()
        if b"\0" not in content:
            yield str(file.relative_to(ROOT)), content.decode("utf-8")
