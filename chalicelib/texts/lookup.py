"""Finds what is read about a code, and fills its placeholders."""

from collections.abc import Mapping
from typing import Any

from chalicelib.domain.errors import ErrorCode
from chalicelib.domain.registration.steps import Notice
from chalicelib.texts import requests
from chalicelib.texts.book import HELP, LABELS, NOTICES, REFUSALS
from chalicelib.texts.contact.one_time_code import NOTHING_RECEIVED, NOTHING_RECEIVED_ADVICE
from chalicelib.texts.language import Language
from chalicelib.texts.registration import NO_STEP, STEPS
from chalicelib.texts.text import Titled

Details = Mapping[str, str | int | None]


def sentence(language: Language, code: str, details: Details | None = None) -> str:
    """What a person reads about an `ErrorCode`.

    `details` fill the placeholders; more than needed is harmless. One that is missing reads "…": a sentence with a hole
    is better than a 5xx (a test reads the sources for callers that forget one). `open_step` is given as its code, or
    None, and read as its label.
    """
    words = _Words(details or {})
    open_step = next((label for step, label in STEPS.items() if step == words.get("open_step")), NO_STEP)
    words["open_step"] = open_step.plain(language)
    return REFUSALS[ErrorCode(code)].printed(language).format_map(words)


def title(language: Language, code: str) -> str:
    """The `title` of a problem: the kind of refusal in a few words. A field's refusal has the title of its form's."""
    refusal = REFUSALS[ErrorCode(code)]
    titled = refusal if isinstance(refusal, Titled) else requests.REFUSALS[ErrorCode.INVALID_FORM]
    return titled.title.printed(language)


def notice(language: Language, code: str) -> str:
    """Why the person is back at an earlier step, or the registration ended: a `Notice`."""
    return NOTICES[Notice(code)].printed(language)


def help_page(language: Language) -> dict[str, Any]:
    """The answer of `GET /help`: the bubble of every field, the "nothing received" advice, the words for every code.

    The sentences of the errors keep their placeholders: a front end that changes the language fills them again
    (decision 0015).
    """
    return {
        "language": language,
        "fields": {
            field: {"title": bubble.title.printed(language), "text": bubble.printed(language)}
            for field, bubble in HELP.items()
        },
        "nothing_received": {
            "title": NOTHING_RECEIVED.printed(language),
            "advice": [piece.printed(language) for piece in NOTHING_RECEIVED_ADVICE],
        },
        "errors": {code: REFUSALS[code].printed(language) for code in ErrorCode},
        "notices": {code: NOTICES[code].printed(language) for code in Notice},
        "labels": {
            group: {code: label.printed(language) for code, label in labels.items()} for group, labels in LABELS.items()
        },
    }


class _Words(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"
