"""A NIR against the rest of the civil status: history explains the difference, or the person is asked to check."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.errors import ErrorCode
from chalicelib.domain.identity.birthdates import BirthDate
from chalicelib.domain.identity.birthplace import FRANCE
from chalicelib.domain.identity.nir import Nir
from chalicelib.domain.identity.nir_checks import BirthplaceFacts, disagreements

TITLE, YEAR = ErrorCode.NIR_TITLE_MISMATCH, ErrorCode.NIR_YEAR_MISMATCH
MONTH, UNUSUAL_MONTH = ErrorCode.NIR_MONTH_MISMATCH, ErrorCode.NIR_MONTH_UNUSUAL
CORSICA, COUNTRY = ErrorCode.NIR_CORSICA_DATE, ErrorCode.NIR_COUNTRY_MISMATCH
DEPARTMENT, COMMUNE = ErrorCode.NIR_DEPARTMENT_MISMATCH, ErrorCode.NIR_COMMUNE_MISMATCH


def in_france(*communes: str) -> BirthplaceFacts:
    """A commune with every code it has or had; a city in free text when there is none."""
    return BirthplaceFacts(FRANCE, frozenset(communes), frozenset({FRANCE}))


def abroad(country: str, *relatives: str) -> BirthplaceFacts:
    return BirthplaceFacts(country, frozenset(), frozenset({country, *relatives}))


FREE_TEXT = in_france()
PARIS, PARIS_12, LYON, LYON_9, MARSEILLE_4 = map(in_france, ("75056", "75112", "69123", "69389", "13204"))
NICE, SOISY = in_france("06088"), in_france("95598", "78598")
ISSY, ARGENTEUIL, ANTONY = in_france("92040", "75040"), in_france("95018", "78018"), in_france("92002", "75002")
MEUDON, VERSAILLES, CHATEAUFORT = in_france("92048", "78400"), in_france("78646"), in_france("78143", "91143")
AJACCIO, BASTIA, PROPRIANO = in_france("2A004", "20004"), in_france("2B033"), in_france("2A249", "20249", "20325")
VILLEURBANNE, CHAPONNAY = in_france("69266"), in_france("69270", "38079")
ANNECY = in_france("74010", "74011", "74028", "74093", "74182", "74217", "74268")
MAMOUDZOU, SAINT_BARTHELEMY, SAINT_MARTIN = in_france("97611"), in_france("97701"), in_france("97801", "97127")
FORT_DE_FRANCE, SAINT_DENIS_974 = in_france("97209"), in_france("97411")
SAINT_PIERRE, NOUMEA, PAPEETE, MATA_UTU = map(in_france, ("97502", "98818", "98735", "98613"))
ALGERIA, MOROCCO, TUNISIA = abroad("99352"), abroad("99350", "99325", "99313"), abroad("99351")
RUSSIA, SPAIN, GERMANY = abroad("99123"), abroad("99134"), abroad("99109", "99142")
UKRAINE, SERBIA = abroad("99155", "99123"), abroad("99121", "99120", "99510")

# reason: (birth date, birthplace, place in the NIR, warning or None)
PLACES: dict[str, tuple[str, BirthplaceFacts, str, ErrorCode | None]] = {
    # the same place
    "the commune of today": ("1984-03-10", NICE, "06088", None),
    "another commune of the département": ("1984-03-10", NICE, "06029", COMMUNE),
    "another département": ("1984-03-10", NICE, "83088", DEPARTMENT),
    "digits of the département swapped": ("1984-03-10", NICE, "60088", DEPARTMENT),
    "digits of the commune swapped": ("1984-03-10", VILLEURBANNE, "69626", COMMUNE),
    "a number for the orders that 999 could not hold": ("1984-03-10", NICE, "06990", None),
    "such a number in another département": ("1984-03-10", NICE, "83990", DEPARTMENT),
    # cities with arrondissements
    "Paris, NIR with the arrondissement": ("1984-03-10", PARIS, "75112", None),
    "Paris 12, NIR with the arrondissement": ("1984-03-10", PARIS_12, "75112", None),
    "Paris 12, NIR with the city": ("1984-03-10", PARIS_12, "75056", None),
    "Paris 12, NIR with another arrondissement": ("1984-03-10", PARIS_12, "75113", COMMUNE),
    "Paris 12 with its city, another arrondissement": ("1984-03-10", in_france("75056", "75112"), "75113", COMMUNE),
    "Paris, NIR with an arrondissement that is not": ("1984-03-10", PARIS, "75121", COMMUNE),
    "Lyon, NIR with the arrondissement": ("1984-03-10", LYON, "69385", None),
    "Lyon, NIR with the city": ("1984-03-10", LYON, "69123", None),
    "Lyon 9 was Lyon 5 until August 1964": ("1964-08-11", LYON_9, "69385", None),
    "Lyon 9 exists since August 1964": ("1964-08-12", LYON_9, "69385", COMMUNE),
    "Marseille 4, NIR with the city": ("1984-03-10", MARSEILLE_4, "13055", None),
    # communes merged, renamed, moved
    "a commune merged in 2016, birth before": ("1990-03-10", ANNECY, "74011", None),
    "a commune merged in 2016, birth after": ("2016-03-10", ANNECY, "74010", None),
    "a commune merged in 1970 with another one": ("1960-03-10", PROPRIANO, "20325", None),
    "Isère before the move to Rhône": ("1960-03-10", CHAPONNAY, "38079", None),
    "Rhône after the move from Isère": ("1970-03-10", CHAPONNAY, "69270", None),
    # Seine and Seine-et-Oise
    "Issy was in Seine before 1968": ("1960-03-10", ISSY, "75040", None),
    "Issy on the last day of Seine": ("1967-12-31", ISSY, "75040", None),
    "Issy in Hauts-de-Seine since 1968": ("1968-01-01", ISSY, "92040", None),
    "75 for Issy after 1967": ("1968-01-01", ISSY, "75040", DEPARTMENT),
    "92 for Issy before 1968, a number allotted later": ("1960-03-10", ISSY, "92040", None),
    "78 for Issy before 1968": ("1960-03-10", ISSY, "78040", None),
    "75 for Antony before 1968": ("1955-03-10", ANTONY, "75002", None),
    "Seine-et-Oise for Argenteuil before 1968": ("1960-03-10", ARGENTEUIL, "78018", None),
    "78 for Argenteuil after 1967": ("1990-03-10", ARGENTEUIL, "78018", DEPARTMENT),
    "Seine-et-Oise under another number": ("1960-03-10", MEUDON, "78400", None),
    "Seine-et-Oise for Soisy, wrong commune": ("1960-03-10", SOISY, "78599", COMMUNE),
    "Versailles has kept its code": ("1960-03-10", VERSAILLES, "78646", None),
    "75 for Versailles before 1968": ("1960-03-10", VERSAILLES, "75646", None),
    "75 for Versailles after 1967": ("1970-03-10", VERSAILLES, "75646", DEPARTMENT),
    "Châteaufort, in 91 for two years": ("1968-06-01", CHATEAUFORT, "91143", None),
    "Châteaufort, back in 78": ("1990-06-01", CHATEAUFORT, "78143", None),
    "presumed born in the last year of Seine": ("1967", ISSY, "75040", None),
    "presumed born in the first year of Hauts-de-Seine": ("1968", ISSY, "75040", DEPARTMENT),
    "77 was never Seine": ("1960-03-10", ISSY, "77040", DEPARTMENT),
    # Corsica
    "Ajaccio in 1970 with 20": ("1970-03-10", AJACCIO, "20004", None),
    "Ajaccio in 1980 with 2A": ("1980-03-10", AJACCIO, "2A004", None),
    "the last day of 20": ("1975-12-31", AJACCIO, "20004", None),
    "the first day of 2A": ("1976-01-01", AJACCIO, "2A004", None),
    "20 for Bastia, its old code not in the data": ("1970-03-10", BASTIA, "20033", None),
    "20 since 1976": ("1976-01-01", AJACCIO, "20004", CORSICA),
    "2A before 1976": ("1975-12-31", AJACCIO, "2A004", CORSICA),
    "2B before 1976": ("1960-03-10", BASTIA, "2B033", CORSICA),
    "2A for a commune of Haute-Corse": ("1980-03-10", BASTIA, "2A033", DEPARTMENT),
    "20 for Ajaccio, wrong commune": ("1970-03-10", AJACCIO, "20040", COMMUNE),
    "2A before 1976, city in free text": ("1960-03-10", FREE_TEXT, "2A045", CORSICA),
    "20 since 1976, city in free text": ("1985-03-10", FREE_TEXT, "20045", CORSICA),
    "presumed born in 1975, 20": ("1975", AJACCIO, "20004", None),
    "presumed born in 1976, 2A": ("1976", AJACCIO, "2A004", None),
    "presumed born in 1976, 20": ("1976", AJACCIO, "20004", CORSICA),
    # overseas
    "Martinique": ("1985-03-10", FORT_DE_FRANCE, "97209", None),
    "another commune of Martinique": ("1985-03-10", FORT_DE_FRANCE, "97212", COMMUNE),
    "Guadeloupe for Martinique": ("1985-03-10", FORT_DE_FRANCE, "97109", DEPARTMENT),
    "an overflow number overseas has two digits": ("1985-03-10", FORT_DE_FRANCE, "97290", None),
    "La Réunion for its Saint-Denis": ("1985-03-10", SAINT_DENIS_974, "97411", None),
    "93 for the Saint-Denis of La Réunion": ("1985-03-10", SAINT_DENIS_974, "93066", DEPARTMENT),
    "Saint-Pierre-et-Miquelon": ("1970-03-10", SAINT_PIERRE, "97502", None),
    "Nouméa": ("1970-03-10", NOUMEA, "98818", None),
    "Papeete": ("1970-03-10", PAPEETE, "98735", None),
    "Wallis-et-Futuna": ("1990-03-10", MATA_UTU, "98613", None),
    "Nouméa, NIR of Papeete": ("1970-03-10", NOUMEA, "98735", DEPARTMENT),
    "Mayotte was 985": ("2011-03-30", MAMOUDZOU, "98511", None),
    "Mayotte is 976 since the département": ("2011-03-31", MAMOUDZOU, "97611", None),
    "985 since the département": ("2011-03-31", MAMOUDZOU, "98511", DEPARTMENT),
    "Mayotte, number allotted later with 976": ("1985-03-10", MAMOUDZOU, "97611", None),
    "Saint-Barthélemy was in Guadeloupe": ("2006-12-31", SAINT_BARTHELEMY, "97123", None),
    "Saint-Barthélemy left Guadeloupe in the course of 2007": ("2007-06-10", SAINT_BARTHELEMY, "97123", None),
    "971 for Saint-Barthélemy after 2007": ("2008-01-01", SAINT_BARTHELEMY, "97123", DEPARTMENT),
    "Saint-Martin was in Guadeloupe": ("1990-03-10", SAINT_MARTIN, "97127", None),
    "971 for Saint-Martin after 2007": ("2010-03-10", SAINT_MARTIN, "97127", DEPARTMENT),
    "Saint-Martin on its own": ("2010-03-10", SAINT_MARTIN, "97801", None),
    # Algeria, Morocco, Tunisia
    "Alger in 1955 with 91, Algeria named": ("1955-03-10", ALGERIA, "91352", None),
    "Alger in 1955 with 91, France named": ("1955-03-10", FREE_TEXT, "91352", None),
    "Alger in 1955 with 99, Algeria named": ("1955-03-10", ALGERIA, "99352", None),
    "Alger in 1955 with 99, France named": ("1955-03-10", FREE_TEXT, "99352", None),
    "Oran in 1955 with 92": ("1955-03-10", ALGERIA, "92352", None),
    "Constantine in 1955 with 93": ("1955-03-10", ALGERIA, "93352", None),
    "the South of Algeria in 1955 with 94": ("1955-03-10", ALGERIA, "94352", None),
    "the last day before independence": ("1962-07-02", ALGERIA, "91352", None),
    "91 for Algeria since independence": ("1962-07-03", ALGERIA, "91352", COUNTRY),
    "presumed born in the year of independence": ("1962", ALGERIA, "91352", None),
    "99 since independence, France named": ("1970-03-10", FREE_TEXT, "99352", COUNTRY),
    "99 since independence, Algeria named": ("1970-03-10", ALGERIA, "99352", None),
    "95 was Morocco, not Algeria": ("1955-03-10", ALGERIA, "95350", COUNTRY),
    "Morocco in 1960 with 95": ("1960-03-10", MOROCCO, "95350", None),
    "Morocco in 1960 with 95, France named": ("1960-03-10", FREE_TEXT, "95350", None),
    "Morocco in 1960 with 99, France named": ("1960-03-10", FREE_TEXT, "99350", None),
    "95 for Morocco since 1964": ("1964-01-01", MOROCCO, "95350", COUNTRY),
    "Tunisia in 1963 with 96": ("1963-12-31", TUNISIA, "96351", None),
    "Tunisia in 1963 with 96, France named": ("1963-12-31", FREE_TEXT, "96351", None),
    "96 for Tunisia since 1964": ("1964-01-01", TUNISIA, "96351", COUNTRY),
    "96 was never in France": ("1964-01-01", FREE_TEXT, "96351", DEPARTMENT),
    "Tanger named, Morocco's département": ("1955-03-10", abroad("99325", "99350"), "95350", None),
    "Alger's département in 1955, Nice named": ("1955-03-10", NICE, "91352", DEPARTMENT),
    "Alger's département in 1955, Spain named": ("1955-03-10", SPAIN, "91352", COUNTRY),
    # abroad
    "the country of today": ("1984-03-10", SPAIN, "99134", None),
    "another country": ("1984-03-10", SPAIN, "99127", COUNTRY),
    "born in the URSS, Russia named": ("1970-03-10", RUSSIA, "99123", None),
    "born in the URSS, Ukraine named": ("1970-03-10", UKRAINE, "99123", None),
    "born in Ukraine": ("1995-03-10", UKRAINE, "99155", None),
    "born in East Germany, Germany named": ("1970-03-10", GERMANY, "99142", None),
    "born in Yugoslavia, Serbia named": ("1970-03-10", SERBIA, "99121", None),
    "a country's overflow number": ("1984-03-10", SPAIN, "99999", None),
    "NIR of France, abroad named": ("1984-03-10", SPAIN, "06088", COUNTRY),
    "NIR from abroad, a commune named": ("1984-03-10", NICE, "99134", COUNTRY),
    "NIR from abroad, French free text": ("1984-03-10", FREE_TEXT, "99134", COUNTRY),
    "NIR of Algeria, a commune named": ("1955-03-10", NICE, "99352", COUNTRY),
    # a commune of France that is in no list
    "free text says nothing of the département": ("1984-03-10", FREE_TEXT, "06088", None),
    "free text says nothing of the commune": ("1984-03-10", FREE_TEXT, "06777", None),
    "free text, 91 after the independence of Algeria": ("1970-03-10", FREE_TEXT, "91228", None),
    "free text, overseas": ("1970-03-10", FREE_TEXT, "98818", None),
}

# reason: (birth date, title, first five characters, warnings)
WHO_AND_WHEN: dict[str, tuple[str, str, str, tuple[ErrorCode, ...]]] = {
    "a woman": ("1984-03-10", "madame", "28403", ()),
    "a man": ("1984-03-10", "monsieur", "18403", ()),
    "a woman being registered": ("1984-03-10", "madame", "48403", ()),
    "a man being registered": ("1984-03-10", "monsieur", "38403", ()),
    "a woman with a provisional number": ("1984-03-10", "madame", "88403", ()),
    "a man with a provisional number": ("1984-03-10", "monsieur", "78403", ()),
    "a title that disagrees": ("1984-03-10", "madame", "18403", (TITLE,)),
    "a title that disagrees, the other way": ("1984-03-10", "monsieur", "28403", (TITLE,)),
    "a provisional number of the other sex": ("1984-03-10", "madame", "78403", (TITLE,)),
    "another year": ("1985-03-10", "madame", "28403", (YEAR,)),
    "digits of the year swapped": ("1984-03-10", "madame", "24803", (YEAR,)),
    "a century after": ("2010-03-10", "madame", "21003", ()),
    "a hundred years old": ("1910-03-10", "madame", "21003", ()),
    "the year 2000": ("2000-03-10", "madame", "20003", ()),
    "the year 2005 beside 1905's digits": ("2005-03-10", "madame", "20503", ()),
    "another month": ("1984-04-10", "madame", "28403", (MONTH,)),
    "digits of the month swapped, 10 for 01": ("1984-01-10", "madame", "28410", (MONTH,)),
    "digits of the month swapped, 01 for 10": ("1984-10-10", "madame", "28401", (MONTH,)),
    "digits of the month swapped, 30 for 03": ("1984-03-10", "madame", "28430", (MONTH,)),
    "digits of the month swapped, 90 for 09": ("1984-09-10", "madame", "28490", (MONTH,)),
    "digits of the month swapped, 21 for 12": ("1984-12-10", "madame", "28421", (UNUSUAL_MONTH,)),
    "pseudo-month 20": ("1984-03-10", "madame", "28420", ()),
    "pseudo-month 30": ("1984-04-10", "madame", "28430", ()),
    "pseudo-month 42": ("1984-03-10", "madame", "28442", ()),
    "pseudo-month 50": ("1984-03-10", "madame", "28450", ()),
    "pseudo-month 99": ("1984-03-10", "madame", "28499", ()),
    "pseudo-month 30, day not known": ("1984-03", "madame", "28430", ()),
    "month 25 is unusual": ("1984-03-10", "madame", "28425", (UNUSUAL_MONTH,)),
    "month 25 is unusual, whatever is known": ("1984", "madame", "28425", (UNUSUAL_MONTH,)),
    "presumed in its month": ("1984-03", "madame", "28403", ()),
    "presumed in its month, another one": ("1984-03", "madame", "28404", (MONTH,)),
    "presumed in its year": ("1984", "madame", "28403", ()),
    "presumed in another year": ("1985", "madame", "28403", (YEAR,)),
    "nothing agrees": ("1970-01-31", "monsieur", "28403", (TITLE, YEAR, MONTH)),
}


@pytest.mark.parametrize(
    ("birthdate", "facts", "place", "warning"), [pytest.param(*case, id=reason) for reason, case in PLACES.items()]
)
def test_the_place_is_to_check_when_nothing_explains_it(
    birthdate: str, facts: BirthplaceFacts, place: str, warning: ErrorCode | None
) -> None:
    born = BirthDate.from_iso(birthdate)
    nir = Nir(f"2{birthdate[2:4]}{birthdate[5:7] or '20'}{place}084")
    assert disagreements(nir, "madame", born, facts) == ((warning,) if warning else ())


@pytest.mark.parametrize(
    ("birthdate", "title", "start", "warnings"),
    [pytest.param(*case, id=reason) for reason, case in WHO_AND_WHEN.items()],
)
def test_title_year_and_month_are_to_check_when_they_differ(
    birthdate: str, title: str, start: str, warnings: tuple[ErrorCode, ...]
) -> None:
    nir = Nir(f"{start}99999084")
    assert disagreements(nir, title, BirthDate.from_iso(birthdate), SPAIN) == warnings


def test_every_warning_is_given_at_once() -> None:
    warnings = disagreements(Nir("140102A004084"), "madame", BirthDate(1955, 1, 31), NICE)
    assert warnings == (TITLE, YEAR, MONTH, CORSICA, DEPARTMENT)


def test_an_impossible_person_of_the_tests_has_no_warning() -> None:
    assert disagreements(Nir("2840399999084"), "madame", BirthDate(1984, 3, 10), SPAIN) == ()


@given(
    sex=st.sampled_from("123478"),
    year=st.integers(0, 99),
    month=st.integers(0, 99),
    place=st.sampled_from(sorted({case[2] for case in PLACES.values()})),
    title=st.sampled_from(["madame", "monsieur"]),
    birthdate=st.dates().map(lambda day: BirthDate(day.year, day.month, day.day))
    | st.builds(BirthDate, st.integers(1, 9999), st.none() | st.integers(1, 12), st.none()),
    facts=st.sampled_from([case[1] for case in PLACES.values()]),
)
def test_any_civil_status_gets_warnings_and_never_a_failure(
    sex: str, year: int, month: int, place: str, title: str, birthdate: BirthDate, facts: BirthplaceFacts
) -> None:
    warnings = disagreements(Nir(f"{sex}{year:02d}{month:02d}{place}084"), title, birthdate, facts)
    assert len(set(warnings)) == len(warnings) <= 5
    assert len({COUNTRY, DEPARTMENT, COMMUNE} & set(warnings)) <= 1
