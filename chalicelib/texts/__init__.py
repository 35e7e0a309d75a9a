"""Every sentence a person reads, French and English, by code. Callers import from here."""

from chalicelib.texts.language import Language, choose_language
from chalicelib.texts.lookup import help_page, notice, sentence, title
from chalicelib.texts.messages import Mail, code_mail, code_sms, owner_told_mail, owner_told_sms

__all__ = [
    "Language",
    "Mail",
    "choose_language",
    "code_mail",
    "code_sms",
    "help_page",
    "notice",
    "owner_told_mail",
    "owner_told_sms",
    "sentence",
    "title",
]
