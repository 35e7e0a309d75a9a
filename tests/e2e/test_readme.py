"""The README's walk with curl, run as it stands."""

import os
import re
import subprocess

from local import ROOT
from local.engine.stack import Stack


def test_the_walk_of_the_readme_opens_an_account(stack: Stack) -> None:
    blocks = re.findall(r"```bash\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    assert len(blocks) == 1
    environment = {**os.environ, "URL": stack.url}
    command = ["bash", "-euo", "pipefail", "-c", blocks[0]]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    answers = done.stdout.splitlines()
    assert '"name":"Saint-Denis"' in answers[0]
    assert '"code":"step_not_open"' in done.stdout
    assert '"kind":"provisional"' in answers[-1]
    assert '"commune_name":"SAINT-DENIS"' in answers[-1]
