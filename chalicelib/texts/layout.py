"""How a message is laid out for its channels: one SMS part, or a mail whose text and HTML versions say the same."""

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

from chalicelib.texts.language import Language
from chalicelib.texts.text import Text

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


class MessageText(NamedTuple):
    """What a message says. The code, where there is one, stands in the SMS as `{code}`, and alone at the head of the
    mail."""

    sms: Text
    """GSM-7 only (no ê ô î â ç, no curly apostrophe, no no-break space), 160 septets at most once filled."""
    subject: Text
    """Nothing secret: providers log it."""
    paragraphs: tuple[Text, ...]


class Mail(NamedTuple):
    """`text` and `html` say the same."""

    subject: str
    text: str
    html: str

    def __repr__(self) -> str:
        # Representations end up in logs and tracebacks.
        return "Mail(...)"


class Message(NamedTuple):
    """Ready to be sent by either channel."""

    sms: str
    mail: Mail

    def __repr__(self) -> str:
        # Representations end up in logs and tracebacks.
        return "Message(...)"


def render(message: MessageText, language: Language, *, code: str | None = None, **details: str | int) -> Message:
    """`details` fill the placeholders of the SMS and of the paragraphs."""
    paragraphs = [each.printed(language).format(**details) for each in message.paragraphs]
    subject = message.subject.printed(language)
    text = "\n\n".join([*([code] if code else []), *paragraphs]) + "\n"
    mail = Mail(subject, text, _html(language, subject, code, paragraphs))
    return Message(message.sms.plain(language).format(code=code, **details), mail)


def _html(language: Language, subject: str, code: str | None, paragraphs: Iterable[str]) -> str:
    head = [_CODE.format(escape(code))] if code else []
    content = "\n".join([*head, *(_PARAGRAPH.format(escape(each, quote=False)) for each in paragraphs)])
    return _PAGE.format(language=language, subject=escape(subject), content=content)
