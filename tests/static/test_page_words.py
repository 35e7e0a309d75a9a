"""The page's words: two dictionaries that agree, each sentence used, and named as the API names things."""

import re

import pytest

from chalicelib.api.page_assets import SOURCES
from chalicelib.texts.language import Language
from chalicelib.texts.lookup import BOOKS

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
    assert _used("registration") <= words_of("fr").keys()


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
def test_the_page_and_the_api_name_things_alike(language: Language) -> None:
    book, words = BOOKS[language], words_of(language)
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
    book, words = BOOKS[language], set(words_of(language).values())
    sentences = [*book.ERRORS.values(), *book.NOTICES.values(), *(text for _, text in book.HELP.values())]
    quoted = {label.strip() for text in sentences for label in re.findall(r'[«"]([^»"]+)[»"]', text)}
    assert quoted - PRINTED_ON_A_CARD <= words and quoted
