"""The six-digit code: the vectors of RFC 4226, and what a person may type."""

import hmac
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.contact.one_time_code import code_from_mac, parse_code
from chalicelib.domain.errors import ErrorCode, Refused
from tests.domain.hostile import JSON_VALUES

RFC_4226_APPENDIX_D = [
    "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489",
]  # fmt: skip


@pytest.mark.parametrize(("counter", "code"), [*enumerate(RFC_4226_APPENDIX_D)])
def test_the_codes_are_those_of_rfc_4226(counter: int, code: str) -> None:
    mac = hmac.digest(b"12345678901234567890", counter.to_bytes(8), "sha1")
    assert code_from_mac(mac) == code


def test_rfc_4226_section_5_4_takes_four_bytes_at_the_offset() -> None:
    assert code_from_mac(bytes.fromhex("1f8698690e02ca16618550ef7f19da8e945b555a")) == "872921"


def test_a_mac_of_32_bytes_has_its_offset_in_its_last_byte() -> None:
    # RFC 6238, appendix B: SHA-256, second 59, eight digits 46119246.
    mac = hmac.digest(b"12345678901234567890123456789012", (1).to_bytes(8), "sha256")
    assert code_from_mac(mac) == "119246"


def test_leading_zeros_are_kept() -> None:
    assert code_from_mac(bytes(31) + b"\x0f") == "000000"
    assert code_from_mac(bytes(3) + b"\x07" + bytes(16)) == "000007"


def test_the_sign_bit_is_masked_at_the_last_offset() -> None:
    assert code_from_mac(bytes(15) + b"\xff\xff\xff\xff\x0f") == f"{0x7FFFFFFF % 10**6:06d}"


@given(st.binary(min_size=20, max_size=64))
def test_every_mac_gives_six_digits_that_can_be_typed(mac: bytes) -> None:
    assert parse_code(code_from_mac(mac)) == code_from_mac(mac)


def test_a_short_mac_is_a_fault_of_the_caller() -> None:
    with pytest.raises(ValueError, match="20 bytes"):
        code_from_mac(bytes(19))


@pytest.mark.parametrize(
    "typed", ["012345", " 012345\n", "012 345", "012-345", "012\u00a0345", "012\u202f345", "012\u2011345"]
)
def test_separators_are_accepted(typed: str) -> None:
    assert parse_code(typed) == "012345"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (None, ErrorCode.REQUIRED),
        ("", ErrorCode.REQUIRED),
        ("   ", ErrorCode.REQUIRED),
        (123456, ErrorCode.NOT_TEXT),
        (["123456"], ErrorCode.NOT_TEXT),
        ("1" * 101, ErrorCode.TOO_LONG),
        ("---", ErrorCode.CODE_FORMAT),
        ("12345", ErrorCode.CODE_FORMAT),
        ("1234567", ErrorCode.CODE_FORMAT),
        ("12345a", ErrorCode.CODE_FORMAT),
        ("\uff11\uff12\uff13\uff14\uff15\uff16", ErrorCode.CODE_FORMAT),
        ("١٢٣٤٥٦", ErrorCode.CODE_FORMAT),
        ("12345²", ErrorCode.CODE_FORMAT),
        ("123\u0000456", ErrorCode.CODE_FORMAT),
        ("123\n456", ErrorCode.CODE_FORMAT),
        ("+12345", ErrorCode.CODE_FORMAT),
        ("1_2345", ErrorCode.CODE_FORMAT),
    ],
)
def test_anything_else_is_refused(typed: object, code: ErrorCode) -> None:
    with pytest.raises(Refused) as refusal:
        parse_code(typed)
    assert refusal.value.code == code


@given(JSON_VALUES)
def test_any_json_value_is_a_code_or_a_refusal(value: object) -> None:
    with suppress(Refused):
        parse_code(value)
