"""Figures of a machine that others use too: medians, and ratios of what was measured one right after the other."""

import statistics
from collections.abc import Sequence


def middle(values: Sequence[float], digits: int = 0) -> str:
    """The median."""
    return f"{statistics.median(values):.{digits}f}"


def span(values: Sequence[float]) -> str:
    """From the least to the most: "46–52", or "46" when all are the same."""
    least, most = min(values), max(values)
    return f"{least:.0f}–{most:.0f}" if least < most else f"{least:.0f}"


def ratio(ours: Sequence[float], others: Sequence[float]) -> str:
    """The median of the ratios, round by round, and between which two the middle half of them lies."""
    rounds = [our / other for our, other in zip(ours, others, strict=True)]
    low, found, high = statistics.quantiles(rounds, n=4, method="inclusive")
    return f"{found:.2f} ({low:.2f}–{high:.2f})"
