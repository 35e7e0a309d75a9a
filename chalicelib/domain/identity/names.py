"""A person's names: what may be written, and when two spellings are the same name."""

import re
import unicodedata

from chalicelib.domain.errors import ErrorCode, Refused

LONGEST = 100
# Straight and curly, both curves, the modifier letter, and the okina of Polynesian names. The dot is for initials and
# "St. John", the middle dot for Catalan ("Gal·la"). Two hyphens in a row are a real double surname of 2005 to 2010.
APOSTROPHES = "'\u2019\u2018\u02bc\u02bb"
NAME_SIGNS = APOSTROPHES + "-.·"

_TO_HYPHEN = str.maketrans("\u2010\u2013", "--")
# Nothing is seen of them, though some are letters or marks: two names that look the same would not be.
# Default_Ignorable_Code_Point in DerivedCoreProperties.txt of Unicode 14.0, and unchanged since.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_MOST_MARKS = 4
# Letters that Unicode does not decompose, with their usual spelling in registers.
_SPELLED_OUT = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "\u0131": "i", "ŧ": "t"}
    | {"ŋ": "n", "ɛ": "e", "ɔ": "o", "ə": "e", "ɓ": "b", "ɗ": "d", "ƴ": "y"}
)


def optional_name(value: object) -> str | None:
    """A name of the civil status, or None when null or blank: one may have no surname, no given name, no usage name.

    Letters of any script with their marks, spaces, `NAME_SIGNS`; 100 characters; normalised NFKC, spaces made single.

    Raises:
        Refused: NOT_TEXT, TOO_LONG (details: `longest`), NAME_CHARACTERS (digits, emoji, what nobody sees...).
    """
    if value is None:
        return None
    return one_line(value, NAME_SIGNS, ErrorCode.NAME_CHARACTERS) or None


def optional_given_names(value: object) -> str | None:
    """Given names in one text, "Marie Anne": as `optional_name`, and the commas of identity cards become spaces."""
    return optional_name(value.replace(",", " ") if isinstance(value, str) else value)


def one_line(value: object, signs: str, refusal: ErrorCode) -> str:
    """Letters, marks, spaces and `signs`, with one letter at least; "" when blank. Raises as `optional_name`."""
    if not isinstance(value, str):
        raise Refused(ErrorCode.NOT_TEXT)
    # Before normalising, which takes time and can only compose so much.
    if len(value) > 4 * LONGEST:
        raise Refused(ErrorCode.TOO_LONG, longest=LONGEST)
    # NFKC and not NFC: the ligatures pasted from PDF files and full-width letters become the ordinary ones.
    text = unicodedata.normalize("NFKC", value.strip()).translate(_TO_HYPHEN)
    text = " ".join(word for word in text.split(" ") if word)
    if len(text) > LONGEST:
        raise Refused(ErrorCode.TOO_LONG, longest=LONGEST)
    if text and (INVISIBLE.search(text) or not _is_written(text, signs)):
        raise Refused(refusal)
    return text


def _is_written(text: str, signs: str) -> bool:
    has_letter = False
    marks = _MOST_MARKS  # none may come before a letter
    for char in text:
        category = unicodedata.category(char)
        if char == " " or char in signs:
            marks = _MOST_MARKS
        elif category in ("Mn", "Mc") and marks < _MOST_MARKS:
            marks += 1
        elif category[0] == "L":
            has_letter, marks = True, 0
        else:
            return False
    return has_letter


def unaccented(text: str) -> str:
    """Case-folded, without accents, œ as oe, ß as ss, ø as o: every other sign stays."""
    # Twice: some letters decompose into a capital, and some capitals fold into a decomposable letter.
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(char for char in text if unicodedata.category(char)[0] != "M").translate(_SPELLED_OUT)


def fold(name: str) -> str:
    """What is left for comparing: `unaccented` letters and digits, every other sign a space, spaces single."""
    # Two of the apostrophes count as letters in Unicode.
    letters = (char if char.isalnum() and char not in APOSTROPHES else " " for char in unaccented(name))
    return " ".join("".join(letters).split())


def is_same_name(one: str | None, other: str | None) -> bool:
    """Whether two spellings fold into the same letters. Registers write D'ANGELO as D ANGELO and as DANGELO."""
    return fold(one or "").replace(" ", "") == fold(other or "").replace(" ", "")


def is_same_first_name(one: str | None, other: str | None) -> bool:
    """Whether the first given names agree: people leave out the others, registers do not."""
    return fold(one or "").split(" ")[0] == fold(other or "").split(" ")[0]
