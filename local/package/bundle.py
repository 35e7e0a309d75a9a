"""Turns Chalice's zip into one that starts fast: what is never used dropped, bytecode added, same bytes each time.

Bytecode is `unchecked-hash`: a zip has no usable file times, so any other kind is ignored and compiled again at each
cold start. Of the libraries only the bytecode stays: half as many files to unpack, which the local engine does for
each function that it starts.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from local.package.descriptions import OPERATIONS, cut_descriptions

_BOTOCORE_FILES = ("endpoints.json", "partitions.json", "_retry.json", "sdk-default-configuration.json")

_NEVER_IMPORTED = re.compile(
    r"bin/"  # commands
    r"|cffi/"  # builds extension modules; a built one needs _cffi_backend only
    r"|pycparser/"  # used by cffi to build
    r"|dns/"  # used by email_validator to look a domain up, which we never ask for
    r"|phonenumbers/shortdata/region_"  # emergency numbers and the like
    r"|stdnum/(?!__init__|exceptions|util|luhn|fr/)"  # the other countries
)

_OURS = ("app.py", "chalicelib")
_TIME = (1980, 1, 1, 0, 0, 0)
_LAMBDA_FOLDER = "/var/task"


def write_bundle(source: Path, target: Path) -> None:
    """Writes the zip `target` from Chalice's zip `source`."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        with ZipFile(source) as zipped:
            for name in filter(is_needed, zipped.namelist()):
                zipped.extract(name, root)
        cut_descriptions(root / "botocore" / "data")
        _compile(root)
        with ZipFile(target, "w", ZIP_DEFLATED) as bundle:
            for path in _files(root):
                info = ZipInfo(path.relative_to(root).as_posix(), _TIME)
                info.external_attr = 0o644 << 16
                info.compress_type = ZIP_DEFLATED
                bundle.writestr(info, path.read_bytes())


def is_needed(name: str) -> bool:
    """Whether a file of the zip may be read at run time."""
    if name.startswith("botocore/data/"):
        first = name.split("/")[2]
        return first in OPERATIONS or first.removesuffix(".gz") in _BOTOCORE_FILES
    folder = name.split("/")[0]
    return not (
        _NEVER_IMPORTED.match(name)
        or folder.endswith((".dist-info", ".data"))
        or "__pycache__" in name
        or name.endswith((".pyi", "/py.typed"))
    )


def _compile(root: Path) -> None:
    libraries = [path for path in sorted(root.iterdir()) if path.name not in _OURS]
    _run_compileall(root, ["-b"], libraries)
    for library in libraries:
        for source in [library] if library.suffix == ".py" else library.rglob("*.py"):
            source.unlink()
    # Ours keep their sources, so that a traceback shows its lines.
    _run_compileall(root, [], [root / name for name in _OURS])


def _run_compileall(root: Path, options: list[str], paths: list[Path]) -> None:
    # A fresh process and one worker: what the bytecode shares depends on what the process compiled before.
    shared = ["--invalidation-mode", "unchecked-hash", "-q", "-s", str(root), "-p", _LAMBDA_FOLDER]
    command = [sys.executable, "-S", "-m", "compileall", *shared, *options, *map(str, paths)]
    subprocess.run(command, check=True, env={"PYTHONHASHSEED": "0"})


def _files(root: Path) -> Iterator[Path]:
    yield from sorted(path for path in root.rglob("*") if path.is_file())
