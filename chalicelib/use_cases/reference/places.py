"""What the reference data say of places and countries: for lists that people choose from, and for the civil status."""

from datetime import date
from typing import Any

from chalicelib.adapters.files import place_search as places
from chalicelib.adapters.files.countries_file import countries
from chalicelib.adapters.files.places_file import Place
from chalicelib.domain.errors import Refused
from chalicelib.domain.identity.birthdates import BirthDate
from chalicelib.domain.identity.birthplace import Birthplace, KnownPlaces
from chalicelib.domain.identity.nir_checks import BirthplaceFacts
from chalicelib.texts.language import Language


def known_places() -> KnownPlaces:
    return KnownPlaces(
        has_country=lambda country: countries().find(country) is not None,
        has_commune=lambda commune: places.find(commune) is not None,
    )


def birthplace_facts(birthplace: Birthplace, birthdate: BirthDate) -> BirthplaceFacts:
    """Every code that the place had, so that history does not pass for an error."""
    communes = places.communes_ever(birthplace.commune) if birthplace.commune else frozenset()
    related = countries().related(birthplace.country, birthdate.earliest())
    return BirthplaceFacts(birthplace.country, communes, related)


def list_places(name: str, department: str | None, day: str | None) -> dict[str, Any]:
    """The communes for what was typed so far; "did you mean" when there is none."""
    at = _day(day)
    found = places.search(name, department, at)
    close = [] if found else places.suggest(name, department, at)
    return {"places": [_place(place) for place in found], "suggestions": [_place(place) for place in close]}


def named_place(commune: str) -> dict[str, Any]:
    """In the same form, the commune that has or had this COG code; none for any other text."""
    place = places.find(commune)
    return {"places": [_place(place)] if place else [], "suggestions": []}


def list_countries(day: str | None, language: Language) -> dict[str, Any]:
    """Every country, those that existed on the day first."""
    return {"countries": countries().at(_day(day), language.value)}


def birthplace_words(birthplace: Birthplace, birthdate: BirthDate, language: Language) -> dict[str, Any]:
    """The birthplace as the recap says it: département and commune by name."""
    country = countries().find(birthplace.country)
    words: dict[str, Any] = {
        "country": birthplace.country,
        "country_name": country.name_at(birthdate.earliest(), language.value) if country else "",
    }
    place = places.find(birthplace.commune) if birthplace.commune else None
    if place:
        return {**words, "department": place.department, "commune_name": place.name.upper()}
    return {**words, "city": birthplace.city}


def _place(place: Place) -> dict[str, Any]:
    return {
        "commune": place.commune,
        "name": place.name,
        "department": place.department,
        "department_name": place.department_name,
        "from": place.since.isoformat() if place.since else None,
        "to": place.until.isoformat() if place.until else None,
    }


def _day(text: str | None) -> date | None:
    """The first day of a date, whole or presumed; None for anything else: a list is no place for a refusal."""
    try:
        return BirthDate.from_iso(text).earliest() if text else None
    except Refused:
        return None
