"""The sentences: whole in both languages, filled by those who refuse, set as French print asks; and whose language."""

import ast
import re
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.benefits import Benefit
from chalicelib.domain.civil_status import Title
from chalicelib.domain.contact import Channel
from chalicelib.domain.errors import ErrorCode
from chalicelib.domain.identity_document import DocumentKind
from chalicelib.domain.steps import Notice, Step
from chalicelib.texts import Language, choose_language, en, fr, help_page, notice, sentence, title
from chalicelib.texts.lookup import BOOKS
from local import ROOT

SOURCES = ROOT / "chalicelib"
CODES = list(ErrorCode)
WHOLE_REQUEST = CODES[CODES.index(ErrorCode.INVALID_FORM) :]
# What makes a problem's `code` although it belongs to one field.
TITLED = {*WHOLE_REQUEST, "document_unknown", "code_wrong", "code_expired", "code_spent", "resend_too_soon"}
# `wait` is told from the `retry_at` that these refusals carry.
FROM_RETRY_AT = {"wait"}


@pytest.mark.parametrize("language", Language)
def test_every_error_code_has_a_sentence(language: Language) -> None:
    assert set(BOOKS[language].ERRORS) == set(ErrorCode)


@pytest.mark.parametrize("language", Language)
def test_every_code_of_a_whole_request_has_a_title(language: Language) -> None:
    assert set(BOOKS[language].TITLES) == TITLED


@pytest.mark.parametrize("language", Language)
def test_every_code_that_a_front_end_shows_has_a_label(language: Language) -> None:
    labels = BOOKS[language].LABELS
    assert set(BOOKS[language].NOTICES) == set(Notice)
    assert {group: set(entries) for group, entries in labels.items()} == {
        "steps": set(Step),
        "titles": set(Title),
        "identity_documents": set(DocumentKind),
        "channels": set(Channel),
        "benefits": set(Benefit),
    }


def test_both_languages_have_the_same_keys() -> None:
    assert list(fr.ERRORS) == list(en.ERRORS)
    assert list(fr.TITLES) == list(en.TITLES)
    assert list(fr.HELP) == list(en.HELP)
    assert [name for name in vars(fr) if name.isupper()] == [name for name in vars(en) if name.isupper()]


@pytest.mark.parametrize("code", ErrorCode)
def test_both_languages_fill_the_same_placeholders(code: ErrorCode) -> None:
    assert _placeholders(fr, code) == _placeholders(en, code)


def test_every_refusal_in_the_sources_gives_what_its_sentence_needs() -> None:
    refusals = [refusal for path in SOURCES.rglob("*.py") for refusal in _refusals(path)]
    assert len(refusals) > 40
    for where, code, details in refusals:
        needed = _placeholders(fr, code) - FROM_RETRY_AT - {"open_step"}
        assert needed <= details, f"{where}: {code} needs {needed}"


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


@pytest.mark.parametrize("text", [*fr.ERRORS.values(), *fr.NOTICES.values(), *sum(fr.HELP.values(), ())])
def test_french_sources_put_a_space_before_every_double_sign(text: str) -> None:
    assert not re.search(r"[^\s][;?!»]|«\S|\w:", text)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", ErrorCode)
def test_a_sentence_is_a_sentence_of_a_bearable_length(language: Language, code: ErrorCode) -> None:
    told = sentence(language, code)
    assert told[0].isupper() and told.endswith(".") and len(told) < 250
    assert title(language, code)


@pytest.mark.parametrize("language", Language)
def test_the_help_page_has_a_bubble_for_every_field(language: Language) -> None:
    page = help_page(language)
    fields = page["fields"]
    assert isinstance(fields, dict)
    assert {"nir", "nir_none", "birthplace.city", "value.sms", "password_confirmation"} <= set(fields)
    assert {f"number.{kind}" for kind in DocumentKind if kind is not DocumentKind.NONE} <= set(fields)
    assert all(bubble["title"] and bubble["text"].endswith(".") for bubble in fields.values())
    assert page["language"] == language


@pytest.mark.parametrize("language", Language)
def test_the_help_page_has_the_sentence_of_every_error_and_notice(language: Language) -> None:
    page = help_page(language)
    assert set(page["errors"]) == set(ErrorCode) and set(page["notices"]) == set(Notice)
    assert page["errors"]["too_long"] == sentence(language, "too_long", {"longest": "{longest}"})


@pytest.mark.parametrize("language", Language)
def test_there_are_four_pieces_of_advice_when_nothing_arrives(language: Language) -> None:
    nothing_received = help_page(language)["nothing_received"]
    assert isinstance(nothing_received, dict)
    assert len(set(nothing_received["advice"])) == 4


@pytest.mark.parametrize("code", Notice)
def test_a_notice_is_told_in_both_languages(code: Notice) -> None:
    assert notice(Language.FR, code) != notice(Language.EN, code)


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "fr"),
        ("", "fr"),
        ("fr-FR,fr;q=0.9,en-US;q=0.8,en;q=0.7", "fr"),
        ("en-GB,en;q=0.9,fr;q=0.8", "en"),
        ("EN ; Q=0.7 , fr ; q=0.6", "en"),
        ("de,en;q=0.5", "en"),
        ("de, ja;q=0.9", "fr"),
        ("en,fr", "en"),
        ("fr,en", "fr"),
        ("*", "fr"),
        ("fr;q=0, *", "en"),
        ("fr;q=0.2, *;q=0.5", "en"),
        ("en;q=0", "fr"),
        ("en;q=0, fr;q=0", "fr"),
        ("en;q=garbage, fr;q=0.1", "fr"),
        ("en;q=\u0660", "fr"),
        ("english", "fr"),
        (";;,=,q=1,é\x00", "fr"),
        ("x" * 100_000 + ",en", "fr"),
    ],
)
def test_the_language_is_the_one_preferred_among_ours(header: str | None, language: str) -> None:
    assert choose_language(header) == language


@settings(max_examples=150)
@given(st.text(st.sampled_from("enfrEN-*;q=.,019 \t\x00é\ud800"), max_size=40))
def test_no_header_makes_the_choice_fail(header: str) -> None:
    assert choose_language(header) in Language


def _placeholders(book: ModuleType, code: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(book.ERRORS[code]) if name}


def _refusals(path: Path) -> list[tuple[str, str, set[str]]]:
    """Where, code and details of each `Refused(ErrorCode.X, ...)`, `RequestRefused(...)`, `form.refuse(...)`."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or ast.unparse(node.func).split(".")[-1] not in (
            "Refused",
            "RequestRefused",
            "refuse",
        ):
            continue
        codes = [ast.unparse(argument) for argument in node.args if ast.unparse(argument).startswith("ErrorCode.")]
        details = {keyword.arg for keyword in node.keywords if keyword.arg}
        found += [(f"{path.name}:{node.lineno}", ErrorCode[code.removeprefix("ErrorCode.")], details) for code in codes]
    return found
