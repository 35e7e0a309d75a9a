"""The language in which a person is answered."""

import re
from enum import StrEnum


class Language(StrEnum):
    """The first one is the default."""

    FR = "fr"
    EN = "en"


# A weight as RFC 9110 (section 12.4.2) has it, more digits tolerated; what does not look like this is left out.
_RANGE = re.compile(r"\s*([A-Za-z]{1,8}|\*)(?:-[A-Za-z0-9-]*)?\s*(?:;\s*[qQ]\s*=\s*([01](?:\.[0-9]*)?)\s*)?")
# No browser sends more, and a hostile header is not worth reading to its end.
_LONGEST_HEADER = 500


def choose_language(accept_language: str | None) -> Language:
    """The language that an `Accept-Language` header prefers; French when it says nothing that we have.

    The first one named wins between equals. `*` stands for the languages that the header does not name. Never raises.
    """
    weights: dict[str, float] = {}
    for part in (accept_language or "")[:_LONGEST_HEADER].split(","):
        if match := _RANGE.fullmatch(part):
            name, weight = match[1].lower(), min(1.0, float(match[2] or 1))
            weights[name] = max(weight, weights.get(name, 0.0))
    everything_else = weights.pop("*", 0.0)
    ours = {Language(name): weight for name, weight in weights.items() if name in set(Language)}
    for language in Language:
        ours.setdefault(language, everything_else)
    best = max(ours, key=ours.__getitem__)
    return best if ours[best] > 0 else Language.FR
