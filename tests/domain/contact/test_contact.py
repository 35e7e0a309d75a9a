"""Contacts: every French mobile and every plain mail address, told apart from what cannot get a code."""

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.contact.contact import Channel, Contact, parse_contact
from chalicelib.domain.contact.email import parse_email
from chalicelib.domain.contact.phone import PhoneRules, parse_phone
from chalicelib.domain.errors import ErrorCode, InvalidForm, Refused
from tests.domain.hostile import JSON_VALUES

PRODUCTION = PhoneRules()
ANYWHERE_ELSE = PhoneRules(allow_fictional=True)


def refusals(data: dict[str, Any], rules: PhoneRules = ANYWHERE_ELSE) -> list[tuple[str, ErrorCode]]:
    with pytest.raises(InvalidForm) as invalid:
        parse_contact(data, rules)
    return [(error.field, error.code) for error in invalid.value.errors]


def sms(value: object, confirmation: object = None) -> dict[str, Any]:
    return {"channel": "sms", "value": value, "confirmation": value if confirmation is None else confirmation}


def email(value: object, confirmation: object = None) -> dict[str, Any]:
    return {"channel": "email", "value": value, "confirmation": value if confirmation is None else confirmation}


@pytest.mark.parametrize(
    "typed",
    [
        "0639980042",
        "06 39 98 00 42",
        "06.39.98.00.42",
        "06-39-98-00-42",
        "06/39/98/00/42",
        "06\u00a039\u202f98\u200900\t42",
        "06\u201139\u201198\u201100\u201142",
        "639980042",
        "+33639980042",
        "+33 6 39 98 00 42",
        "+33 (0)6 39 98 00 42",
        "0033639980042",
        "00 33 6 39 98 00 42",
    ],
)
def test_a_mobile_is_understood_however_it_is_written(typed: str) -> None:
    assert parse_phone(typed, ANYWHERE_ELSE) == "+33639980042"


