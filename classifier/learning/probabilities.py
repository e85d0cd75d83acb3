"""What a score or a band means: how often messages with it are scams."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct, field
from numpy.typing import NDArray

from classifier.intervals import Rate, rate
from classifier.records import Band

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


class ReliabilityRow(Struct, frozen=True):
    """One bin of a reliability diagram."""

    start: float = field(name="from")  # the score at which the bin begins
    mean: float  # of the scores in it
    scams: Rate


def reliability(scores: Floats, scam: Flags, bins: int = 10) -> list[ReliabilityRow]:
    """Return, for each bin that is not empty, the mean score and the share of scams.

    `scores` and `scam` have shape (messages,); the bins have equal width.
    """
    bin_numbers = np.minimum((scores * bins).astype(int), bins - 1)
    found = []
    for number in range(bins):
        inside = bin_numbers == number
        if inside.any():
            scams = rate(int(scam[inside].sum()), int(inside.sum()))
            found.append(
                ReliabilityRow(number / bins, round(float(scores[inside].mean()), 4), scams)
            )
    return found


def risk_by_band(bands: Sequence[str], scam: Flags, base_rate: float) -> dict[Band, Rate]:
    """Return what share of each band is scam when `base_rate` of all messages are (Bayes).

    The interval combines the unfavourable ends of both Wilson intervals, so it is wide.
    """
    names = np.array(bands)
    return {band: _risk_in_band(names == band.value, scam, base_rate) for band in Band}


def _risk_in_band(inside: Flags, scam: Flags, base_rate: float) -> Rate:
    scams = rate(int((inside & scam).sum()), int(scam.sum()))
    others = rate(int((inside & ~scam).sum()), int((~scam).sum()))
    value, low, high = (
        _posterior(one or 0.0, other or 0.0, base_rate)
        for one, other in (
            (scams.value, others.value),
            (scams.low, others.high),
            (scams.high, others.low),
        )
    )
    return Rate(value, low, high, int(inside.sum()))


def _posterior(scams: float, others: float, base_rate: float) -> float | None:
    total = base_rate * scams + (1 - base_rate) * others
    return round(base_rate * scams / total, 4) if total else None
