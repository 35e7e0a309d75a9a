"""What an acquaintance would try first: the words and figures of a person that a password may not contain."""

import re
from collections.abc import Iterator

from chalicelib.domain.contact.contact import Channel, Contact
from chalicelib.domain.identity.birthdates import BirthDate
from chalicelib.domain.identity.civil_status import CivilStatus
from chalicelib.domain.identity.names import fold

SHORTEST_WORD = 4


def personal_words(civil_status: CivilStatus, contact: Contact) -> frozenset[str]:
    """Folded letters and digits, without spaces: names, birth year and dates, NIR, mail local part or telephone number.

    Words under four characters are left out: too many good passwords hold them by chance.
    """
    words = {civil_status.nir.number.lower()} if civil_status.nir else set()
    for name in (civil_status.family_name, civil_status.given_names, civil_status.usage_name):
        words.update(_words_of(name or ""))
    words.update(_dates(civil_status.birthdate))
    if contact.channel is Channel.EMAIL:
        words.update(_words_of(contact.value.rpartition("@")[0]))
    else:
        # The part that is the same in the national and the international writing.
        words.add(re.sub("[^0-9]", "", contact.value)[-9:])
    return frozenset(word for word in words if len(word) >= SHORTEST_WORD)


def _words_of(text: str) -> list[str]:
    """Each word, and all together: "le bris" is also "lebris"."""
    words = fold(text).split()
    return [*words, "".join(words)]


def _dates(birthdate: BirthDate) -> Iterator[str]:
    yield str(birthdate.year)
    if birthdate.month and birthdate.day:
        # With the year in four figures, the year alone is found.
        year, month, day = f"{birthdate.year % 100:02d}", f"{birthdate.month:02d}", f"{birthdate.day:02d}"
        yield from (day + month + year, year + month + day)
