"""The page's files: small, hashed, kept for long, under a strict policy; two dictionaries that agree."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from chalicelib.api.page_assets import SOURCES, page
from chalicelib.texts.language import Language
from chalicelib.texts.lookup import help_page
from chalicelib.texts.typography import typeset
from local.engine.stack import Stack

MOST_BYTES = 60_000
PRINTED_ON_A_CARD = {"N° du document"}
MODULES = sorted((SOURCES / "js").rglob("*.js"))


def test_the_first_view_is_light() -> None:
    bodies = [page().html, *(asset.body for asset in page().assets.values())]
    assert sum(len(gzip.compress(body.encode())) for body in bodies) < MOST_BYTES


def test_the_document_names_every_file_by_its_hash(stack: Stack) -> None:
    names = re.findall(r'"assets/([^"]+)"', page().html)
    assert sorted(names) == sorted(page().assets) and "{{" not in page().html
    for name in names:
        assert re.fullmatch(r"[a-z]+-[0-9a-f]{12}\.(js|css|svg)", name)
        with urlopen(f"{stack.url}/assets/{name}") as answer:
            assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
            assert answer.read().decode() == page().assets[name].body


def test_the_document_has_a_strict_policy_and_is_asked_for_anew(stack: Stack) -> None:
    with urlopen(f"{stack.url}/") as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert "unsafe" not in policy and policy.startswith("default-src 'none'")
        assert answer.headers["Cache-Control"] == "no-cache"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_another_name_is_not_found(stack: Stack) -> None:
    with pytest.raises(HTTPError) as refused:
        urlopen(f"{stack.url}/assets/page-000000000000.js")
    assert refused.value.code == 404


def test_the_document_holds_no_inline_script_nor_style() -> None:
    assert not re.search(r"<style|style=|<script(?![^>]*src)|\son\w+=", page().html)


def test_modules_can_be_joined() -> None:
    """Their top-level names are unique, and no `import` nor `export` is left in the joined script."""
    names = Counter(name for path in MODULES for name in _top_level_names(path.read_text("utf-8")))
    assert [name for name, times in names.items() if times > 1] == []
    script = next(asset.body for name, asset in page().assets.items() if name.endswith(".js"))
    assert not re.search(r"^\s*(import|export)\b", script, re.MULTILINE)
    assert all(f"// {path.name}\n" in script for path in MODULES)


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
    book, words = help_page(language), _printed(language)
    labels = book["labels"]
    pairs = {
        **{words[f"document.{kind}"]: label for kind, label in labels["identity_documents"].items()},
        **{words[f"contact.{channel}"]: label for channel, label in labels["channels"].items()},
        **{words[f"civil.{title}"]: label for title, label in labels["titles"].items()},
        **{words[f"benefit.{benefit}"]: label for benefit, label in labels["benefits"].items()},
        words["civil.title"]: labels["steps"]["civil_status"],
        words["document.title"]: labels["steps"]["identity_document"],
        words["contact.title"]: labels["steps"]["contact"],
        words["code.title"]: labels["steps"]["code"],
        words["password.title"]: labels["steps"]["password"],
        words["code.nothing_received"]: book["nothing_received"]["title"],
    }
    assert [pair for pair in pairs.items() if pair[0] != pair[1]] == []


@pytest.mark.parametrize("language", Language)
def test_the_labels_that_the_api_quotes_are_on_the_page(language: Language) -> None:
    book, words = help_page(language), set(_printed(language).values())
    sentences = [
        *book["errors"].values(),
        *book["notices"].values(),
        *(each["text"] for each in book["fields"].values()),
    ]
    quoted = {label.strip() for text in sentences for label in re.findall(r'[«"]([^»"]+)[»"]', text)}
    assert quoted - PRINTED_ON_A_CARD <= words and quoted


def _printed(language: Language) -> dict[str, str]:
    return {key: typeset(language, word) for key, word in _dictionary(language).items()}


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


def _top_level_names(source: str) -> Iterator[str]:
    yield from re.findall(r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", source, re.MULTILINE)


def test_sources_have_no_typed_html() -> None:
    """Text typed by a person never becomes markup."""
    forbidden = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(")
    assert [path.name for path in map(Path, MODULES) if forbidden.search(path.read_text("utf-8"))] == []
