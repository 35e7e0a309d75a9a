"""What the table of a campaign day says of a sign-up's counts."""

from collections import Counter

import pytest

from local.bench import campaign
from local.bench.campaign import carried, page_with, tables_of
from local.bench.counts import Counts
from local.bench.quotas import PRICES, QUOTAS, Quota

COUNTS = Counts(
    requests=Counter({"POST /registrations": 1, "PUT /registrations/{id}/code": 1}),
    calls=Counter(StartExecution=1, SendTaskSuccess=5, GetItem=20, GenerateMac=4),
    writes=Counter(registrations=16, limits=8, accounts=4),
    invocations=2,
    states=["AwaitContact"] * 10,
    registration_bytes=1500,
)


def lines(start: str) -> list[str]:
    return [line for line in tables_of(COUNTS).splitlines() if line.startswith(f"| [{start}")]


def test_a_quota_that_is_exceeded_says_how_often_and_one_that_is_not_how_much_is_used() -> None:
    [line] = lines("answers to the machine")
    assert line.endswith("| 300 | 5 | 60 | 17% | 67% | **1.7 ×** | **6.7 ×** |")


def test_what_gives_first_stands_first() -> None:
    rows = [line for line in tables_of(COUNTS).splitlines() if line.startswith("| [")][: len(QUOTAS)]
    least = min(QUOTAS, key=lambda quota: carried(quota, COUNTS))
    most = max(QUOTAS, key=lambda quota: carried(quota, COUNTS))
    assert rows[0].startswith(f"| [{least.name}]") and rows[-1].startswith(f"| [{most.name}]")


def test_twice_the_use_carries_half_as_many() -> None:
    quotas = [Quota("x", 100, lambda _, used=used: used, "") for used in (2, 4)]  # type: ignore[misc]
    assert [carried(quota, COUNTS) for quota in quotas] == [50, 25]


def test_a_million_sign_ups_cost_what_each_of_them_uses() -> None:
    [transitions] = lines("transitions](https://aws")
    assert transitions.endswith("| 10 | 29.70 | 297 |")
    total = sum(price.used(COUNTS) * price.a_million for price in PRICES)
    assert f"| all of this | | | {total:,.0f} |" in tables_of(COUNTS)


def test_every_quota_and_price_has_its_source() -> None:
    assert all(each.source.startswith("https://") for each in (*QUOTAS, *PRICES))


def test_a_page_that_lost_a_mark_is_not_written() -> None:
    for mark in (campaign.BEGIN, campaign.END):
        with pytest.raises(ValueError, match="lost a mark"):
            page_with("tables", campaign.PAGE_FILE.read_text("utf-8").replace(mark, ""))