@pytest.mark.parametrize("typed", ["0639980042", "+33639980042"])
def test_the_fictional_mobiles_are_refused_in_production(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        parse_phone(typed, PRODUCTION)
    assert refusal.value.code == ErrorCode.PHONE_INVALID


# No range is kept for fiction overseas: runs of zeros stand for nobody in particular.
@pytest.mark.parametrize(
    ("typed", "e164"),
    [
        ("06 00 00 00 00", "+33600000000"),
        ("07 50 00 00 00", "+33750000000"),
        ("33 6 00 00 00 00", "+33600000000"),
        ("0690 00 00 00", "+590690000000"),
        ("0692 00 00 00", "+262692000000"),
        ("0693 10 00 00", "+262693100000"),
        ("0639 00 00 00", "+262639000000"),
        ("0694 20 00 00", "+594694200000"),
        ("0696 00 00 00", "+596696000000"),
        ("0709 00 00 00", "+590709000000"),
        ("0709 12 00 00", "+596709120000"),
        ("692000000", "+262692000000"),
        ("+262 692 00 00 00", "+262692000000"),
        ("+262 (0)692 00 00 00", "+262692000000"),
        ("00262 639 00 00 00", "+262639000000"),
        ("+590 690 00 00 00", "+590690000000"),
    ],
)
def test_the_mobiles_of_france_and_overseas_are_understood_in_production(typed: str, e164: str) -> None:
    assert parse_phone(typed, PRODUCTION) == e164


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (None, ErrorCode.REQUIRED),
        (" ", ErrorCode.REQUIRED),
        (639980042, ErrorCode.NOT_TEXT),
        ("0" * 101, ErrorCode.TOO_LONG),
        ("06 39 98 00 4", ErrorCode.PHONE_INVALID),
        ("06 39 98 00 422", ErrorCode.PHONE_INVALID),
        ("06 39 98 OO 42", ErrorCode.PHONE_INVALID),
        ("0800 CAFFES", ErrorCode.PHONE_INVALID),
        ("06 00 00 00 00 ext. 5", ErrorCode.PHONE_INVALID),
        ("06 00 00 00 00#5", ErrorCode.PHONE_INVALID),
        ("06 00 00 00 00;ext=5", ErrorCode.PHONE_INVALID),
        ("tel:+33600000000", ErrorCode.PHONE_INVALID),
        ("\u0660\u0666\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660", ErrorCode.PHONE_INVALID),
        ("++33600000000", ErrorCode.PHONE_INVALID),
        ("+", ErrorCode.PHONE_INVALID),
        ("06000000\u000000", ErrorCode.PHONE_INVALID),
        ("0000000000", ErrorCode.PHONE_INVALID),
        ("3230", ErrorCode.PHONE_INVALID),
        ("112", ErrorCode.PHONE_INVALID),
        ("+99912345678", ErrorCode.PHONE_INVALID),
        ("01 99 00 00 00", ErrorCode.PHONE_NOT_MOBILE),
        ("+33 1 40 00 00 00", ErrorCode.PHONE_NOT_MOBILE),
        ("0262 20 00 00", ErrorCode.PHONE_NOT_MOBILE),
        ("0800 00 00 00", ErrorCode.PHONE_NOT_MOBILE),
        ("0899 00 00 00", ErrorCode.PHONE_NOT_MOBILE),
        ("09 70 00 00 00", ErrorCode.PHONE_NOT_MOBILE),
        ("+32 470 00 00 00", ErrorCode.PHONE_COUNTRY_NOT_SERVED),
        ("0032 470 00 00 00", ErrorCode.PHONE_COUNTRY_NOT_SERVED),
        ("+44 7700 900123", ErrorCode.PHONE_COUNTRY_NOT_SERVED),
        ("+1 900 555 0100", ErrorCode.PHONE_COUNTRY_NOT_SERVED),
        ("+687 75 00 00", ErrorCode.PHONE_COUNTRY_NOT_SERVED),
    ],
)
def test_what_cannot_get_an_sms_is_told_apart(typed: object, code: ErrorCode) -> None:
    with pytest.raises(Refused) as refusal:
        parse_phone(typed, PRODUCTION)
    assert refusal.value.code == code


