"""The pages of the runbook are all there, and of one form."""

import re
from pathlib import Path

import pytest

from tests.static.operators import ALARMS
from tests.static.runbook import FOLDER, INDEX, PAGES, SAVED

SECTIONS = ["What people see", "Look at", "Do", "Afterwards"]


@pytest.mark.parametrize("alarm", ALARMS)
def test_the_page_of_an_alarm_has_its_four_sections(alarm: str) -> None:
    page = (FOLDER / f"{re.sub('(?<!^)(?=[A-Z])', '-', alarm).lower()}.md").read_text("utf-8")
    assert page.startswith(f"# {alarm}\n\n")
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == SECTIONS
    assert all(section.strip() for section in re.split(r"^## .+$", page, flags=re.MULTILINE))


def test_every_page_stands_once_in_the_index() -> None:
    listed = re.findall(r"^\|.*\]\(([\w-]+\.md)\) \|$", INDEX, re.MULTILINE)
    assert sorted(listed) == [page.name for page in PAGES]
    assert [name for name in re.findall(r"^\| `(\w+)` \|", INDEX, re.MULTILINE)] == list(ALARMS)


@pytest.mark.parametrize("page", [*PAGES, FOLDER / "README.md"], ids=lambda page: page.stem)
def test_a_link_to_a_section_leads_to_one(page: Path) -> None:
    for target, section in re.findall(r"\]\(([\w./-]*)#([\w-]+)\)", page.read_text("utf-8")):
        text = (FOLDER / target if target else page).read_text("utf-8")
        assert section in {_anchor(title) for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}, target


def test_every_saved_query_that_a_page_names_is_one() -> None:
    texts = [page.read_text("utf-8") for page in (*PAGES, FOLDER / "README.md")]
    named = {name for text in texts for name in re.findall(r"saved quer(?:y|ies)\s`([^`]+)`", text)}
    assert len(named) >= 3 and named <= SAVED.keys()


def _anchor(title: str) -> str:
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
