"""What the documents refer to is there, for whoever has this repository and nothing else."""

import re
from pathlib import Path

import pytest

from local import ROOT
from tests.static.repository import texts

DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
# In pieces, or this file would be the first one found.
ELSEWHERE = ("../" + "shared", "/" + "work/", "/tmp/" + "bash_jobs", "/" + "root/")


def test_no_file_names_a_place_that_its_reader_does_not_have() -> None:
    assert [(path, place) for path, text in texts() for place in ELSEWHERE if place in text] == []


def test_every_link_of_a_document_leads_to_a_file() -> None:
    lost = [
        (path, target)
        for path, text in texts()
        if path.endswith(".md")
        for target in re.findall(r'(?:\]\(|src=")(?!https?:|#)([^)#"]+)', text)
        if not (ROOT / path).parent.joinpath(target).exists()
    ]
    assert lost == []


@pytest.mark.parametrize("file", DECISIONS, ids=lambda file: file.stem)
def test_a_decision_has_its_number_a_day_a_status_and_its_three_lines(file: Path) -> None:
    number = file.name[:4]
    assert re.fullmatch(
        rf"# {number} .+\n\n20\d\d-\d\d-\d\d, (?:accepted|superseded by \d{{4}})\.\n"
        r"\n\*\*Decision\.\*\* .+\n\n\*\*Reason\.\*\* .+\n\n\*\*What would change our mind\.\*\* .+\n",
        file.read_text("utf-8"),
    )


def test_every_decision_stands_once_in_the_index_under_its_title() -> None:
    index = (ROOT / "docs" / "decisions" / "README.md").read_text("utf-8")
    lines = [f"- [{file.name[:4]}]({file.name}) {_title(file)}" for file in DECISIONS]
    assert [line for line in index.splitlines() if line.startswith("- ")] == lines


def _title(file: Path) -> str:
    return file.read_text("utf-8").partition("\n")[0].removeprefix(f"# {file.name[:4]} ")


def test_every_decision_that_is_cited_exists() -> None:
    cited = {number for _, text in texts() for number in re.findall(r"\bdecision (\d+)", text, re.IGNORECASE)}
    assert cited <= {file.name[:4] for file in DECISIONS}


def test_every_path_that_the_architecture_names_exists() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    named = re.findall(r"`((?:chalicelib|local|tests|docs|statemachine|\.chalice)/[\w./*-]*)`", page)
    assert len(named) > 50
    assert [path for path in named if not list(ROOT.glob(path.rstrip("/")))] == []


def test_the_architecture_has_a_line_for_every_folder_of_code() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    folders = [path.parent for top in ("chalicelib", "local") for path in (ROOT / top).rglob("__init__.py")]
    named = {str(folder.relative_to(ROOT)) + "/" for folder in folders if folder.name != "local"}
    assert [folder for folder in sorted(named) if f"`{folder}`" not in page and "texts/" not in folder] == []
