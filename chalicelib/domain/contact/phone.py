"""A French mobile, overseas included: read as people write it, kept in E.164."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from chalicelib.domain.errors import ErrorCode, Refused
from chalicelib.domain.forms import required_text, without_separators

OVERSEAS = ("+590", "+594", "+596", "+262")

# 0692…, 0690… typed nationally are invalid in France proper: each region in turn. RE also knows Mayotte's +262 639.
_REGIONS = ("FR", "GP", "RE", "GF", "MQ")
# The library reads letters as a keypad does, and digits of every script.
_DIALLED = re.compile(r"\+?[0-9]{4,20}")
# ARCEP keeps 06 39 98 xx xx for fiction.
_FICTIONAL = re.compile(r"\+3363998[0-9]{4}")
# None: nothing against it.
_BEST_FIRST = (None, ErrorCode.PHONE_NOT_MOBILE, ErrorCode.PHONE_INVALID)


class PhoneRules(NamedTuple):
    """Which mobiles get an SMS. `prefixes`: country prefixes served. `allow_fictional`: never in production."""

    prefixes: frozenset[str] = frozenset(("+33", *OVERSEAS))
    allow_fictional: bool = False


def parse_phone(value: object, rules: PhoneRules) -> str:
    """A mobile in E.164, from its national or international writing with any separators.

    Raises:
        Refused: REQUIRED, NOT_TEXT, TOO_LONG, PHONE_INVALID, PHONE_NOT_MOBILE, PHONE_COUNTRY_NOT_SERVED.
    """
    dialled = without_separators(required_text(value), also="()")
    if not _DIALLED.fullmatch(dialled):
        raise Refused(ErrorCode.PHONE_INVALID)
    readings = list(_readings(dialled, rules))
    if not readings:
        raise Refused(ErrorCode.PHONE_INVALID)
    # min: the first of the best, so that France comes first.
    refusal, prefix, e164 = min(readings, key=lambda reading: _BEST_FIRST.index(reading[0]))
    if prefix not in rules.prefixes:
        raise Refused(ErrorCode.PHONE_COUNTRY_NOT_SERVED)
    if refusal is not None:
        raise Refused(refusal)
    return e164


def _readings(dialled: str, rules: PhoneRules) -> Iterator[tuple[ErrorCode | None, str, str]]:
    """What the number may be, region by region: what is against it, its country prefix, its E.164 form."""
    # Here, not above: 22 ms at each cold start of each function, for this one step and channel.
    import phonenumbers

    kinds = phonenumbers.PhoneNumberType
    against = {kinds.MOBILE: None, kinds.FIXED_LINE_OR_MOBILE: None, kinds.UNKNOWN: ErrorCode.PHONE_INVALID}
    for region in _REGIONS:
        try:
            number = phonenumbers.parse(dialled, region)
        except phonenumbers.NumberParseException:
            continue
        e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        refusal = against.get(phonenumbers.number_type(number), ErrorCode.PHONE_NOT_MOBILE)
        if rules.allow_fictional and _FICTIONAL.fullmatch(e164):
            refusal = None
        yield refusal, f"+{number.country_code}", e164
