"""The libraries of the zip: the wheels of requirements/runtime.lock for Lambda's Linux, each checked by its hash.

Chalice would look for them itself, but asks by name and version only for what does not run on this machine.
"""

import subprocess
import sys
from pathlib import Path

from local import ROOT

LOCK = ROOT / "requirements" / "runtime.lock"
MACHINES = {"x86_64": "x86_64", "arm64": "aarch64"}
"""Lambda's processors, as wheels name them."""

# Amazon Linux 2, and 2023. https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
_GLIBC_OF_PYTHON_3_11, _GLIBC_SINCE = 26, 34
_OLDEST_GLIBC = 17


def install_libraries(architecture: str, folder: Path, lock: Path = LOCK) -> None:
    """Puts them into `folder`, for the Python that packages.

    Raises:
        SystemExit: a file has another hash than the lock says, or there is no wheel for this processor.
    """
    options = ["--quiet", "--disable-pip-version-check", "--no-compile", "--target", str(folder)]
    options += ["--require-hashes", "--no-deps", "--only-binary", ":all:"]
    options += [f"--platform={tag}" for tag in platforms(architecture, sys.version_info[:2])]
    command = [sys.executable, "-m", "pip", "install", *options, "--requirement", str(lock)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"the libraries could not be installed:\n{done.stderr}")


def platforms(architecture: str, python: tuple[int, int]) -> list[str]:
    """The tags of wheels that run there, best first: pip adds older ones to the last only (PEP 600)."""
    newest = _GLIBC_OF_PYTHON_3_11 if python == (3, 11) else _GLIBC_SINCE
    machine = MACHINES[architecture]
    return [
        *(f"manylinux_2_{minor}_{machine}" for minor in range(newest, _OLDEST_GLIBC - 1, -1)),
        f"manylinux2014_{machine}",
    ]
