"""The pages of the runbook, their commands, and the names that they may use."""

from collections.abc import Iterator
from typing import Any

from local import ROOT
from local.package.resources import merged_resources
from tests.static.shell import blocks_of

FOLDER = ROOT / "docs" / "runbook"
PAGES = sorted(file for file in FOLDER.glob("*.md") if file.name != "README.md")
INDEX = (FOLDER / "README.md").read_text("utf-8")
PRELUDE = blocks_of(INDEX)[0]
STACK = "mon-compte-production"
TEMPLATE: dict[str, Any] = merged_resources()

SAVED = {
    found["Properties"]["Name"]["Fn::Sub"].partition("/")[2]: found["Properties"]["QueryString"]
    for found in TEMPLATE["Resources"].values()
    if found.get("Type") == "AWS::Logs::QueryDefinition"
}
"""The saved queries, by name."""


def readme_chapter() -> str:
    return (ROOT / "README.md").read_text("utf-8").partition("## Deploy it")[2].partition("\n## ")[0]


def scripts() -> Iterator[tuple[str, str]]:
    """Each page with all its commands, after the names of the index."""
    yield "README.md", "\n".join(blocks_of(INDEX))
    for page in PAGES:
        yield page.name, "\n".join([PRELUDE, *blocks_of(page.read_text("utf-8"))])
    yield "the README's Deploy it", "\n".join(blocks_of(readme_chapter()))


def log_groups() -> set[str]:
    found = [resource.get("Properties", {}).get("LogGroupName") for resource in TEMPLATE["Resources"].values()]
    return {name["Fn::Sub"].replace("${AWS::StackName}", STACK) for name in found if name}


SCRIPTS = dict(scripts())
