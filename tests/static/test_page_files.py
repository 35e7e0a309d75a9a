"""The page's files as they lie there: small, nothing inline, two dictionaries that agree."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from chalicelib.api.page_assets import SOURCES, page
from chalicelib.api.page_joiner import modules_of
from chalicelib.texts.language import Language
from chalicelib.texts.lookup import BOOKS

MOST_BYTES = 60_000
PRINTED_ON_A_CARD = {"N° du document"}
MODULES = sorted((SOURCES / "js").rglob("*.js"))


def test_the_first_view_is_light() -> None:
    bodies = [page().html, *(asset.body for asset in page().assets.values())]
    assert sum(len(gzip.compress(body.encode())) for body in bodies) < MOST_BYTES


def test_the_document_holds_no_inline_script_nor_style() -> None:
    assert not re.search(r"<style|style=|<script(?![^>]*src)|\son\w+=", page().html)


def test_every_module_is_in_the_script() -> None:
    joined = modules_of(SOURCES / "js", "main.js")
    assert sorted(module.path for module in joined) == [str(path.relative_to(SOURCES / "js")) for path in MODULES]


def test_every_export_is_imported_by_another_module() -> None:
    joined = modules_of(SOURCES / "js", "main.js")
    used = {(path, name) for module in joined for path, names in module.imports for name in names}
    assert {(module.path, name) for module in joined for name in module.exports} - used == set()


def test_both_languages_have_the_same_words() -> None:
    french, english = (_dictionary(language) for language in ("fr", "en"))
    assert french.keys() == english.keys()
    for key in french:
        assert _placeholders(french[key]) == _placeholders(english[key]), key


def test_every_word_of_the_page_is_used_and_every_word_used_is_there() -> None:
    scripts = "\n".join(path.read_text("utf-8") for path in MODULES if path.stem not in ("fr", "en"))
    keys = _dictionary("fr").keys()
    named = set(re.findall(r'\bt\("([a-z_.]+)"', scripts))
    assert named <= keys
    named |= set(re.findall(r'"([a-z_]+\.[a-z_.]+)"', scripts))
    # `benefit.${code}.text`
    built = [_as_pattern(text) for text in re.findall(r"`([a-z_.]*\$\{[^`]*)`", scripts)]
    assert [key for key in keys - named if not any(re.fullmatch(pattern, key) for pattern in built)] == []


def _as_pattern(template: str) -> str:
    parts = re.split(r"\$\{[^}]*\}", template)
    return "[a-z_.]+".join(map(re.escape, parts))


@pytest.mark.parametrize("language", Language)
def test_the_page_and_the_api_name_things_alike(language: Language) -> None:
    book, words = BOOKS[language], _dictionary(language)
    pairs = {
        **{words[f"document.{kind}"]: label for kind, label in book.LABELS["identity_documents"].items()},
        **{words[f"contact.{channel}"]: label for channel, label in book.LABELS["channels"].items()},
        **{words[f"civil.{title}"]: label for title, label in book.LABELS["titles"].items()},
        **{words[f"benefit.{benefit}"]: label for benefit, label in book.LABELS["benefits"].items()},
        words["civil.title"]: book.STEPS["civil_status"],
        words["document.title"]: book.STEPS["identity_document"],
        words["contact.title"]: book.STEPS["contact"],
        words["code.title"]: book.STEPS["code"],
        words["password.title"]: book.STEPS["password"],
        words["code.nothing_received"]: book.NOTHING_RECEIVED[0],
    }
    assert [pair for pair in pairs.items() if pair[0] != pair[1]] == []


@pytest.mark.parametrize("language", Language)
def test_the_labels_that_the_api_quotes_are_on_the_page(language: Language) -> None:
    book, words = BOOKS[language], set(_dictionary(language).values())
    sentences = [*book.ERRORS.values(), *book.NOTICES.values(), *(text for _, text in book.HELP.values())]
    quoted = {label.strip() for text in sentences for label in re.findall(r'[«"]([^»"]+)[»"]', text)}
    assert quoted - PRINTED_ON_A_CARD <= words and quoted


def _dictionary(language: str) -> dict[str, str]:
    text = (SOURCES / "js" / f"{language}.js").read_text("utf-8")
    words: dict[str, str] = {}
    for line in re.findall(r'^  ("[a-z_.]+": ".*"),$', text, re.MULTILINE):
        pair: dict[str, Any] = json.loads(f"{{{line}}}")
        assert not pair.keys() & words.keys()
        words.update(pair)
    return words


def _placeholders(sentence: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", sentence))


def test_sources_have_no_typed_html() -> None:
    """Text typed by a person never becomes markup."""
    forbidden = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(")
    assert [path.name for path in map(Path, MODULES) if forbidden.search(path.read_text("utf-8"))] == []
