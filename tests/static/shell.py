"""Runs the commands of a document where nothing can happen: what would leave the machine is written down instead."""

import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from local import ROOT

PLAYED = ("aws", "make", "git", "curl", "sleep", "rm")
"""Programs that a stand-in plays: it writes its arguments down, and answers with what it was given, or `answer`."""
TOOLS = ("base64", "cat", "date", "mkdir", "od", "sed", "tr")
"""Programs that run: all that the pages may use of a terminal, beside those that are played."""
PLACES = ("statemachine", "docs", "local", "Makefile")
"""What the commands find in the folder in which they are given."""

_STAND_IN = """#!/bin/bash
name=${0##*/}
case " $* " in *fileb:///dev/stdin*) cat > "$PLAYED_FOLDER/stdin" ;; esac
printf '%s\\x1f' "$name" "$@" >> "$PLAYED_FOLDER/calls"
printf '\\x1e' >> "$PLAYED_FOLDER/calls"
given="$PLAYED_FOLDER/answer-$name-$1-$2"
if [ -f "$given" ]; then cat "$given"; else echo answer; fi
"""


@dataclass(frozen=True)
class Done:
    """What came of it. `calls`: the programs that were played, with their arguments. `stdin`: what the last one that
    reads it was given."""

    status: int
    errors: str
    calls: list[list[str]]
    stdin: str
    folder: Path


def blocks_of(page: str) -> list[str]:
    """The fenced blocks of commands of a Markdown page."""
    return re.findall(r"^```(?:bash|sh)?\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)


def syntax_error(script: str) -> str:
    """What bash has against it; "" when it could be run."""
    bash = shutil.which("bash") or "bash"
    return subprocess.run([bash, "-n"], input=script, capture_output=True, text=True).stderr


def run(script: str, folder: Path, typed: str = "", answers: Mapping[str, str] | None = None) -> Done:
    """In this empty folder, with `typed` at the keyboard. `answers`: by `aws kms generate-mac`, what it prints.

    A variable that nobody has set, and a program that is neither played nor a tool, end it.
    """
    programs, played = folder / "bin", folder / "played"
    for made in (programs, played):
        made.mkdir(parents=True)
    for name in PLAYED:
        (programs / name).write_text(_STAND_IN)
        (programs / name).chmod(0o755)
    for name in TOOLS:
        (programs / name).symlink_to(shutil.which(name) or name)
    for asked, text in (answers or {}).items():
        (played / f"answer-{asked.replace(' ', '-')}").write_text(text)
    here = folder / "here"
    here.mkdir()
    for name in PLACES:
        (here / name).symlink_to(ROOT / name)
    environment = {"PATH": str(programs), "PLAYED_FOLDER": str(played), "HOME": str(here), "TZ": "UTC"}
    command = [shutil.which("bash") or "bash", "-euo", "pipefail", "-c", script]
    done = subprocess.run(command, cwd=here, env=environment, input=typed, capture_output=True, text=True, timeout=60)
    return Done(done.returncode, done.stderr, _calls(played / "calls"), _text(played / "stdin"), here)


def _calls(file: Path) -> list[list[str]]:
    return [line.split("\x1f")[:-1] for line in _text(file).split("\x1e")[:-1]]


def _text(file: Path) -> str:
    return file.read_text("utf-8") if file.exists() else ""


def after(option: str, call: Sequence[str]) -> list[str]:
    """The values of this option, up to the next one; none when it is not given."""
    if option not in call:
        return []
    values = call[call.index(option) + 1 :]
    return list(values[: next((place for place, value in enumerate(values) if value.startswith("--")), len(values))])