def test_configuration_opens_and_closes_countries() -> None:
    wider = PhoneRules(prefixes=PRODUCTION.prefixes | {"+687"})
    assert parse_phone("+687 75 00 00", wider) == "+687750000"
    with pytest.raises(Refused) as refusal:
        parse_phone("0692 00 00 00", PhoneRules(prefixes=frozenset(["+33"])))
    assert refusal.value.code == ErrorCode.PHONE_COUNTRY_NOT_SERVED


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("jean@example.com", "jean@example.com"),
        (" Jean.Dupont+caf@EXAMPLE.com ", "Jean.Dupont+caf@example.com"),
        ("o'neil_99@mail.example.org", "o'neil_99@mail.example.org"),
        ("jean@ex\u00e4mple.fr", "jean@xn--exmple-cua.fr"),
        ("j" * 64 + "@example.com", "j" * 64 + "@example.com"),
    ],
)
def test_a_mail_address_keeps_the_case_of_its_local_part(typed: str, address: str) -> None:
    assert parse_email(typed) == address


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (None, ErrorCode.REQUIRED),
        ("", ErrorCode.REQUIRED),
        (["jean@example.com"], ErrorCode.NOT_TEXT),
        ("j" * 243 + "@example.com", ErrorCode.TOO_LONG),
        ("j" * 65 + "@example.com", ErrorCode.EMAIL_INVALID),
        ("jean", ErrorCode.EMAIL_INVALID),
        ("jean@", ErrorCode.EMAIL_INVALID),
        ("@example.com", ErrorCode.EMAIL_INVALID),
        ("jean@example", ErrorCode.EMAIL_INVALID),
        ("jean@@example.com", ErrorCode.EMAIL_INVALID),
        ("jean@exam ple.com", ErrorCode.EMAIL_INVALID),
        ("je an@example.com", ErrorCode.EMAIL_INVALID),
        ("jean@example.com.", ErrorCode.EMAIL_INVALID),
        ("jean..d@example.com", ErrorCode.EMAIL_INVALID),
        ("jean@127.0.0.1", ErrorCode.EMAIL_INVALID),
        ("jean@[127.0.0.1]", ErrorCode.EMAIL_INVALID),
        ('"jean d"@example.com', ErrorCode.EMAIL_INVALID),
        ("Jean <jean@example.com>", ErrorCode.EMAIL_INVALID),
        ("jean@example.com,paul@example.com", ErrorCode.EMAIL_INVALID),
        ("jean@example.com\r\nBcc: paul@example.com", ErrorCode.EMAIL_INVALID),
        ("jean@localhost", ErrorCode.EMAIL_INVALID),
        ("jean@host.local", ErrorCode.EMAIL_INVALID),
        ("jean@caf.test", ErrorCode.EMAIL_INVALID),
        ("jean@caf.invalid", ErrorCode.EMAIL_INVALID),
        ("jos\u00e9@example.com", ErrorCode.EMAIL_INVALID),
        ("jean\u0000@example.com", ErrorCode.EMAIL_INVALID),
        ("jean@\ud800.com", ErrorCode.EMAIL_INVALID),
        ("\u202ejean@example.com", ErrorCode.EMAIL_INVALID),
        (
            "=?utf-8?q?victim=40example.org?=@example.com",
            ErrorCode.EMAIL_INVALID,
        ),  # another address, in an encoded word
        ("=?UTF-8?B?dmljdGlt?=@example.com", ErrorCode.EMAIL_INVALID),
        ("jean=?utf-8?q?x?=@example.com", ErrorCode.EMAIL_INVALID),
        ("=?@example.com", ErrorCode.EMAIL_INVALID),
    ],
)
def test_what_is_no_mail_address_is_refused(typed: object, code: ErrorCode) -> None:
    with pytest.raises(Refused) as refusal:
        parse_email(typed)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("data", "contact"),
    [
        (sms("06 39 98 00 42", "+33 6 39 98 00 42"), Contact(Channel.SMS, "+33639980042")),
        (email("Jean@example.com", "jean@EXAMPLE.com"), Contact(Channel.EMAIL, "Jean@example.com")),
    ],
)
def test_the_confirmation_may_be_written_otherwise(data: dict[str, Any], contact: Contact) -> None:
    assert parse_contact(data, ANYWHERE_ELSE) == contact


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        ({}, [("channel", "required"), ("value", "required"), ("confirmation", "required")]),
        ({"channel": "sms"}, [("value", "required"), ("confirmation", "required")]),
        ({"channel": "fax"}, [("channel", "unknown_choice"), ("value", "required"), ("confirmation", "required")]),
        (sms("06 39 98 00 42") | {"channel": ["sms"]}, [("channel", "not_text")]),
        (sms("jean@example.com"), [("value", "phone_invalid")]),
        (email("06 39 98 00 42"), [("value", "email_invalid")]),
        (sms("06 39 98 00 42", ""), [("confirmation", "required")]),
        (sms("06 39 98 00 42", "06 39 98 00 43"), [("confirmation", "confirmation_differs")]),
        (sms("06 39 98 00 42", "06 39 98"), [("confirmation", "confirmation_differs")]),
        (sms("06 39 98 00 42", 639980042), [("confirmation", "not_text")]),
        (email("jean@example.com", "jean@example.org"), [("confirmation", "confirmation_differs")]),
        (sms("06 39 98 00 42") | {"surprise": 1}, [("", "unknown_field")]),
    ],
)
def test_every_wrong_field_is_told_at_once(data: dict[str, Any], errors: list[tuple[str, str]]) -> None:
    assert refusals(data) == errors


