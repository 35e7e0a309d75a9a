"""Everybody passes without a warning, and the typing error does not: issue after issue of the sites that exist."""

from typing import Any

import pytest

from local.harness.person import STRANGER
from local.harness.service import Service

FRANCE = "99100"


def form(nir: str, birthdate: str, **birthplace: str) -> dict[str, Any]:
    title = "monsieur" if nir[0] == "1" else "madame"
    return {**STRANGER, "title": title, "nir": nir, "birthdate": birthdate, "birthplace": birthplace}


@pytest.mark.parametrize(
    "civil_status",
    [
        pytest.param(form("1550391352012", "1955-03-10", country="99352", city="Alger"), id="Alger 1955 with 91"),
        pytest.param(form("1550391352012", "1955-03-10", country=FRANCE, city="Alger"), id="Alger 1955, France ticked"),
        pytest.param(form("1550399352012", "1955-03-10", country="99352", city="Alger"), id="Alger 1955 with 99"),
        pytest.param(form("2700320004012", "1970-03-01", country=FRANCE, commune="2A004"), id="Ajaccio 1970 with 20"),
        pytest.param(form("280032A004012", "1980-03-01", country=FRANCE, commune="2A004"), id="Ajaccio 1980 with 2A"),
        pytest.param(form("1600375040012", "1960-03-01", country=FRANCE, commune="92040"), id="Issy 1960 with 75"),
        pytest.param(form("1850397502012", "1985-03-01", country=FRANCE, commune="97502"), id="Miquelon"),
        pytest.param(form("1850398818012", "1985-03-01", country=FRANCE, commune="98818"), id="Nouméa"),
        pytest.param(form("1850399123012", "1985-03-01", country="99123", city="Moscou"), id="URSS"),
        pytest.param(form("1850399123012", "1985-03-01", country="99155", city="Kiev"), id="URSS, Ukraine ticked"),
    ],
)
def test_history_is_no_reason_to_warn(service: Service, civil_status: dict[str, Any]) -> None:
    answered = service.person().answer_civil_status(civil_status)
    assert answered.status == 200, answered.text


@pytest.mark.parametrize(
    ("civil_status", "code"),
    [
        (form("1851075056012", "1985-01-03", country=FRANCE, commune="75056"), "nir_month_mismatch"),
        (form("2850220004012", "1985-02-03", country=FRANCE, commune="2A004"), "nir_corsica_date"),
        (form("1850399109012", "1985-03-01", country="99123", city="Moscou"), "nir_country_mismatch"),
    ],
)
def test_a_disagreement_is_asked_about(service: Service, civil_status: dict[str, Any], code: str) -> None:
    asked = service.person().answer_civil_status(civil_status)
    assert asked.status == 422
    assert [(each["code"], each["severity"]) for each in asked.body["errors"]] == [(code, "confirm")]


def test_a_wrong_key_is_an_error(service: Service) -> None:
    refused = service.person().answer_civil_status(form("155039135201284", "1955-03-10", country="99352", city="Alger"))
    assert [(each["code"], each["severity"]) for each in refused.body["errors"]] == [("nir_key", "error")]


def test_a_place_that_does_not_exist_is_an_error(service: Service) -> None:
    places = [{"country": FRANCE, "commune": "75999"}, {"country": "99998", "city": "Nowhere"}]
    refused = [service.person().answer_civil_status({**STRANGER, "birthplace": place}).body for place in places]
    assert [each["errors"][0]["code"] for each in refused] == ["commune_unknown", "country_unknown"]


def test_countries_are_listed_under_the_names_of_the_birth_date(service: Service) -> None:
    listed = service.call("GET", "/countries?date=1960-05-01").body["countries"]
    names = {each["country"]: each for each in listed}
    assert names["99123"]["existed"] and not names["99155"]["existed"]
    assert [each["existed"] for each in listed] == sorted((each["existed"] for each in listed), reverse=True)
    english = service.call("GET", "/countries", headers={"accept-language": "en"}).body["countries"]
    assert "Germany" in {each["name"] for each in english}
