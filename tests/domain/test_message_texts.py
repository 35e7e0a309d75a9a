"""The messages: one SMS part, the code first, both versions of a mail the same, nothing to click on."""

import re
from html.parser import HTMLParser

import pytest

from chalicelib.domain.contact.gsm7 import LONGEST_PART, gsm7_length
from chalicelib.texts import messages
from chalicelib.texts.language import Language
from chalicelib.texts.layout import Mail, Message, MessageText, render
from chalicelib.texts.messages import code_message, owner_told

MESSAGES = [text for text in vars(messages).values() if isinstance(text, MessageText)]
CODE = "012345"
NEVER = {Language.FR: "Ne le communiquez à personne.", Language.EN: "Never give it to anybody."}
# A whole day, in minutes: longer than any code may live.
LONGEST_LIFE = 1440


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("message", MESSAGES)
def test_every_sms_fits_one_part_even_with_the_longest_life(message: MessageText, language: Language) -> None:
    assert 0 < gsm7_length(_longest(message, language).sms) <= LONGEST_PART


def test_the_owner_of_a_number_is_told_that_nothing_has_changed() -> None:
    told = owner_told(Language.EN)
    assert told == render(messages.OWNER_TOLD, Language.EN)
    assert "has not changed" in told.sms and "nothing has changed" in told.mail.text


@pytest.mark.parametrize("language", Language)
def test_the_code_sms_tells_code_then_life_then_never_give_it(language: Language) -> None:
    text = code_message(language, CODE, 15).sms
    assert text.startswith(CODE)
    assert CODE in text.partition("15 min")[0]
    assert text.index("15 min") < text.index(NEVER[language])
    assert "Mon Compte" in text


@pytest.mark.parametrize("language", Language)
def test_the_code_mail_opens_with_the_code_and_keeps_it_out_of_the_subject(language: Language) -> None:
    mail = code_message(language, CODE, 15).mail
    assert mail.text.startswith(CODE + "\n")
    assert _read(mail)[0] == CODE
    assert CODE not in mail.subject


@pytest.mark.parametrize("language", Language)
def test_the_code_mail_tells_its_life_and_never_to_give_it(language: Language) -> None:
    text = code_message(language, CODE, 15).mail.text
    assert re.search(r"15[ \u00a0]minutes", text)
    assert NEVER[language] in text.replace("\u00a0", " ")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("message", MESSAGES)
def test_both_versions_of_a_mail_say_the_same(message: MessageText, language: Language) -> None:
    mail = _longest(message, language).mail
    assert _read(mail) == mail.text.strip().split("\n\n")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("message", MESSAGES)
def test_a_mail_names_its_language_and_has_nothing_to_click_or_load(message: MessageText, language: Language) -> None:
    mail = _longest(message, language).mail
    assert f'<html lang="{language}"' in mail.html
    assert not re.search(r"<(a|img|link|script|style|form|input)\b|https?:|url\(", mail.html)
    assert "\n" not in mail.subject and len(mail.subject) < 60
    assert len(mail.html.encode()) < 4000


def test_html_is_escaped() -> None:
    assert "&lt;b&gt;" in code_message(Language.EN, "<b>", 15).mail.html


@pytest.mark.parametrize(("text", "septets"), [("", 0), ("éèàù", 4), ("€", 2), ("[ok]", 6), ("a\n", 2)])
def test_septets_are_counted_as_telephones_do(text: str, septets: int) -> None:
    assert gsm7_length(text) == septets


@pytest.mark.parametrize("text", ["ê", "ô", "î", "â", "ç", "\u2019", "\u00a0", "•"])
def test_what_would_shorten_an_sms_to_70_characters_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="GSM"):
        gsm7_length(text)


class _Paragraphs(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.read: list[str] = []
        self._is_inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._is_inside = tag == "p"

    def handle_endtag(self, tag: str) -> None:
        self._is_inside = False

    def handle_data(self, data: str) -> None:
        if self._is_inside:
            self.read.append(data)


def _read(mail: Mail) -> list[str]:
    parser = _Paragraphs()
    parser.feed(mail.html)
    return parser.read


def _longest(message: MessageText, language: Language) -> Message:
    return render(message, language, code="888888" if "{code}" in message.sms.fr else None, minutes=LONGEST_LIFE)
