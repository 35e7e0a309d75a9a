"""A place of birth: a commune of the COG, or a city in free text, and its country. Only the shape is known here."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from chalicelib.domain.errors import ErrorCode, InvalidForm, Refused
from chalicelib.domain.forms import Form, required_text
from chalicelib.domain.identity.names import NAME_SIGNS, one_line

FRANCE = "99100"

# Digits for "Paris 11e"; the rest for "Frankfurt (Oder)", "Saint-Denis/Seine", "Washington, D.C.".
_CITY_SIGNS = NAME_SIGNS + "0123456789,/()"
_COUNTRY = re.compile(r"99[0-9]{3}")
# Départements 01 to 95 (20 was Corsica before 1976), 2A, 2B, 97 and 98 overseas.
_COMMUNE = re.compile(r"(?:0[1-9]|[1-8][0-9]|9[0-5]|97|98|2[AB])[0-9]{3}")


class KnownPlaces(NamedTuple):
    """How the reference data answers: does this COG code of a country, of a commune (also a former one), exist?"""

    has_country: Callable[[str], bool]
    has_commune: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Birthplace:
    """Either `commune` (in France) or `city` (abroad, or a commune of France that is in no list) is present.

    `country`: COG code, France 99100. `commune`: COG code of five characters. `city`: free text, 100 characters.
    """

    country: str
    commune: str | None
    city: str | None

    @property
    def is_in_france(self) -> bool:
        return self.country == FRANCE

    def to_dict(self) -> dict[str, str]:
        """The JSON object that `parse_birthplace` reads."""
        pairs = {"country": self.country, "commune": self.commune, "city": self.city}
        return {name: value for name, value in pairs.items() if value is not None}

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> "Birthplace":
        return cls(stored["country"], stored.get("commune"), stored.get("city"))


def department_of(commune: str) -> str:
    """The département of a COG commune code: "78", "2A", and three characters overseas ("971", "988")."""
    return commune[:3] if commune[:2] in ("97", "98") else commune[:2]


def parse_birthplace(value: object, places: KnownPlaces) -> Birthplace:
    """Read `{"country", "commune"}` or `{"country", "city"}`; null members count as absent.

    Raises:
        InvalidForm: on field `birthplace` REQUIRED, BIRTHPLACE_FORMAT; on `birthplace.country` and `birthplace.commune`
            also COUNTRY_UNKNOWN, COMMUNE_UNKNOWN; on `birthplace.city` CITY_REQUIRED, INVALID_CHARACTERS, TOO_LONG...
    """
    form = Form(_prefixed(value))
    country = form.read("birthplace.country", lambda typed: _parse_country(typed, places))
    commune = form.read("birthplace.commune", lambda typed: _parse_commune(typed, places))
    city = form.read("birthplace.city", _parse_city)
    if country and not form.errors:
        _refuse_contradiction(form, Birthplace(country, commune, city))
    form.finish()
    assert country  # finish() has raised otherwise
    return Birthplace(country, commune, city)


def _prefixed(value: object) -> dict[str, object]:
    """The members under the names that their errors carry."""
    form = Form({})
    if value is None:
        form.refuse("birthplace", ErrorCode.REQUIRED)
    elif not isinstance(value, Mapping):
        form.refuse("birthplace", ErrorCode.BIRTHPLACE_FORMAT)
    else:
        return {f"birthplace.{name}": member for name, member in value.items()}
    raise InvalidForm(form.errors)


def _parse_country(value: object, places: KnownPlaces) -> str:
    code = required_text(value)
    if not _COUNTRY.fullmatch(code):
        raise Refused(ErrorCode.BIRTHPLACE_FORMAT)
    if not places.has_country(code):
        raise Refused(ErrorCode.COUNTRY_UNKNOWN)
    return code


def _parse_commune(value: object, places: KnownPlaces) -> str | None:
    if value is None or value == "":
        return None
    code = required_text(value)
    code = code.replace("a", "A").replace("b", "B")
    if not _COMMUNE.fullmatch(code):
        raise Refused(ErrorCode.BIRTHPLACE_FORMAT)
    if not places.has_commune(code):
        raise Refused(ErrorCode.COMMUNE_UNKNOWN)
    return code


def _parse_city(value: object) -> str | None:
    return None if value is None else one_line(value, _CITY_SIGNS, ErrorCode.INVALID_CHARACTERS) or None


def _refuse_contradiction(form: Form, place: Birthplace) -> None:
    if place.is_in_france and place.commune and place.city:
        form.refuse("birthplace.city", ErrorCode.BIRTHPLACE_FORMAT)
    elif place.is_in_france and not place.commune and not place.city:
        form.refuse("birthplace.commune", ErrorCode.REQUIRED)
    elif not place.is_in_france and place.commune:
        form.refuse("birthplace.commune", ErrorCode.BIRTHPLACE_FORMAT)
    elif not place.is_in_france and not place.city:
        form.refuse("birthplace.city", ErrorCode.CITY_REQUIRED)
