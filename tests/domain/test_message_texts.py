"""The messages: one SMS part, the code first, both versions of a mail the same, nothing to click on."""

import re
from html.parser import HTMLParser

import pytest

from chalicelib.domain.gsm7 import LONGEST_PART, gsm7_length
from chalicelib.texts import Language, Mail, code_mail, code_sms, owner_told_mail, owner_told_sms

CODE = "012345"
NEVER = {Language.FR: "Ne le communiquez à personne.", Language.EN: "Never give it to anybody."}
# A whole day, in minutes: longer than any code may live.
LONGEST_LIFE = 1440


@pytest.mark.parametrize("language", Language)
def test_the_code_sms_fits_one_part_even_with_the_longest_life(language: Language) -> None:
    assert gsm7_length(code_sms(language, "888888", LONGEST_LIFE)) <= LONGEST_PART


@pytest.mark.parametrize("language", Language)
def test_the_owner_sms_fits_one_part(language: Language) -> None:
    assert gsm7_length(owner_told_sms(language)) <= LONGEST_PART


@pytest.mark.parametrize("language", Language)
def test_the_code_sms_tells_code_then_life_then_never_give_it(language: Language) -> None:
    text = code_sms(language, CODE, 15)
    assert text.startswith(CODE)
    assert CODE in text.partition("15 min")[0]
    assert text.index("15 min") < text.index(NEVER[language])
    assert "Mon Compte" in text


@pytest.mark.parametrize("language", Language)
def test_the_code_mail_opens_with_the_code_and_keeps_it_out_of_the_subject(language: Language) -> None:
    mail = code_mail(language, CODE, 15)
    assert mail.text.startswith(CODE + "\n")
    assert _read(mail)[0] == CODE
    assert CODE not in mail.subject


@pytest.mark.parametrize("language", Language)
def test_the_code_mail_tells_its_life_and_never_to_give_it(language: Language) -> None:
    text = code_mail(language, CODE, 15).text
    assert re.search(r"15[ \u00a0]minutes", text)
    assert NEVER[language] in text.replace("\u00a0", " ")


@pytest.mark.parametrize("language", Language)
def test_both_versions_of_a_mail_say_the_same(language: Language) -> None:
    for mail in _mails(language):
        assert _read(mail) == mail.text.strip().split("\n\n")


@pytest.mark.parametrize("language", Language)
def test_a_mail_names_its_language_and_has_nothing_to_click_or_load(language: Language) -> None:
    for mail in _mails(language):
        assert f'<html lang="{language}"' in mail.html
        assert not re.search(r"<(a|img|link|script|style|form|input)\b|https?:|url\(", mail.html)
        assert "\n" not in mail.subject and len(mail.subject) < 60
        assert len(mail.html.encode()) < 4000


def test_html_is_escaped() -> None:
    assert "&lt;b&gt;" in code_mail(Language.EN, "<b>", 15).html


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


def _mails(language: Language) -> list[Mail]:
    return [code_mail(language, CODE, 15), owner_told_mail(language)]
