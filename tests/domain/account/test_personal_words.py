"""What a password may not contain of a person."""

from typing import Any

import pytest

from chalicelib.adapters.files.common_passwords import common_passwords
from chalicelib.domain.account.password import unmet_rules
from chalicelib.domain.account.personal_words import personal_words
from chalicelib.domain.contact.contact import Channel, Contact
from chalicelib.domain.errors import ErrorCode
from chalicelib.domain.identity.birthdates import BirthDate
from chalicelib.domain.identity.birthplace import Birthplace
from chalicelib.domain.identity.civil_status import CivilStatus, Title
from chalicelib.domain.identity.nir import parse_nir

COMMON = common_passwords()

MAIL = Contact(Channel.EMAIL, "Zorro.Vengeur+caf@example.com")
MOBILE = Contact(Channel.SMS, "+33639980042")


def civil_status(**changes: Any) -> CivilStatus:
    fields: dict[str, Any] = {
        "nir": parse_nir("2840599999003"),
        "title": Title.MADAME,
        "family_name": "Le Bris",
        "given_names": "Ève-Marie Zoé",
        "usage_name": None,
        "birthdate": BirthDate(1984, 5, 12),
        "birthplace": Birthplace("99109", None, "Bonn"),
    }
    return CivilStatus(**fields | changes)


def test_the_words_of_a_person_are_folded_and_of_four_characters_or_more() -> None:
    assert personal_words(civil_status(), MAIL) == {
        "2840599999003",
        "bris",
        "lebris",
        "marie",
        "evemariezoe",
        "1984",
        "120584",
        "840512",
        "zorro",
        "vengeur",
        "zorrovengeurcaf",
    }


def test_a_person_may_have_little_to_hide() -> None:
    nobody = civil_status(nir=None, family_name=None, given_names="Li", birthdate=BirthDate(1984, None, None))
    assert personal_words(nobody, MOBILE) == {"1984", "639980042"}


@pytest.mark.parametrize(
    "password",
    ["xk-LE-BRIS-7", "Xkqèvé-Marie7", "Xkq12/05/84z", "Xkq-1984-z", "Zorro-xkq-7", "Xq0639980042z", "Xq+33639980042"],
)
def test_such_passwords_are_refused(password: str) -> None:
    contact = MOBILE if "42" in password else MAIL
    assert ErrorCode.PASSWORD_PERSONAL in unmet_rules(
        password, personal_words(civil_status(), contact), common_passwords()
    )


@pytest.mark.parametrize("password", ["Xkq 2 84 05 99 999 003", "Xq284059999900342"])
def test_the_nir_is_refused_with_and_without_its_key(password: str) -> None:
    assert ErrorCode.PASSWORD_PERSONAL in unmet_rules(
        password, personal_words(civil_status(), MOBILE), common_passwords()
    )


def test_a_corsican_nir_is_found_in_any_case() -> None:
    corsican = civil_status(nir=parse_nir("285022A045987"))
    assert ErrorCode.PASSWORD_PERSONAL in unmet_rules(
        "Xkq285022a045987", personal_words(corsican, MOBILE), common_passwords()
    )


def test_short_words_do_not_get_in_the_way() -> None:
    assert unmet_rules("Xk7-zoe-pluvian", personal_words(civil_status(), MOBILE), COMMON) == []
