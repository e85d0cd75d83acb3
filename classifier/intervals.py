"""Proportions and their confidence intervals."""

from __future__ import annotations

from math import sqrt
from typing import Annotated

from msgspec import Meta, Struct

Z_95 = 1.959964  # two-sided 95 % quantile of the normal distribution
Share = Annotated[float, Meta(ge=0, le=1)]
Count = Annotated[int, Meta(ge=0)]


class Rate(Struct, frozen=True):
    """A proportion with its 95 % interval, as it is kept and printed: rounded to four places."""

    value: Share | None  # None without observations
    low: Share | None
    high: Share | None
    n: Count


def rate(hits: int, count: int) -> Rate:
    """Return the proportion of `hits` in `count` with its Wilson interval."""
    low, high = wilson(hits, count)
    value = round(hits / count, 4) if count else None
    return Rate(value, round(low, 4), round(high, 4), count)


def wilson(hits: int, count: int) -> tuple[float, float]:
    """Return the 95 % Wilson score interval of `hits` out of `count`; (0, 1) for count 0.

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference",
    Journal of the American Statistical Association 22 (1927). Unlike the normal approximation, it
    is usable for small counts and for proportions near 0 and 1.
    """
    if not count:
        return 0.0, 1.0
    share, spread = hits / count, Z_95 * Z_95 / count
    middle = share + spread / 2
    half = Z_95 * sqrt(share * (1 - share) / count + spread / (4 * count))
    low, high = (middle - half) / (1 + spread), (middle + half) / (1 + spread)
    # The interval contains the share; without the bounds, rounding can violate this.
    return min(share, max(0.0, low)), max(share, min(1.0, high))
