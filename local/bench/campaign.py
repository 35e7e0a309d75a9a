"""Prints what gives first on a day of many sign-ups, and what they cost: the bench's counts of one, times AWS's quotas
and prices, between two marks of docs/runbook/campaign-day.md (`make docs`).
"""

import os
from collections.abc import Iterator
from contextlib import redirect_stdout
from textwrap import wrap

from local import ROOT
from local.bench.counts import READS_A_WAIT, Counts, count_sign_up
from local.bench.quotas import MESSAGES, PAGE, PRICES, QUOTAS, Price, Quota, seconds_of, units_of

PAGE_FILE = ROOT / "docs" / "runbook" / "campaign-day.md"
BEGIN = "<!-- The campaign, printed by `make docs`. -->\n"
END = "<!-- The end of the campaign. -->\n"
PACES = (10, 40, 100, 400)
"""Sign-ups a second."""


def page_with(tables: str, page: str) -> str:
    """The page with these between its marks.

    Raises:
        ValueError: a mark is missing.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{PAGE_FILE.name} lost a mark of the campaign")
    return f"{before}{BEGIN}\n{tables}\n{END}{after}"


def tables_of(counts: Counts) -> str:
    return "\n".join([*_asked(counts), "", *_quotas(counts), "", *_prices(counts)]) + "\n"


def carried(quota: Quota, counts: Counts) -> float:
    """Sign-ups a second."""
    return quota.a_second / quota.used(counts)


def _asked(counts: Counts) -> Iterator[str]:
    calls = ", ".join(f"{number} {name}" for name, number in sorted(counts.calls.items()))
    steps, rest = sum(counts.requests.values()), sum(PAGE.values())
    told = (
        f"A sign-up is {steps + rest} requests, {steps} for its steps and {rest} of the page beside them; "
        f"{len(counts.states)} states of the machine, which calls {counts.invocations} functions; "
        f"{seconds_of(counts):.1f} s of functions; {units_of(counts, 'registrations')} write units of registrations. "
        f"It calls AWS {counts.calls.total()} times, with {READS_A_WAIT} reads for each step waited for: {calls}."
    )
    yield from wrap(told, 120)


def _quotas(counts: Counts) -> Iterator[str]:
    paces = [f"{pace} a second" for pace in PACES]
    yield f"| limit | of AWS in Paris | a sign-up takes | carries, a second | {' | '.join(paces)} |"
    yield f"|---|--:|--:|--:|{'--:|' * len(PACES)}"
    for quota in sorted(QUOTAS, key=lambda quota: carried(quota, counts)):
        carries = carried(quota, counts)
        shown = " | ".join(_part(pace / carries) for pace in PACES)
        name, used = f"[{quota.name}]({quota.source})", quota.used(counts)
        yield f"| {name} | {quota.a_second:,} | {used:.3g} | {_number(carries)} | {shown} |"


def _part(part: float) -> str:
    """Of a quota: what is left of it, or how often it is exceeded."""
    return f"{part:.0%}" if part <= 1 else f"**{part:.1f} ×**"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}"


def _prices(counts: Counts) -> Iterator[str]:
    yield "| what | of a sign-up | US dollars a million | US dollars for a million sign-ups |"
    yield "|---|--:|--:|--:|"
    for price in PRICES:
        yield _price(f"[{price.name}]({price.source})", price, counts)
    own = sum(price.used(counts) * price.a_million for price in PRICES)
    yield f"| all of this | | | {own:,.0f} |"
    for price in MESSAGES:
        yield _price(f"[{price.name}]({price.source})", price, counts)


def _price(name: str, price: Price, counts: Counts) -> str:
    used = price.used(counts)
    return f"| {name} | {used:.3g} | {price.a_million:,.2f} | {used * price.a_million:,.0f} |"


if __name__ == "__main__":
    with open(os.devnull, "w") as nothing, redirect_stdout(nothing):  # the service prints what it counts
        found = count_sign_up("email")
    PAGE_FILE.write_text(page_with(tables_of(found), PAGE_FILE.read_text("utf-8")), "utf-8")
    print(f"{PAGE_FILE.relative_to(ROOT)} written")
