"""Confidence intervals of proportions."""

from __future__ import annotations

from math import sqrt

Z_95 = 1.959964  # two-sided 95 % quantile of the normal distribution


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
