"""The locks: every file that is installed is known by its hash, and nothing in them is of one machine."""

import re
from pathlib import Path

import pytest

from local import ROOT

FOLDER = ROOT / "requirements"
LOCKS = sorted(FOLDER.glob("*.lock"))
PIN = re.compile(r"(?P<name>[A-Za-z0-9._-]+)(?:\[[^]]+\])?==(?P<version>[^ ;\\]+)")
HASH = re.compile(r" \\\n    --hash=sha256:[0-9a-f]{64}")


def pins(file: Path) -> dict[str, list[str]]:
    """The versions of each distribution, whose name is in the form of PEP 503; more than one where Pythons differ."""
    found: dict[str, list[str]] = {}
    for pin in filter(None, map(PIN.match, file.read_text("utf-8").splitlines())):
        found.setdefault(re.sub(r"[-_.]+", "-", pin["name"]).lower(), []).append(pin["version"])
    return found


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_holds_pins_with_hashes_and_nothing_else(lock: Path) -> None:
    text = re.sub(r"^ *#.*\n", "", lock.read_text("utf-8"), flags=re.MULTILINE)
    pinned = re.sub(rf"^{PIN.pattern}(?: ; [^\\\n]+)?(?:{HASH.pattern})+\n", "", text, flags=re.MULTILINE)
    assert (pinned, len(pins(lock)) > 10) == ("", True)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_holds_what_is_asked_for_in_that_version(lock: Path) -> None:
    asked, locked = pins(lock.with_suffix(".txt")), pins(lock)
    assert {name: locked.get(name) for name in asked} == asked


def test_what_is_asked_for_has_a_lock() -> None:
    assert sorted(file.with_suffix(".lock") for file in FOLDER.glob("*.txt")) == LOCKS


@pytest.mark.parametrize("smaller", ["runtime", "local"])
def test_what_runs_is_what_is_tested(smaller: str) -> None:
    tested = pins(FOLDER / "tests.lock")
    assert {name: tested.get(name) for name in pins(FOLDER / f"{smaller}.lock")} == pins(FOLDER / f"{smaller}.lock")


def test_whatever_is_installed_is_compared_with_a_lock() -> None:
    installing = re.findall(r"^.*\bpip install\b.*$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert len(installing) == 1 and "--require-hashes --no-deps --only-binary :all:" in installing[0]
