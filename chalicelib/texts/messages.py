"""The messages that are sent: one SMS part each, or a mail with a text and an HTML version of the same paragraphs.

The code is not in the mail's subject: providers log subjects (SES puts them into its delivery events, relays into their
logs), and the first words of the body, which are the code, show in a preview just as well. No link in any message, so
that nobody learns to follow one.
"""

from dataclasses import dataclass
from html import escape

from chalicelib.texts.language import Language
from chalicelib.texts.lookup import BOOKS
from chalicelib.texts.typography import typeset

_PARAGRAPH = '<p style="margin:0 0 16px">{}</p>'
_CODE = '<p style="margin:0 0 16px;font-size:32px;font-weight:bold;letter-spacing:4px">{}</p>'
# No colour of its own: mail programs then keep the contrast that the person has chosen. The language is said twice
# because some of them drop everything around the body.
_PAGE = """<!DOCTYPE html>
<html lang="{language}" dir="ltr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">\
<meta name="color-scheme" content="light dark"><title>{subject}</title></head>
<body style="margin:0;padding:16px">
<div lang="{language}" dir="ltr" style="max-width:560px;font:16px/1.5 Arial,Helvetica,sans-serif">
{content}
</div>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Mail:
    """`text` and `html` say the same."""

    subject: str
    text: str
    html: str


def code_sms(language: Language, code: str, minutes: int) -> str:
    """`code`: six digits. `minutes`: the code's life. GSM-7, one part."""
    return str(BOOKS[language].CODE_SMS.format(code=code, minutes=minutes))


def code_mail(language: Language, code: str, minutes: int) -> Mail:
    """`code`: six digits. `minutes`: the code's life."""
    subject, paragraphs = BOOKS[language].CODE_MAIL
    return _mail(language, subject, [typeset(language, each).format(minutes=minutes) for each in paragraphs], code)


def owner_told_sms(language: Language) -> str:
    """To the owner of an account whose NIR somebody has just registered with. GSM-7, one part."""
    return str(BOOKS[language].OWNER_TOLD_SMS)


def owner_told_mail(language: Language) -> Mail:
    """To the owner of an account whose NIR somebody has just registered with."""
    subject, paragraphs = BOOKS[language].OWNER_TOLD_MAIL
    return _mail(language, subject, [typeset(language, each) for each in paragraphs])


def _mail(language: Language, subject: str, paragraphs: list[str], code: str | None = None) -> Mail:
    subject = typeset(language, subject)
    first = [_CODE.format(escape(code))] if code else []
    content = "\n".join(first + [_PARAGRAPH.format(escape(each, quote=False)) for each in paragraphs])
    text = "\n\n".join(([code] if code else []) + paragraphs) + "\n"
    return Mail(subject, text, _PAGE.format(language=language, subject=escape(subject), content=content))
