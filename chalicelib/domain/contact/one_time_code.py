"""The six digits that are sent: made from a MAC as HOTP does, and read from what the person typed."""

import re

from chalicelib.domain.errors import ErrorCode, Refused
from chalicelib.domain.forms import required_text, without_separators

DIGITS = 6

_LEAST_MAC = 20
_CODE = re.compile(f"[0-9]{{{DIGITS}}}")


def code_from_mac(mac: bytes) -> str:
    """Six digits by dynamic truncation (RFC 4226, section 5.3; the last byte holds the offset for any MAC length).

    `mac`: 20 bytes or more (HMAC-SHA-1 has 20, HMAC-SHA-256 has 32).

    Raises:
        ValueError: fewer than 20 bytes.
    """
    if len(mac) < _LEAST_MAC:
        raise ValueError("at least 20 bytes of MAC")
    offset = mac[-1] & 0x0F
    number = int.from_bytes(mac[offset : offset + 4]) & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}d}"


def parse_code(value: object) -> str:
    """Six ASCII digits, separators dropped. Raises: Refused REQUIRED, NOT_TEXT, TOO_LONG, CODE_FORMAT."""
    typed = without_separators(required_text(value))
    if not _CODE.fullmatch(typed):
        raise Refused(ErrorCode.CODE_FORMAT)
    return typed
