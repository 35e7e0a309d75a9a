"""How long a text is once it is an SMS in the GSM 7-bit alphabet (3GPP TS 23.038, section 6.2.1)."""

# One part. A longer text, or one character outside the alphabet (then 70), is sent and paid as several.
LONGEST_PART = 160

_ONE_SEPTET = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWO_SEPTETS = frozenset("\f^{}\\[~]|€")


def gsm7_length(text: str) -> int:
    """The length in septets.

    Raises:
        ValueError: a character is not in the alphabet (the message names it; never call this on personal data).
    """
    return sum(_septets(character) for character in text)


def _septets(character: str) -> int:
    if character in _ONE_SEPTET:
        return 1
    if character in _TWO_SEPTETS:
        return 2
    raise ValueError(f"{character!r} is not in the GSM 7-bit alphabet")
