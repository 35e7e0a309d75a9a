"""Reads a request body into a JSON object, refusing what JSON parsers disagree on or what is made to hurt."""

import json
from typing import Any, NoReturn

from chalicelib.domain.errors import ErrorCode, RequestRefused
from chalicelib.domain.forms import unique

LONGEST_BODY = 10_000
"""Bytes."""
DEEPEST = 4


def read_object(raw: bytes, media_type: str) -> dict[str, Any]:
    """The JSON object of a request; `{}` for an empty body, whose media type is not looked at here.

    Raises:
        RequestRefused: UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE, MALFORMED_JSON (also duplicate keys, NaN, control
            characters, lone surrogates, more than `DEEPEST` levels, anything but an object).
    """
    if len(raw) > LONGEST_BODY:
        raise RequestRefused(ErrorCode.PAYLOAD_TOO_LARGE)
    if not raw.strip():
        return {}
    if not is_json(media_type):
        raise RequestRefused(ErrorCode.UNSUPPORTED_MEDIA_TYPE)
    try:
        found = json.loads(raw.decode("utf-8"), parse_constant=_refuse, object_pairs_hook=unique)
        if not isinstance(found, dict):
            _refuse("")
        _look_into(found, 1)
    except (ValueError, RecursionError):
        raise RequestRefused(ErrorCode.MALFORMED_JSON) from None
    return found


def is_json(media_type: str) -> bool:
    return media_type.split(";")[0].strip().lower() == "application/json"


def _refuse(_: str) -> NoReturn:
    raise ValueError


def _look_into(value: object, depth: int) -> None:
    if isinstance(value, str):
        # Encoding raises UnicodeEncodeError, a ValueError, on a lone surrogate. Line breaks and tabs come with what is
        # pasted (a machine-readable zone): the parsers of the fields judge them.
        if any((byte < 32 and byte not in b"\t\n\r") or byte == 127 for byte in value.encode()):
            raise ValueError
    elif isinstance(value, dict | list):
        if depth > DEEPEST:
            raise ValueError
        for child in [*value.keys(), *value.values()] if isinstance(value, dict) else value:
            _look_into(child, depth + 1)
