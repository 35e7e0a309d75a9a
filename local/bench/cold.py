"""Times the start of packaged apps in fresh processes, against a bare handler that makes the same clients."""

import json
import subprocess
import sys
import zipfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from local.bench.trees import output_in
from local.harness.environment import ENVIRONMENT

Found = Mapping[str, Sequence[float]]

_SERVICES = ("dynamodb", "kms", "stepfunctions")
_CLIENTS = f"[session.create_client(name, region_name='eu-west-3') for name in {_SERVICES}]"
_LAMBDA = ENVIRONMENT | {"_HANDLER": "app.app"}
_MADE = f"assert [clients.client.cache_info().currsize, *map(clients.client, {_SERVICES})][0] == 3"
PROGRAMS: Mapping[str, str] = {
    "bare": f"import botocore.session; session = botocore.session.get_session(); {_CLIENTS}",
    "app_import": "import app",
    # As Lambda starts it: `app` makes its clients itself.
    "app": f"import os; os.environ.update({_LAMBDA}); import app\nfrom chalicelib.adapters.aws import clients\n{_MADE}",
    "task_import": "import chalicelib.tasks",
}
"""What each start does. A commit that says otherwise for itself is started in its own way."""

_PROGRAMS_OF_TREE = """
import json
try:
    from local.bench.cold import PROGRAMS
except ModuleNotFoundError:
    from local.bench_cold import PROGRAMS
print(json.dumps(dict(PROGRAMS)))
"""
_TIMED = """
import sys, time
sys.path.insert(0, sys.argv[1])
def start():
    exec(sys.argv[2], {})
start.__code__ = start.__code__.replace(co_stacksize=8192)  # room for frames: local.bench.driver tells why
started = time.process_time()
start()
print((time.process_time() - started) * 1000)
"""


def measure_cold(trees: Sequence[Path], rounds: int) -> list[Found]:
    """For each tree and program, milliseconds of processor time; all take turns."""
    with ExitStack() as stack:
        zips = [_unpacked(tree, stack) for tree in trees]
        programs = [{**PROGRAMS, **json.loads(output_in(tree, "-c", _PROGRAMS_OF_TREE))} for tree in trees]
        found: list[defaultdict[str, list[float]]] = [defaultdict(list) for _ in trees]
        for number in range(rounds + 1):
            for name in PROGRAMS:
                for folder, of_tree, times in zip(zips, programs, found, strict=True):
                    taken = _run(of_tree[name], folder)
                    if number:  # the first round reads the files from the disk
                        times[name].append(taken)
        return list(found)


def _unpacked(tree: Path, stack: ExitStack) -> Path:
    package = Path(output_in(tree, "-m", "local.package", "local").strip())
    folder = Path(stack.enter_context(TemporaryDirectory()))
    with zipfile.ZipFile(package / "deployment.zip") as archive:
        archive.extractall(folder)
    return folder


def _run(program: str, folder: Path) -> float:
    # Only what is in the zip, and nothing written beside it: as on Lambda.
    command = [sys.executable, "-I", "-S", "-B", "-c", _TIMED, str(folder), program]
    environment = {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x", "AWS_EC2_METADATA_DISABLED": "true"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])
