"""Runs a command beside DynamoDB Local, Amazon's own imitation of the tables (`make test-dynamodb-local`).

    python -m local.engine.dynamodb_local pytest tests/adapters/tables

The command finds its address in `DYNAMODB_LOCAL_URL`. Amazon's jar needs a Java runtime; an npm package ships it, under
Amazon's own licence (LICENSE.txt beside it): it is a tool on the developer's machine, and part of nothing of ours.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from local import ROOT
from local.engine.ministack import HOST, free_port

PACKAGE = "amplify-dynamodb-simulator"
VERSION = "2.9.30"
FOLDER = ROOT / ".local" / f"dynamodb-local-{VERSION}"
_START_SECONDS = 60


def main() -> int:
    java, npm = shutil.which("java"), shutil.which("npm")
    if java is None:
        raise SystemExit("A Java runtime is missing. On Debian: apt-get install default-jre-headless")
    if not FOLDER.is_dir():
        if npm is None:
            raise SystemExit("npm is missing, which fetches DynamoDB Local. On Debian: apt-get install npm")
        _fetch(npm)
    with running(java) as url:
        return subprocess.run(sys.argv[1:], env={**os.environ, "DYNAMODB_LOCAL_URL": url}).returncode


def _fetch(npm: str) -> None:
    """Into its place in one move. npm checks the archive against the registry's digest."""
    print(f"Fetching {PACKAGE} {VERSION} (54 MB) ...", file=sys.stderr)
    FOLDER.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER.parent) as scratch:
        packed = subprocess.run(
            [npm, "pack", "--silent", f"{PACKAGE}@{VERSION}"], cwd=scratch, check=True, capture_output=True, text=True
        )
        # Not by tarfile: Python 3.11.2, which Debian has, cannot be told to keep within the folder; tar does by itself.
        subprocess.run(["tar", "-xzf", packed.stdout.split()[-1]], cwd=scratch, check=True)
        (Path(scratch) / "package" / "emulator").rename(FOLDER)


@contextmanager
def running(java: str) -> Iterator[str]:
    """Its address. It keeps everything in memory, asks for no credentials, and is stopped at the end."""
    port = free_port()
    # One database for whoever calls: moto's machine has credentials of its own, and would see tables of its own.
    command = [java, "-Djava.library.path=DynamoDBLocal_lib", "-jar", "DynamoDBLocal.jar"]
    with open(FOLDER.parent / "dynamodb-local.log", "w") as log:
        process = subprocess.Popen(
            [*command, "-inMemory", "-sharedDb", "-disableTelemetry", "-port", str(port)],
            cwd=FOLDER,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_until_ready(process, f"http://{HOST}:{port}")
        yield f"http://{HOST}:{port}"
    finally:
        process.kill()
        process.wait()


def _wait_until_ready(process: "subprocess.Popen[bytes]", url: str) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urlopen(url, timeout=5)
        except HTTPError:
            return  # it has refused a request without a signature
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"DynamoDB Local did not start: see {FOLDER.parent / 'dynamodb-local.log'}")


if __name__ == "__main__":
    sys.exit(main())
