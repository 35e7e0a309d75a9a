"""The scripts that a person's names are written in: a Cyrillic letter among Latin ones looks like one of them."""

import unicodedata

# Whose names are written in several at once: Japanese, Korean, Chinese (Unicode Technical Standard 39, section 5.1).
_WRITTEN_TOGETHER = (
    {"CJK", "IDEOGRAPHIC", "HIRAGANA", "HENTAIGANA", "KATAKANA"},
    {"CJK", "IDEOGRAPHIC", "HANGUL"},
    {"CJK", "IDEOGRAPHIC", "BOPOMOFO"},
)


def has_mixed_scripts(text: str) -> bool:
    """Whether letters are of scripts that are not written together; signs, marks and modifiers are of every one."""
    found = {_script(letter) for letter in text if unicodedata.category(letter) in ("Lu", "Ll", "Lt", "Lo")}
    return len(found) > 1 and not any(found <= together for together in _WRITTEN_TOGETHER)


def _script(letter: str) -> str:
    """The first word of its name in Unicode: Python does not have the property `Script`, and this tells it apart."""
    return unicodedata.name(letter, "").split(" ")[0]
