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
from local.package.libraries import MACHINES, install_libraries
from local.package.resources import merged_resources
from local.package.template import complete

SOURCES = ("app.py", "chalicelib", ".chalice/*.json", "statemachine", "requirements/runtime.lock")
INPUTS = (*SOURCES, "requirements/local.lock", "local/package/*.py")
ARCHITECTURES = tuple(MACHINES)


def package(stage: str, architecture: str = ARCHITECTURES[0]) -> Path:
    """The folder that holds the template and the zip of this stage, made if they are not up to date.

    Raises:
        SystemExit: Lambda has no such processor, or this Python is none of those that are packaged for.
    """
    refuse_unknown(architecture, sys.version_info[:2])
    folder = ROOT / "build" / stage
    digest = inputs_digest(stage, architecture)
    with _one_at_a_time():
        stamp = folder / "digest"
        if not stamp.is_file() or stamp.read_text() != digest:
            shutil.rmtree(folder, ignore_errors=True)
            _make(stage, architecture, folder)
            stamp.write_text(digest)
    return folder


def refuse_unknown(architecture: str, python: tuple[int, int]) -> None:
    """Chalice names the runtime after the Python that packages, and would find out on AWS only.

    Source: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
    """
    if architecture not in ARCHITECTURES:
        raise SystemExit(f"Lambda has no processor {architecture}: ARCH= is one of {', '.join(ARCHITECTURES)}")
    if python not in ((3, 11), (3, 12), (3, 13)):
        version = ".".join(map(str, python))
        raise SystemExit(f"Python {version} is not 3.11, 3.12 or 3.13: make clean, then make PYTHON=python3.13 package")


def inputs_digest(stage: str, architecture: str = ARCHITECTURES[0]) -> str:
    """A digest of all that the package depends on."""
    digest = hashlib.sha256(f"{stage} {architecture} {sys.version}".encode())
    for path in sorted(_inputs()):
        digest.update(f"\0{path.relative_to(ROOT)}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _inputs() -> Iterator[Path]:
    for pattern in INPUTS:
        for found in ROOT.glob(pattern):
            paths = found.rglob("*") if found.is_dir() else [found]
            yield from (path for path in paths if path.is_file() and "__pycache__" not in path.parts)


def _make(stage: str, architecture: str, folder: Path) -> None:
    made = folder / "chalice"
    _copy_project(architecture, made / "project")
    # Where Chalice takes it from as it is.
    install_libraries(architecture, made / "project" / "vendor")
    (made / "resources.json").write_text(json.dumps(merged_resources()))
    _chalice_package(stage, made / "resources.json", made)
    template = json.loads((made / "sam.json").read_text(encoding="utf-8"))
    asl = (ROOT / "statemachine/registration.asl.json").read_text(encoding="utf-8")
    text = json.dumps(complete(template, asl, stage), indent=1, sort_keys=True, ensure_ascii=False)
    (folder / "template.json").write_text(text + "\n", encoding="utf-8")
    bundle.write_bundle(made / "deployment.zip", folder / "deployment.zip")
    shutil.rmtree(made)


def _copy_project(architecture: str, project: Path) -> None:
    """What Chalice looks at, for it takes the processor from its configuration only."""
    ignored = shutil.ignore_patterns("__pycache__", "deployments", "deployed")
    for name in ("chalicelib", ".chalice"):
        shutil.copytree(ROOT / name, project / name, ignore=ignored)
    shutil.copy(ROOT / "app.py", project)
    file = project / ".chalice" / "config.json"
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | {"lambda_architecture": architecture}))


def _chalice_package(stage: str, resources: Path, target: Path) -> None:
    chalice = Path(sys.executable).with_name("chalice")
    arguments = ["package", "--stage", stage, "--merge-template", str(resources), str(target)]
    # The region only satisfies Chalice; nothing of it reaches the template.
    environment = {**os.environ, "AWS_DEFAULT_REGION": "eu-west-3", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [chalice, *arguments], cwd=target / "project", env=environment, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(f"chalice package failed:\n{done.stdout}{done.stderr}")


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Two test processes, or tests beside `make run`, package once."""
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    with open(build / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
