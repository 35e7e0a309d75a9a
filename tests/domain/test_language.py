"""Whose language: the one that the browser prefers among ours, whatever it sends."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.texts.language import Language, choose_language


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
