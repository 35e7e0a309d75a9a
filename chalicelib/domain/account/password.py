"""The rules of a password, every unmet one told at once, and the one form under which it is hashed and compared."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from chalicelib.domain.errors import ErrorCode, Refused
from chalicelib.domain.forms import Form
from chalicelib.domain.identity.names import unaccented

SHORTEST = 8
LONGEST = 24

# One word and at most this many digits and signs around it is still that word: "Marseille13!", "Soleil2024!".
_MOST_AROUND = 5
_FEWEST_DISTINCT = 4
_FROM_FIRST_TO_LAST_LETTER = re.compile("[a-z](?:.*[a-z])?")
_LOOK_ALIKES = str.maketrans("@43015$", "aaeoiss")
_JOINERS = "\u200c\u200d"


def parse_password(data: Mapping[str, object], personal: Iterable[str], common: bytes) -> str:
    """Read `{"password", "confirmation"}`; the text to hash.

    `personal`: what `personal_words` gives. `common`: the passwords that everybody knows, as `unaccented` gives them,
    each between two line breaks.

    Raises:
        InvalidForm: on `password` REQUIRED, NOT_TEXT, INVALID_CHARACTERS, or every unmet rule (details: `shortest`,
            `longest`); on `confirmation` REQUIRED, NOT_TEXT, CONFIRMATION_DIFFERS.
    """
    form = Form(data)
    password = form.read("password", prepare_password)
    for code in unmet_rules(password, personal, common) if password else ():
        form.refuse("password", code, shortest=SHORTEST, longest=LONGEST)
    form.read("confirmation", lambda typed: _check_confirmation(typed, password))
    form.finish()
    assert password  # finish() has raised otherwise
    return password


def prepare_password(value: object) -> str:
    """The same text for the same keys on every device: the OpaqueString profile of RFC 8265. Sign-in needs it too.

    NFC, and every space the ordinary one; nothing is trimmed.

    Raises:
        Refused: REQUIRED, NOT_TEXT, PASSWORD_TOO_LONG, INVALID_CHARACTERS (controls, invisible or unassigned ones).
    """
    if value is None or value == "":
        raise Refused(ErrorCode.REQUIRED)
    if not isinstance(value, str):
        raise Refused(ErrorCode.NOT_TEXT)
    # Before normalising, which takes time and can only compose so much.
    if len(value) > 4 * LONGEST:
        raise Refused(ErrorCode.PASSWORD_TOO_LONG, shortest=SHORTEST, longest=LONGEST)
    spaced = "".join(" " if unicodedata.category(char) == "Zs" else char for char in value)
    text = unicodedata.normalize("NFC", spaced)
    # Joiners are invisible but part of emoji families and of Persian words (RFC 5892, section 2.8).
    if not all(char.isprintable() or char in _JOINERS for char in text):
        raise Refused(ErrorCode.INVALID_CHARACTERS)
    return text


def unmet_rules(password: str, personal: Iterable[str], common: bytes) -> list[ErrorCode]:
    """What is against a prepared password. Letters of any script with case count; only ASCII digits do."""
    categories = {unicodedata.category(char) for char in password}
    checks = {
        ErrorCode.PASSWORD_TOO_SHORT: len(password) < SHORTEST,
        ErrorCode.PASSWORD_TOO_LONG: len(password) > LONGEST,
        ErrorCode.PASSWORD_DIGIT_MISSING: re.search("[0-9]", password) is None,
        ErrorCode.PASSWORD_LOWERCASE_MISSING: "Ll" not in categories,
        ErrorCode.PASSWORD_UPPERCASE_MISSING: "Lu" not in categories,
        ErrorCode.PASSWORD_COMMON: _is_common(password, common),
        ErrorCode.PASSWORD_PERSONAL: _is_personal(password, personal),
    }
    return [code for code, is_unmet in checks.items() if is_unmet]


def _check_confirmation(value: object, password: str | None) -> None:
    if value is None or value == "":
        raise Refused(ErrorCode.REQUIRED)
    if not isinstance(value, str):
        raise Refused(ErrorCode.NOT_TEXT)
    if password is None:
        return  # what it confirms is already refused
    try:
        is_same = prepare_password(value) == password
    except Refused:
        is_same = False
    if not is_same:
        raise Refused(ErrorCode.CONFIRMATION_DIFFERS)


def _is_common(password: str, common: bytes) -> bool:
    plain = unaccented(password)
    found = _FROM_FIRST_TO_LAST_LETTER.search(plain)
    word = found[0] if found and len(plain) - len(found[0]) <= _MOST_AROUND else plain
    guesses = {plain, word, word.translate(_LOOK_ALIKES)}
    return len(set(plain)) < _FEWEST_DISTINCT or any(f"\n{guess}\n".encode() in common for guess in guesses)


def _is_personal(password: str, personal: Iterable[str]) -> bool:
    # "12/05/1984" and "Jean-Marie" as "12051984" and "jeanmarie".
    plain = "".join(char for char in unaccented(password) if char.isalnum())
    return any(word in plain for word in personal)
