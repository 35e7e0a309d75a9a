"""What is read, French and English side by side. Written with an ordinary keyboard: `typography` sets it."""

from dataclasses import dataclass

from chalicelib.texts.language import Language
from chalicelib.texts.typography import typeset


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One sentence, label or paragraph. Its placeholders, `{longest}`, are the same in both languages."""

    fr: str
    en: str

    def plain(self, language: Language) -> str:
        """As it is written here."""
        return self.fr if language is Language.FR else self.en

    def printed(self, language: Language) -> str:
        """As it is printed, its placeholders still to be filled."""
        return typeset(language, self.plain(language))


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled(Text):
    """With a title of a few words: the refusal of a whole request, a bubble of help."""

    title: Text
