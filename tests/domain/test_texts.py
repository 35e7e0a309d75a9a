"""The sentences: whole in both languages, set as French print asks, found and filled by their code."""

import re
from collections import Counter
from string import Formatter

import pytest

from chalicelib.domain.applications.catalogue import Benefit
from chalicelib.domain.contact.contact import Channel
from chalicelib.domain.errors import ErrorCode
from chalicelib.domain.identity.civil_status import Title
from chalicelib.domain.identity.identity_document import DocumentKind
from chalicelib.domain.registration.steps import Notice, Step
from chalicelib.texts.book import HELP, LABELS, NOTICES, REFUSALS
from chalicelib.texts.language import Language
from chalicelib.texts.lookup import help_page, notice, sentence, title
from chalicelib.texts.text import Text
from tests.domain.every_text import every_text, tables

TEXTS = [pytest.param(text, id=where) for where, text in every_text().items()]


def test_the_modules_were_read() -> None:
    assert len(TEXTS) > 150


@pytest.mark.parametrize(("name", "book"), {"REFUSALS": REFUSALS, "NOTICES": NOTICES, "HELP": HELP}.items())
def test_the_book_has_each_entry_of_each_subject_once(name: str, book: dict[str, Text]) -> None:
    assert Counter(key for table in tables(name) for key in table) == Counter(book.keys())


def test_every_code_has_its_entry() -> None:
    assert set(REFUSALS) == set(ErrorCode)
    assert set(NOTICES) == set(Notice)


def test_every_code_that_a_front_end_shows_has_a_label() -> None:
    assert {group: list(labels) for group, labels in LABELS.items()} == {
        "steps": list(Step),
        "titles": list(Title),
        "identity_documents": list(DocumentKind),
        "channels": list(Channel),
        "benefits": list(Benefit),
    }


@pytest.mark.parametrize("text", TEXTS)
def test_both_languages_fill_the_same_placeholders(text: Text) -> None:
    assert text.fr and text.en
    assert _placeholders(text.fr) == _placeholders(text.en)


@pytest.mark.parametrize("text", TEXTS)
def test_the_sources_are_typed_on_an_ordinary_keyboard(text: Text) -> None:
    assert not re.search("[\u2018\u2019\u201c\u201d\u00a0\u202f]", text.fr + text.en)


@pytest.mark.parametrize("text", TEXTS)
def test_french_sources_put_a_space_before_every_double_sign(text: Text) -> None:
    assert not re.search(r"[^\s][;?!»]|«\S|\w:", text.fr)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", ErrorCode)
def test_a_sentence_is_a_sentence_of_a_bearable_length(language: Language, code: ErrorCode) -> None:
    told = sentence(language, code)
    assert told[0].isupper() and told.endswith(".") and len(told) < 250
    assert title(language, code)


def test_a_refusal_of_one_field_has_the_title_of_its_form() -> None:
    assert title(Language.EN, ErrorCode.TOO_LONG) == title(Language.EN, ErrorCode.INVALID_FORM) == "Answers to review"
    assert title(Language.EN, ErrorCode.CODE_SPENT) == "Code refused too many times"


def test_a_placeholder_that_nobody_filled_is_a_hole_and_no_failure() -> None:
    assert sentence(Language.EN, ErrorCode.CODE_WRONG).endswith("Tries left: ….")


def test_the_open_step_is_told_by_its_label() -> None:
    told = sentence(Language.EN, ErrorCode.STEP_NOT_OPEN, {"open_step": "contact"})
    assert told.endswith("Step to fill in: Your contact details.")
    nothing_open = sentence(Language.EN, ErrorCode.STEP_NOT_OPEN, {"open_step": None})
    assert nothing_open.endswith("Step to fill in: none.")


def test_a_detail_is_not_typeset_and_its_braces_are_left_alone() -> None:
    assert "{it's}" in sentence(Language.FR, ErrorCode.TOO_LONG, {"longest": "{it's}"})


def test_french_has_no_break_spaces_and_curly_apostrophes() -> None:
    told = sentence(Language.FR, ErrorCode.TOO_LONG, {"longest": 100})
    assert told == "C\u2019est trop long\u00a0: 100\u00a0caractères au plus. Raccourcissez votre réponse."
    assert "«\u00a0Aucune de ces pièces\u00a0»" in sentence(Language.FR, ErrorCode.DOCUMENT_UNKNOWN)


@pytest.mark.parametrize("code", Notice)
def test_a_notice_is_told_in_both_languages(code: Notice) -> None:
    assert notice(Language.FR, code) != notice(Language.EN, code)


@pytest.mark.parametrize("language", Language)
def test_the_help_page_has_a_bubble_for_every_field(language: Language) -> None:
    page = help_page(language)
    fields = page["fields"]
    assert {"nir", "nir_none", "birthplace.city", "value.sms", "password_confirmation"} <= set(fields)
    assert {f"number.{kind}" for kind in DocumentKind if kind is not DocumentKind.NONE} <= set(fields)
    assert all(bubble["title"] and bubble["text"].endswith(".") for bubble in fields.values())
    assert page["language"] == language


@pytest.mark.parametrize("language", Language)
def test_the_help_page_has_the_sentence_of_every_error_and_notice(language: Language) -> None:
    page = help_page(language)
    assert list(page["errors"]) == list(ErrorCode) and list(page["notices"]) == list(Notice)
    assert page["errors"]["too_long"] == sentence(language, "too_long", {"longest": "{longest}"})


@pytest.mark.parametrize("language", Language)
def test_there_are_four_pieces_of_advice_when_nothing_arrives(language: Language) -> None:
    assert len(set(help_page(language)["nothing_received"]["advice"])) == 4


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}
