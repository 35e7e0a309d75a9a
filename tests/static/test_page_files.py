"""The page's files as they lie there: small, nothing inline, each module in its room, each handler at hand."""

import gzip
import re

from chalicelib.api.page_assets import REGISTRATION, SOURCES, page
from chalicelib.api.page_joiner import modules_of

MOST_BYTES = 60_000
LONGEST_LINE = 120
SCRIPTS = SOURCES / "js"
FILES = {path.relative_to(SCRIPTS).as_posix(): path.read_text("utf-8") for path in SCRIPTS.rglob("*.js")}
JOINED = modules_of(SCRIPTS, REGISTRATION.script)


def test_the_first_view_is_light() -> None:
    bodies = [page().html, *(asset.body for asset in page().assets.values())]
    assert sum(len(gzip.compress(body.encode())) for body in bodies) < MOST_BYTES


def test_the_document_holds_no_inline_script_nor_style() -> None:
    assert not re.search(r"<style|style=|<script(?![^>]*src)|\son\w+=", page().html)


def test_sources_have_no_typed_html() -> None:
    """Text typed by a person never becomes markup."""
    forbidden = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(")
    assert [name for name, source in FILES.items() if forbidden.search(source)] == []


def test_lines_can_be_read_without_scrolling() -> None:
    assert [
        (name, line) for name, source in FILES.items() for line in source.split("\n") if len(line) > LONGEST_LINE
    ] == []


def test_every_module_is_in_the_script_and_every_style_in_the_sheet() -> None:
    assert sorted(module.path for module in JOINED) == sorted(FILES)
    assert sorted(REGISTRATION.styles) == sorted(path.stem for path in (SOURCES / "styles").iterdir())


def test_every_export_is_imported_by_another_module() -> None:
    used = {(path, name) for module in JOINED for path, names in module.imports for name in names}
    assert {(module.path, name) for module in JOINED for name in module.exports} - used == set()


def test_the_base_knows_nothing_of_a_registration() -> None:
    """So that another page of the same house can stand on it."""
    known = {path for module in JOINED if module.path.startswith("base/") for path, _ in module.imports}
    assert {path for path in known if not re.match(r"base/|words/\w+/base\.js$", path)} == set()


def test_every_screen_gets_the_handlers_it_asks_for_and_no_other() -> None:
    """A misspelt one would be undefined until somebody presses the button. The linter sees each end, not the pair."""
    given = dict(_handlers(r"=> (\w+Screen)", FILES["registration/screens.js"]))
    screens = "".join(source for name, source in FILES.items() if name.startswith("registration/screens/"))
    assert given == dict(_handlers(r"function (\w+Screen)", screens)) and len(given) > 9


def test_the_frame_of_a_step_gets_the_handlers_it_asks_for_and_no_other() -> None:
    given = re.search(r"^const frame = \{ (.*) \};$", FILES["registration/screens.js"], re.MULTILINE)
    asked = re.search(r"function stepFrame\(\{ (.*) \}, parts\)", FILES["registration/step_frame.js"])
    assert given and asked and set(given[1].split(", ")) == set(asked[1].split(", "))


def _handlers(before: str, source: str) -> list[tuple[str, set[str]]]:
    found = re.findall(before + r"\((?:values, )?\{ ([^}]*) \}\)", source)
    return [(name, set(handlers.split(", "))) for name, handlers in found]
