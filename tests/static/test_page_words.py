"""The page's words: two dictionaries that agree, each sentence used, and named as the API names things."""

import json
import re

import pytest

from chalicelib.api.page_assets import SOURCES, page
from chalicelib.api.page_labels import labels_of
from chalicelib.texts.language import Language
from chalicelib.texts.lookup import help_page

PRINTED_ON_A_CARD = {"N° du document"}
ROOMS = ["base", "registration"]
SCRIPTS = SOURCES / "js"
# A key, and a sentence of one string or more, joined by +.
ENTRY = re.compile(r'^  "([a-z_.]+)": ((?:"(?:[^"\\]|\\.)*"(?: \+\n    )?)+),$', re.MULTILINE)


def sentences(language: str, room: str) -> dict[str, str]:
    source = (SCRIPTS / "words" / language / f"{room}.js").read_text("utf-8")
    found = [(key, "".join(re.findall(r'"([^"]*)"', sentence))) for key, sentence in ENTRY.findall(source)]
    assert len(found) == len(dict(found)) == len(re.findall(r'^  "', source, re.MULTILINE))
    return dict(found)


def words_of(language: str) -> dict[str, str]:
    rooms = [sentences(language, room) for room in ROOMS]
    words = {key: sentence for room in rooms for key, sentence in room.items()}
    assert len(words) == sum(map(len, rooms))
    return words


def scripts_of(room: str) -> str:
    return "\n".join(path.read_text("utf-8") for path in (SCRIPTS / room).rglob("*.js"))


@pytest.mark.parametrize("room", ROOMS)
def test_both_languages_have_the_same_words(room: str) -> None:
    french, english = sentences("fr", room), sentences("en", room)
    assert list(french) == list(english)
    for key in french:
        assert _placeholders(french[key]) == _placeholders(english[key]), key


def test_every_word_of_the_page_is_used() -> None:
    scripts = "".join(map(scripts_of, ROOMS))
    named = set(re.findall(r'"([a-z_.]+)"', scripts))
    # `benefit.${code}.text`
    built = [_as_pattern(text) for text in re.findall(r"`([a-z_.]*\$\{[^`]*)`", scripts)]
    unused = words_of("fr").keys() - named
    assert [key for key in unused if not any(re.fullmatch(pattern, key) for pattern in built)] == []


def test_every_word_that_is_used_is_there_and_the_base_has_its_own() -> None:
    assert _used("base") <= sentences("fr", "base").keys()
    assert _used("registration") <= words_of("fr").keys() | labels_of(Language.FR).keys()


def test_every_key_that_is_put_together_finds_a_word() -> None:
    keys = words_of("fr").keys() | labels_of(Language.FR).keys()
    built = re.findall(r"\bt\(`([^`]*)`", "".join(map(scripts_of, ROOMS)))
    assert [text for text in built if not any(re.fullmatch(_as_pattern(text), key) for key in keys)] == []
    assert len(built) > 20


def _used(room: str) -> set[str]:
    # t("code.label"), t(isChange ? "contact.change_title" : "contact.title")
    arguments = re.findall(r'\b(?:t|button)\(((?:[^()`"]|"[^"]*")*)', scripts_of(room))
    return {key for argument in arguments for key in re.findall(r'"([a-z_]+\.[a-z_.]+)"', argument)}


def _as_pattern(template: str) -> str:
    parts = re.split(r"\$\{[^}]*\}", template)
    return "[a-z_.]+".join(map(re.escape, parts))


def _placeholders(sentence: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", sentence))


@pytest.mark.parametrize("language", Language)
def test_no_label_of_the_texts_stands_a_second_time_in_the_words(language: Language) -> None:
    labels = set(map(_plain, labels_of(language).values()))
    assert {key: words for key, words in words_of(language).items() if words in labels} == {}


@pytest.mark.parametrize("language", Language)
def test_the_labels_are_put_into_the_script(language: Language) -> None:
    script = next(asset.body for asset in page().assets.values() if asset.media_type.startswith("text/javascript"))
    assert all(
        f"{json.dumps(key)}: {json.dumps(label, ensure_ascii=False)}" in script
        for key, label in labels_of(language).items()
    )
    assert "{{" not in script


@pytest.mark.parametrize("language", Language)
def test_the_labels_that_the_api_quotes_are_on_the_page(language: Language) -> None:
    book, words = help_page(language), {*words_of(language).values(), *map(_plain, labels_of(language).values())}
    sentences = [
        *book["errors"].values(),
        *book["notices"].values(),
        *(help["text"] for help in book["fields"].values()),
    ]
    quoted = {label.strip() for text in sentences for label in re.findall(r'[«"]([^»"]+)[»"]', _plain(text))}
    assert quoted - PRINTED_ON_A_CARD <= words and quoted


def _plain(text: str) -> str:
    """As the page's words are written, before they are typeset."""
    return text.replace("\u2019", "'").replace("\u00a0", " ")
