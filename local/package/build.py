"""Makes what is deployed, in build/<stage>/: template.json and deployment.zip. Does nothing when no input changed.

The same two files go to AWS and into the local engine.
"""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from local import ROOT
from local.package import bundle
from local.package.resources import merged_resources
from local.package.template import complete

SOURCES = ("app.py", "chalicelib", ".chalice/*.json", "statemachine", "requirements.txt")
INPUTS = (*SOURCES, "requirements-local.txt", "local/package/*.py")


def package(stage: str) -> Path:
    """The folder that holds the template and the zip of this stage, made if they are not up to date."""
    folder = ROOT / "build" / stage
    digest = inputs_digest(stage)
    with _one_at_a_time():
        stamp = folder / "digest"
        if not stamp.is_file() or stamp.read_text() != digest:
            shutil.rmtree(folder, ignore_errors=True)
            _make(stage, folder)
            stamp.write_text(digest)
    return folder


def inputs_digest(stage: str) -> str:
    """A digest of all that the package depends on."""
    digest = hashlib.sha256(f"{stage} {sys.version}".encode())
    for path in sorted(_inputs()):
        digest.update(f"\0{path.relative_to(ROOT)}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _inputs() -> Iterator[Path]:
    for pattern in INPUTS:
        for found in ROOT.glob(pattern):
            paths = found.rglob("*") if found.is_dir() else [found]
            yield from (path for path in paths if path.is_file() and "__pycache__" not in path.parts)


def _make(stage: str, folder: Path) -> None:
    made = folder / "chalice"
    made.mkdir(parents=True)
    (made / "resources.json").write_text(json.dumps(merged_resources()))
    _chalice_package(stage, made / "resources.json", made)
    template = json.loads((made / "sam.json").read_text(encoding="utf-8"))
    asl = (ROOT / "statemachine/registration.asl.json").read_text(encoding="utf-8")
    text = json.dumps(complete(template, asl, stage), indent=1, sort_keys=True, ensure_ascii=False)
    (folder / "template.json").write_text(text + "\n", encoding="utf-8")
    bundle.write_bundle(made / "deployment.zip", folder / "deployment.zip")
    shutil.rmtree(made)


def _chalice_package(stage: str, resources: Path, target: Path) -> None:
    chalice = Path(sys.executable).with_name("chalice")
    arguments = ["package", "--stage", stage, "--merge-template", str(resources), str(target)]
    # The region only satisfies Chalice; nothing of it reaches the template.
    environment = {**os.environ, "AWS_DEFAULT_REGION": "eu-west-3", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([chalice, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True)
    # Chalice keeps one zip of 20 MB for each state of the code.
    shutil.rmtree(ROOT / ".chalice/deployments", ignore_errors=True)
    # It only warns of a dependency that it cannot find for Lambda.
    if done.returncode or "Could not install dependencies" in done.stdout:
        raise SystemExit(f"chalice package failed:\n{done.stdout}{done.stderr}")


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Two test processes, or tests beside `make run`, package once."""
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    with open(build / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
