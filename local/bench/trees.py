"""Another commit beside ours, so that one run can measure both: its files, and this Python run among them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from local import ROOT


@contextmanager
def checked_out(commit: str) -> Iterator[Path]:
    """A git worktree of the commit in build/, for as long as it is needed.

    Raises:
        SystemExit: there is no such commit.
    """
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=build, prefix="base-") as folder:
        tree = Path(folder) / "tree"
        added = _git("worktree", "add", "--quiet", "--detach", str(tree), commit)
        if added.returncode:
            raise SystemExit(added.stderr.strip())
        try:
            yield tree
        finally:
            _git("worktree", "remove", "--force", str(tree))


def start_in(tree: Path, *arguments: str) -> subprocess.Popen[str]:
    """This Python with the modules of the tree instead of ours."""
    command = [sys.executable, "-P", *arguments]
    return subprocess.Popen(
        command,
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def output_in(tree: Path, *arguments: str) -> str:
    """What that printed.

    Raises:
        SystemExit: it failed, and has told why.
    """
    process = start_in(tree, *arguments)
    found, _ = process.communicate()
    if process.returncode:
        raise SystemExit(f"failed in {tree}: {' '.join(arguments)}")
    return found


def _git(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True)
