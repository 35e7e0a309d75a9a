"""Apostrophes and no-break spaces, so that the sentences are written, and searched, with an ordinary keyboard.

Source of the French rules: Imprimerie nationale, "Lexique des règles typographiques". The plain no-break space is used
everywhere, also where print has a narrow one: every font and screen reader knows it. Never applied to SMS (GSM-7).
"""

import re

from chalicelib.texts.language import Language

_NO_BREAK = re.compile(r" (?=[:;?!»])|(?<=«) |(?<=[0-9}]) (?=[\w{])")


def typeset(language: Language, text: str) -> str:
    """The text as printed. Comes before the placeholders are filled: what is put into them is left as it is."""
    text = text.replace("'", "\u2019")
    return _NO_BREAK.sub("\u00a0", text) if language is Language.FR else text