@pytest.mark.parametrize("data", [sms("06 39 98 00 42"), email("Jean@example.com")])
def test_what_is_stored_comes_back_as_it_was(data: dict[str, Any]) -> None:
    contact = parse_contact(data, ANYWHERE_ELSE)
    assert Contact.from_dict(contact.to_dict()) == contact


def test_the_key_does_not_tell_the_case_apart() -> None:
    assert Contact(Channel.EMAIL, "Jean.D@example.com").key_text() == "jean.d@example.com"
    assert Contact(Channel.SMS, "+33639980042").key_text() == "+33639980042"


@pytest.mark.parametrize(
    ("address", "mailbox"),
    [
        ("jean@example.com", "jean@example.com"),
        ("Jean+Caf@example.com", "jean@example.com"),
        ("jean+a+b@example.com", "jean@example.com"),
        ("jean+@example.com", "jean@example.com"),
        ("+jean@example.com", "+jean@example.com"),  # nothing before it that could be a mailbox
        ("jean.d@example.com", "jean.d@example.com"),
        ("jean-d_e=f@example.com", "jean-d_e=f@example.com"),
    ],
)
def test_mail_is_counted_by_mailbox_and_written_to_as_typed(address: str, mailbox: str) -> None:
    contact = parse_contact(email(address, address), ANYWHERE_ELSE)
    assert (contact.counted_text(), contact.value) == (mailbox, address)


def test_a_mobile_is_counted_by_its_number() -> None:
    assert Contact(Channel.SMS, "+33639980042").counted_text() == "+33639980042"


def test_a_confirmation_with_another_tag_differs() -> None:
    assert refusals(email("jean+a@example.com", "jean+b@example.com")) == [("confirmation", "confirmation_differs")]


@pytest.mark.parametrize(
    ("contact", "masked"),
    [
        (Contact(Channel.SMS, "+33639980042"), "06 •• •• •• 42"),
        (Contact(Channel.SMS, "+262692000042"), "0692 •• •• 42"),
        (Contact(Channel.SMS, "+590690000042"), "0690 •• •• 42"),
        (Contact(Channel.SMS, "+687750042"), "+687 •• •• 42"),
        (Contact(Channel.EMAIL, "jean@example.com"), "j•••@example.com"),
        (Contact(Channel.EMAIL, "j@example.com"), "j•••@example.com"),
    ],
)
def test_a_contact_is_shown_masked_also_in_its_representation(contact: Contact, masked: str) -> None:
    assert contact.masked() == masked
    assert repr(contact) == f"Contact({masked})"


def test_the_two_slow_libraries_are_not_loaded_with_the_module() -> None:
    # 22 and 33 ms of every cold start, for a step that most calls are not.
    loaded = (
        "import sys, chalicelib.domain.contact.contact; print({'phonenumbers', 'email_validator'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"


@given(st.integers(0, 9999), st.sampled_from(["06 39 98 {} {}", "+33(0)63998{}{}", "0033 6.39.98.{}.{}"]))
def test_every_fictional_mobile_in_every_writing_is_one_contact(number: int, writing: str) -> None:
    typed = writing.format(f"{number:04d}"[:2], f"{number:04d}"[2:])
    assert parse_phone(typed, ANYWHERE_ELSE) == f"+3363998{number:04d}"


@given(st.fixed_dictionaries({"channel": st.sampled_from(["sms", "email"]) | JSON_VALUES, "value": JSON_VALUES}))
def test_any_json_value_is_a_contact_or_refused(data: dict[str, Any]) -> None:
    assert refusals(data | {"confirmation": data["value"]})


@given(st.text("+0123456789", max_size=25) | st.from_regex(r"\A[a-z\"<@.+-]{1,9}@[a-zé\[\].-]{1,12}\Z"))
def test_any_number_or_address_is_a_contact_or_refused(typed: str) -> None:
    for data in (sms(typed), email(typed)):
        try:
            contact = parse_contact(data, PRODUCTION)
        except InvalidForm as invalid:
            assert invalid.errors
        else:
            assert parse_contact(data | {"value": contact.value}, PRODUCTION) == contact
