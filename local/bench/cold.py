"""Times the start of the packaged app in a fresh process, against a bare handler that makes the same clients."""

import statistics
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from local.package.build import package

_START = "import sys, time; sys.path.insert(0, sys.argv[1]); started = time.perf_counter()\n"
_END = "\nprint((time.perf_counter() - started) * 1000)"
_SERVICES = ("dynamodb", "kms", "stepfunctions")
_CLIENTS = f"[session.create_client(name, region_name='eu-west-3') for name in {_SERVICES}]"
PROGRAMS: Mapping[str, str] = {
    "bare": f"import botocore.session; session = botocore.session.get_session(); {_CLIENTS}",
    "app_import": "import app",
    "app": (
        "import app\nfrom chalicelib.adapters.aws import clients\nclients.connect(clients.Place('eu-west-3'))\n"
        "clients.client('dynamodb'); clients.client('kms'); clients.client('stepfunctions')"
    ),
}


def measure_cold(rounds: int) -> dict[str, float]:
    """The median of each program, in milliseconds."""
    found: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(package("local") / "deployment.zip") as archive:
        archive.extractall(folder)
        for _ in range(rounds + 1):
            for name, program in PROGRAMS.items():
                found[name].append(_run(program, Path(folder)))
    # The first round reads the files from the disk.
    return {name: statistics.median(times[1:]) for name, times in found.items()}


def _run(program: str, folder: Path) -> float:
    # Only what is in the zip, and nothing written beside it: as on Lambda.
    command = [sys.executable, "-I", "-S", "-B", "-c", _START + program + _END, str(folder)]
    environment = {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x", "AWS_EC2_METADATA_DISABLED": "true"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])
