"""The labels that the page takes from the texts: what a form and an answer of the API both name, named once."""

import json

from chalicelib.texts.language import Language
from chalicelib.texts.lookup import help_page


def labels_of(language: Language) -> dict[str, str]:
    """By the page's key: "label.titles.madame" → "Madame", "label.nothing_received" → the title of that advice."""
    book = help_page(language)
    labels = {f"label.{group}.{code}": label for group, part in book["labels"].items() for code, label in part.items()}
    return {**labels, "label.nothing_received": book["nothing_received"]["title"]}


def with_labels(script: str) -> str:
    """The joined script, the labels in the place that `words/labels.js` keeps for them."""
    labels = {language: labels_of(language) for language in Language}
    return script.replace('"{{labels}}"', json.dumps(labels, ensure_ascii=False, indent=2))
