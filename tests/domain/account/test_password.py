"""Passwords: each rule, all unmet ones at once, what everybody tries, what an acquaintance would try."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.adapters.files.common_passwords import common_passwords
from chalicelib.domain.account.password import parse_password, prepare_password, unmet_rules
from chalicelib.domain.errors import ErrorCode, InvalidForm, Refused
from tests.domain.hostile import JSON_VALUES

GOOD = "Xk7-pluvian"
PERSONAL = ("dupont", "1984")


def form(password: object, confirmation: object = None) -> dict[str, Any]:
    return {"password": password, "confirmation": password if confirmation is None else confirmation}


def refusals(data: dict[str, Any]) -> list[tuple[str, ErrorCode]]:
    with pytest.raises(InvalidForm) as invalid:
        parse_password(data, PERSONAL, common_passwords())
    return [(error.field, error.code) for error in invalid.value.errors]


@pytest.mark.parametrize(
    "password",
    [
        GOOD,
        "Xk7pluvi",  # 8
        "Xk7-pluvian-gor-mestel-q",  # 24
        " Xk7 pluvian ",
        "Éà7-çùñplö",
        "Ωж7-δύσκολο",
        "Xk7\U0001f600pluvian",
        "Xk7\U0001f469\u200d\U0001f467pluvian",
        "Xk7日本語pluvian",
        "Xk7<script>'\"\\",
    ],
)
def test_a_good_password_is_kept_to_the_letter(password: str) -> None:
    assert parse_password(form(password), PERSONAL, common_passwords()) == password


@pytest.mark.parametrize(
    ("password", "codes"),
    [
        ("Xk7pluv", ["password_too_short"]),
        ("Xk7-pluvian-gor-mestel-qq", ["password_too_long"]),
        ("Xk-pluvian", ["password_digit_missing"]),
        ("Xk\u0667-pluvian", ["password_digit_missing"]),
        ("Xk²-pluvian", ["password_digit_missing"]),
        ("XK7-PLUVIAN", ["password_lowercase_missing"]),
        ("XK7-PLUVIAN\u00aa", ["password_lowercase_missing"]),
        ("xk7-pluvian", ["password_uppercase_missing"]),
        ("xk7-pluvian\u24b6", ["password_uppercase_missing"]),
        ("azerty", ["password_too_short", "password_digit_missing", "password_uppercase_missing", "password_common"]),
        (
            "---- ----",
            ["password_digit_missing", "password_lowercase_missing", "password_uppercase_missing", "password_common"],
        ),
        ("Xk7" + "ab" * 40, ["password_too_long"]),
        ("Xk7" * 5000, ["password_too_long"]),
        ("\u0316" * 5000, ["password_too_long"]),
    ],
)
def test_every_unmet_rule_is_told_at_once(password: str, codes: list[str]) -> None:
    assert refusals(form(password)) == [("password", code) for code in codes]


def test_the_limits_are_told() -> None:
    for password in ("Xk7", "Xk7" * 9, "Xk7" * 99):
        with pytest.raises(InvalidForm) as invalid:
            parse_password(form(password), (), common_passwords())
        assert all(error.details == {"shortest": 8, "longest": 24} for error in invalid.value.errors)


@pytest.mark.parametrize(
    "password",
    [
        "Password1",
        "P@ssw0rd1!",
        "Pa$$word12",
        "1qaz2WSX",
        "Azerty123",
        "Azertyuiop1",
        "Qsdfghjk1",
        "Abcdefgh1",
        "Abcd1234",
        "Poiuytreza9",
        "A1z2e3r4",
        "Marseille13!",
        "Soleil2024!",
        "2024Soleil!",
        "Élodie75011",
        "MonCompte2026",
        "Motdepasse1",
        "Bonjour1",
        "Allocations1",
        "Chouchou1",
        "Aa1Aa1Aa1",
        "Aaaaaaa1",
    ],
)
def test_what_everybody_tries_is_refused(password: str) -> None:
    assert unmet_rules(password, (), common_passwords()) == [ErrorCode.PASSWORD_COMMON]


@pytest.mark.parametrize("password", ["Soleil-vert-7", "Soleil8246#19503", "Le7Chat-dort"])
def test_a_common_word_among_others_is_no_common_password(password: str) -> None:
    assert unmet_rules(password, (), common_passwords()) == []


@pytest.mark.parametrize("password", ["Dupont-7xkq", "xkqDUPÔNT77", "Du-Pont-7xkq", "Xkq-1984-pluv", "Xkq19/84pluv"])
def test_the_own_data_of_a_person_are_refused_however_they_are_written(password: str) -> None:
    assert unmet_rules(password, PERSONAL, common_passwords()) == [ErrorCode.PASSWORD_PERSONAL]
    assert unmet_rules(password, (), common_passwords()) == []


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        ({}, [("password", "required"), ("confirmation", "required")]),
        (form(""), [("password", "required"), ("confirmation", "required")]),
        ({"password": GOOD}, [("confirmation", "required")]),
        (form(12345678), [("password", "not_text"), ("confirmation", "not_text")]),
        (form(GOOD, GOOD + " "), [("confirmation", "confirmation_differs")]),
        (form(GOOD, GOOD.upper()), [("confirmation", "confirmation_differs")]),
        (form(GOOD, "\u0000"), [("confirmation", "confirmation_differs")]),
        (
            form("Xk7x", "Xk8x"),
            [
                ("password", "password_too_short"),
                ("password", "password_common"),
                ("confirmation", "confirmation_differs"),
            ],
        ),
        (form(GOOD) | {"surprise": 1}, [("", "unknown_field")]),
    ],
)
def test_every_wrong_field_is_told_at_once(data: dict[str, Any], errors: list[tuple[str, str]]) -> None:
    assert refusals(data) == errors


@pytest.mark.parametrize(
    "odd", ["\u0000", "\t", "\n", "\r", "\u007f", "\u0085", "\u2028", "\u202e", "\u200b", "\ufeff", "\ud800", "\ue000"]
)
def test_what_nobody_sees_is_refused(odd: str) -> None:
    assert refusals(form(f"Xk7-plu{odd}vian")) == [("password", ErrorCode.INVALID_CHARACTERS)]


def test_the_same_keys_on_every_device_make_the_same_password() -> None:
    typed = "Éà7 çùñplö"
    assert prepare_password(unicodedata.normalize("NFD", typed)) == typed
    assert prepare_password(typed.replace(" ", "\u00a0")) == typed
    assert parse_password(form(typed, unicodedata.normalize("NFD", typed)), (), common_passwords()) == typed


def test_compatible_characters_stay_apart() -> None:
    assert prepare_password("\ufb01\u00b2") == "\ufb01\u00b2"


@given(st.text(max_size=30))
def test_preparing_twice_changes_nothing(text: str) -> None:
    try:
        prepared = prepare_password(text)
    except Refused:
        return
    assert prepare_password(prepared) == prepared


@given(st.text(st.characters(exclude_categories=["C", "Z"]), max_size=28))
def test_the_rules_hold_for_every_text(text: str) -> None:
    password = unicodedata.normalize("NFC", text)
    unmet = unmet_rules(password, (), common_passwords())
    assert (ErrorCode.PASSWORD_TOO_SHORT in unmet) == (len(password) < 8)
    assert (ErrorCode.PASSWORD_TOO_LONG in unmet) == (len(password) > 24)
    assert (ErrorCode.PASSWORD_DIGIT_MISSING in unmet) == (not set(password) & set("0123456789"))


@given(st.fixed_dictionaries({"password": JSON_VALUES | st.just(GOOD)}, optional={"confirmation": JSON_VALUES}))
def test_any_json_value_is_a_password_or_refused(data: dict[str, Any]) -> None:
    assert refusals(data)
