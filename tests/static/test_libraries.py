"""What goes into the zip is what the lock names, byte by byte."""

from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from local.package.libraries import install_libraries, platforms


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    file = tmp_path / "sample-1.0-py3-none-any.whl"
    with ZipFile(file, "w") as archive:
        archive.writestr("sample.py", "")
        archive.writestr("sample-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: sample\nVersion: 1.0\n")
        archive.writestr("sample-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr("sample-1.0.dist-info/RECORD", "sample.py,,\n")
    return file


@pytest.fixture
def lock(wheel: Path) -> Path:
    file = wheel.with_name("sample.lock")
    file.write_text(
        f"--no-index\n--find-links {wheel.parent}\nsample==1.0 --hash=sha256:{sha256(wheel.read_bytes()).hexdigest()}\n"
    )
    return file


def test_a_file_that_the_lock_knows_is_taken(lock: Path, tmp_path: Path) -> None:
    install_libraries("arm64", tmp_path / "vendor", lock)
    assert (tmp_path / "vendor" / "sample.py").is_file()


def test_a_file_of_the_same_name_and_version_is_refused(lock: Path, wheel: Path, tmp_path: Path) -> None:
    with ZipFile(wheel, "a") as archive:
        archive.writestr("more.py", "")
    with pytest.raises(SystemExit, match="could not be installed"):
        install_libraries("x86_64", tmp_path / "vendor", lock)
    assert not (tmp_path / "vendor").exists()


def test_a_version_without_a_hash_is_refused(lock: Path, tmp_path: Path) -> None:
    lock.write_text(lock.read_text().partition(" --hash")[0] + "\n")
    with pytest.raises(SystemExit, match="Hashes are required"):
        install_libraries("x86_64", tmp_path / "vendor", lock)


def test_wheels_are_no_newer_than_the_linux_of_lambda() -> None:
    assert platforms("arm64", (3, 11))[0] == "manylinux_2_26_aarch64"
    assert platforms("x86_64", (3, 13))[0] == "manylinux_2_34_x86_64"
