"""Finds the sentence for a code and fills its placeholders."""

from collections.abc import Mapping
from types import ModuleType
from typing import Any

from chalicelib.texts import en, fr
from chalicelib.texts.language import Language
from chalicelib.texts.typography import typeset

BOOKS: Mapping[Language, ModuleType] = {Language.FR: fr, Language.EN: en}

Details = Mapping[str, str | int | None]


def sentence(language: Language, code: str, details: Details | None = None) -> str:
    """What a person reads about an `ErrorCode`.

    `details` fill the placeholders; more than needed is harmless. One that is missing reads "…": a sentence with a hole
    is better than a 5xx (a test reads the sources for callers that forget one). `open_step` is given as its code, or
    None, and read as its label.
    """
    book = BOOKS[language]
    words = _Words(details or {})
    words["open_step"] = book.STEPS.get(words.get("open_step"), book.NO_STEP)
    return typeset(language, book.ERRORS[code]).format_map(words)


def title(language: Language, code: str) -> str:
    """The `title` of a problem: the kind of refusal in a few words."""
    book = BOOKS[language]
    return typeset(language, book.TITLES.get(code, book.TITLES["invalid_form"]))


def notice(language: Language, code: str) -> str:
    """Why the person is back at an earlier step: code_expired, code_spent, delivery_failed, account_not_created."""
    return typeset(language, BOOKS[language].NOTICES[code])


def help_page(language: Language) -> dict[str, Any]:
    """The answer of `GET /help`: the bubble of every field, the "nothing received" advice, the words for every code.

    The sentences of the errors keep their placeholders: a front end that changes the language fills them again.
    """
    book = BOOKS[language]
    heading, advice = book.NOTHING_RECEIVED
    return {
        "language": str(language),
        "fields": {
            field: {"title": typeset(language, name), "text": typeset(language, text)}
            for field, (name, text) in book.HELP.items()
        },
        "nothing_received": {
            "title": typeset(language, heading),
            "advice": [typeset(language, piece) for piece in advice],
        },
        "errors": {code: typeset(language, text) for code, text in book.ERRORS.items()},
        "notices": {code: typeset(language, text) for code, text in book.NOTICES.items()},
        "labels": {
            group: {code: typeset(language, label) for code, label in labels.items()}
            for group, labels in book.LABELS.items()
        },
    }


class _Words(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"
