"""Birthplaces are found by name as people type it, best first, and "did you mean" follows a typing error."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chalicelib.adapters.files import place_search as places
from chalicelib.adapters.files import places_file
from chalicelib.adapters.files.place_search import Place, search, suggest
from chalicelib.domain.identity.place_names import fold_place_name
from tests.domain.hostile import ODD_TEXTS


def codes(found: list[Place]) -> list[str]:
    return [place.commune for place in found]


@pytest.fixture(scope="module")
def file() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{places_file.FILE.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        yield connection


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("nice", "06088"),
        ("NICE", "06088"),
        ("marseil", "13055"),  # beginning
        ("rouvray etienne", "76575"),  # later words
        ("issy moul", "92040"),  # words, each by its beginning
        ("moul issy", "92040"),  # in any order
        ("saint etienne du rouvray", "76575"),  # accents, hyphens
        ("Saint-Étienne-du-Rouvray", "76575"),
        ("st etienne du rouv", "76575"),
        ("ste foy les lyon", "69202"),
        ("st", "56201"),  # Le Saint (Morbihan): the very word, then Strasbourg and all the saints
        ("havre", "76351"),  # its article left out
        ("le havre", "76351"),
        ("mans", "72181"),
        ("oeuilly", "51410"),
        ("Œuilly", "51410"),
        ("l'hay", "94038"),
        ("L\u2019HAŸ", "94038"),
        ("ajaccio", "2A004"),
        ("bastia", "2B033"),
        ("paris", "75056"),
        ("paris 20", "75120"),
        ("paris 1er", "75101"),
        ("lyon 3eme", "69383"),
        ("marseille 16", "13216"),
        ("saint pierre et miquelon", ""),  # the collectivity is no commune
        ("miquelon", "97501"),
        ("nouméa", "98818"),
        ("papeete", "98735"),
        ("mamoudzou", "97611"),
        ("saint barthelemy", "97701"),
        ("cayenne", "97302"),
        ("uvea", "98613"),
        ("arbignieu", "01015"),  # merged in 2016 into Arboys en Bugey, which has its code
        ("arboys", "01015"),
        ("annecy le vieux", "74011"),  # merged in 2017
        ("y", "80829"),
        ("oo", "31404"),
    ],
)
def test_a_place_is_found_as_people_type_it(typed: str, best: str) -> None:
    found = search(typed)
    assert codes(found)[:1] == ([best] if best else [])


def test_saint_denis_of_both_departements_comes_first_while_it_is_typed() -> None:
    assert codes(search("st deni"))[:2] == ["97411", "93066"]
    assert codes(search("saint denis"))[:2] == ["97411", "93066"]


def test_what_looks_like_an_abbreviation_may_also_begin_a_word() -> None:
    assert "67482" in codes(search("st"))  # Strasbourg
    assert "55502" in codes(search("ste", "55"))  # Stenay


def test_the_whole_name_comes_before_its_beginning_and_that_before_a_later_word() -> None:
    names = [fold_place_name(place.name) for place in search("issy")]
    assert names == ["issy les moulineaux", "issy l eveque", "issy les moulineaux", "marly sous issy"]
    assert search("vienne")[0].name == "Vienne"


def test_arrondissements_follow_their_city_in_the_order_of_their_numbers() -> None:
    assert codes(search("lyon"))[:10] == ["69123", *(str(code) for code in range(69381, 69390))]


def test_never_more_than_twenty_answers() -> None:
    assert len(search("saint")) == 20
    assert len(search("sur")) == 20


@pytest.mark.parametrize(
    ("typed", "department", "found"),
    [
        ("saint denis", "93", ["93066", "93039"]),  # and L'Île-Saint-Denis
        ("saint denis", "974", ["97411"]),
        ("saint pierre", "975", ["97502"]),
        ("ajaccio", "2A", ["2A004"]),
        ("ajaccio", " 2a ", ["2A004"]),
        ("ajaccio", "20", ["20004"]),
        ("issy", "75", ["75040"]),
        ("issy", "92", ["92040"]),
        ("mamoudzou", "985", ["98511"]),
        ("nice", "75", []),
        ("nice", "", ["06088", "55384", "21454"]),
        ("nice", "6", ["06088"]),
        ("nice", "06' OR '1'='1", []),
        ("y", "80", ["80829"]),
        ("y", "75", []),
    ],
)
def test_a_departement_narrows_the_answers(typed: str, department: str, found: list[str]) -> None:
    assert codes(search(typed, department)) == found


@pytest.mark.parametrize(
    ("typed", "born", "order"),
    [
        ("ajaccio", date(1975, 12, 31), ["20004", "2A004"]),
        ("ajaccio", date(1976, 1, 1), ["2A004", "20004"]),
        ("ajaccio", None, ["2A004", "20004"]),
        ("issy les", date(1967, 12, 31), ["75040", "92040"]),
        ("issy les", date(1968, 1, 1), ["92040", "75040"]),
        ("mamoudzou", date(2000, 1, 1), ["98511", "97611"]),
        ("mamoudzou", date(2020, 1, 1), ["97611", "98511"]),
        ("saint priest", date(1960, 1, 1), ["69290", "38447"]),  # moved to Rhône on a day that the data do not tell
    ],
)
def test_what_was_in_force_at_the_birth_date_comes_first(typed: str, born: date | None, order: list[str]) -> None:
    found = [code for code in codes(search(typed, date=born)) if code in order]
    assert found == order


def test_a_name_that_a_merger_gave_comes_after_the_others_for_births_before_any_merger() -> None:
    young, old = date(2020, 1, 1), date(1990, 1, 1)
    names = {day: [place.name for place in search("valserhone", date=day)] for day in (young, old)}
    assert names[young] == names[old] == ["Valserhône"]
    assert [place.name for place in search("bage", "01", old)].index("Bâgé-Dommartin") > 0
    assert search("bage dommartin", "01", old)[0].since is None  # a bound to sort by is not told as a date


def test_dates_and_departement_are_told() -> None:
    assert search("issy les moul", date=date(1960, 1, 1))[0] == Place(
        "75040", "Issy-les-Moulineaux", "75", None, date(1968, 1, 1), "Seine"
    )
    assert search("issy les moul")[0] == Place(
        "92040", "Issy-les-Moulineaux", "92", date(1968, 1, 1), None, "Hauts-de-Seine"
    )


@pytest.mark.parametrize("typed", ["", " ", "-", "a", "É", "%", "_", "a%", "\x00", "\ud800", "北京", "z" * 10_000])
def test_nothing_one_letter_and_nonsense_are_answered_with_nothing(typed: str) -> None:
    assert search(typed) == []
    assert suggest(typed) == []


def test_one_letter_is_answered_without_opening_the_file() -> None:
    places_file._source.cache_clear()
    for typed in ("", "a", "y", "  é ", "%"):
        search(typed)
    assert places_file._source.cache_info().currsize == 0


def test_the_names_of_one_letter_are_those_of_the_file(file: sqlite3.Connection) -> None:
    rows = file.execute("SELECT commune FROM place WHERE length(name) = 1").fetchall()
    assert [code for (code,) in rows] == codes(list(places.ONE_LETTER.values()))
    assert places.find("80829") == places.ONE_LETTER["y"]


def test_no_name_of_the_file_is_longer_than_what_is_looked_up(file: sqlite3.Connection) -> None:
    assert file.execute("SELECT max(length(text)) FROM whole").fetchone()[0] <= places.LONGEST_NAME


def test_every_name_finds_its_place(file: sqlite3.Connection) -> None:
    # Each thirteenth: names of every length and département, in a few seconds.
    rows = file.execute("SELECT commune, name FROM place WHERE id % 13 = 0").fetchall()
    lost = [
        (code, name)
        for code, name in rows
        if code not in codes(search(name, code[:3] if code[:2] > "96" else code[:2]))
    ]
    assert lost == []


WILD = st.sampled_from(
    ["%", "_", "a%", "' OR 1=1 --", '"', "nice'; DROP TABLE place", "sa sa", "s s", "\x00nice", "[a-z]", "*"]
)
HOSTILE = st.text(st.characters(), max_size=80) | st.text("saint de%_'\x00\ud800", max_size=40) | ODD_TEXTS | WILD


@given(HOSTILE, st.none() | HOSTILE | st.sampled_from(["75", "2A", "974"]), st.none() | st.dates())
@example("a" * 10_000, "b" * 10_000, date.max)
@example("a " * 5_000, None, date.min)
def test_any_text_has_an_answer(name: str, department: str | None, day: date | None) -> None:
    found = search(name, department, day)
    assert len(found) <= 20
    assert len({(place.commune, place.name) for place in found}) == len(found)
    assert found == search(name, department, day)
    assert len(suggest(name, department, day)) <= 5


@given(st.data())
def test_each_answer_has_every_word_typed(data: st.DataObject) -> None:
    words = data.draw(
        st.lists(st.sampled_from(["saint", "sa", "la", "en", "vil", "de", "mont", "x", "nogent"]), min_size=1)
    )
    for place in search(" ".join(words)):
        assert all(any(own.startswith(word) for own in fold_place_name(place.name).split()) for word in words)


@pytest.mark.parametrize(
    ("typed", "department", "meant"),
    [
        ("marseile", None, "13055"),
        ("ajacio", None, "2A004"),
        ("saintdenis", None, "97411"),
        ("labergement clemenciat", None, "01001"),
        ("strasbour", "67", "67482"),
        ("sant denis", "974", "97411"),
        ("nouméha", "988", "98818"),
        ("bordaux", "33", "33063"),
        ("xice", "06", "06088"),  # even its first letter, within a département
    ],
)
def test_a_typing_error_gets_the_place_that_was_meant(typed: str, department: str | None, meant: str) -> None:
    assert search(typed, department) == [] or typed == "strasbour"
    assert suggest(typed, department)[0].commune == meant


def test_suggestions_in_force_at_the_birth_date_come_first() -> None:
    assert codes(suggest("ajacio", date=date(1970, 1, 1)))[:2] == ["20004", "2A004"]


def test_a_name_that_is_like_none_gets_no_suggestion() -> None:
    assert suggest("qqqqqqqqqq") == suggest("nice", "nowhere") == suggest("xylophone", "2A") == []


def test_what_people_type_costs_few_steps_of_the_database() -> None:
    """Steps of SQLite's own machine, as a clock would be unsure: 60 000 take about 1 ms."""
    connection = places_file._source().connection
    counted: list[int] = []
    steps = []
    connection.set_progress_handler(lambda: counted.append(100), 100)
    for name in (
        "Saint-Denis",
        "La Roche-sur-Yon",
        "Paris 20e",
        "Nogent-le-Rotrou",
        "Les Ulis",
        "Châlons-en-Champagne",
    ):
        for end in range(2, len(name) + 1):
            counted.clear()
            search(name[:end])
            steps.append(sum(counted))
    connection.set_progress_handler(None, 0)
    assert max(steps) < 100_000
    assert sorted(steps)[len(steps) // 2] < 5_000


def test_threads_share_the_connection() -> None:
    typed = ["sa", "nice", "st deni", "la roche", "paris", "ajaccio"] * 20
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(search, typed)) == list(map(search, typed))
