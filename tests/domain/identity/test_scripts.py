"""Letters that look like others: a name in one script is left alone, one in several is marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.identity.names import NAME_SIGNS
from chalicelib.domain.identity.scripts import has_mixed_scripts

LATIN = st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F, exclude_characters="µ"), min_size=1)


@pytest.mark.parametrize(
    "name",
    [
        "Martin",
        "Þórdís Ægisdóttir",
        "Đặng Thị Nhàn",
        "I\u0307lker \u0131\u015f\u0131k",
        "d\u2019Angelo-St. Gal·la",
        "\u02bbAna N\u02bcGuessan",  # modifier letters, of every script
        "Παπαδόπουλος",
        "Ольга Щербакова",
        "محمد",
        "שָׁלוֹם",
        "אבו-חמד",
        "Հովհաննիսյան",
        "გიორგი",
        "አበበ",
        "อภิสิทธิ์",
        "नरेन्द्र",
        "ⵉⴷⵉⵔ",  # Berber
        "山田 たろう",
        "佐々木 サユリ",
        "ヴァレリー",
        "김 金",
        "王小明",
        "",
    ],
)
def test_a_name_in_one_script_is_not_marked(name: str) -> None:
    assert not has_mixed_scripts(name)


@pytest.mark.parametrize(
    "name",
    [
        "M\u0430rtin",  # Cyrillic a
        "Dup\u03bfnt",  # Greek omicron
        "\u0410nna",
        "\u13a0upont",  # Cherokee
        "Marti\u0578",  # Armenian
        "Jean \u0420\u0430ul",  # a whole word
        "Παπαδόπουλος Papadópoulos",
        "山田 Taro",
        "たろう 김",
    ],
)
def test_a_name_in_several_scripts_is_marked(name: str) -> None:
    assert has_mixed_scripts(name)


@given(LATIN, st.sampled_from([" ", *NAME_SIGNS, "\u0301", "\u02bc"]), LATIN)
def test_signs_and_marks_are_of_every_script(one: str, sign: str, other: str) -> None:
    assert not has_mixed_scripts(one + sign + other)


@given(LATIN, st.characters(min_codepoint=0x410, max_codepoint=0x44F), LATIN)
def test_one_cyrillic_letter_is_enough(one: str, letter: str, other: str) -> None:
    assert has_mixed_scripts(one + letter + other)
