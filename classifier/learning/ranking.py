"""How well scores put scams above genuine messages: figures that need no probability."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from classifier.intervals import Z_95, Rate, rate
from classifier.scoring.manifest import RankingFigures

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


def ranking_figures(scores: Floats, scam: Flags) -> RankingFigures:
    """Return the figures of scores and labels of shape (messages,)."""
    return RankingFigures(
        examples=int(scores.size),
        scams=int(scam.sum()),
        auc=area_rate(scores, scam),
        recall_at_1=recall_at(scores, scam, 0.01),
        recall_at_2=recall_at(scores, scam, 0.02),
    )


def area(scores: Floats, scam: Flags) -> float:
    """Return the area under the ROC curve, NaN where one label is missing.

    It is the rank sum of Mann and Whitney (1947), divided by the number of pairs; ties count
    half.
    """
    positives, negatives = int(scam.sum()), int((~scam).sum())
    if not positives or not negatives:
        return float("nan")
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    return float((ranks[scam].sum() - positives * (positives + 1) / 2) / (positives * negatives))


def area_rate(scores: Floats, scam: Flags) -> Rate:
    """Return the area with its 95 % interval.

    J. Hanley and B. McNeil, The meaning and use of the area under a ROC curve (Radiology 143,
    1982).
    """
    value = area(scores, scam)
    if math.isnan(value):
        return Rate(None, None, None, int(scam.size))
    ones, zeros = int(scam.sum()), int((~scam).sum())
    q1, q2 = value / (2 - value), 2 * value * value / (1 + value)
    spread = value * (1 - value) + (ones - 1) * (q1 - value**2) + (zeros - 1) * (q2 - value**2)
    half = Z_95 * math.sqrt(max(0.0, spread) / (ones * zeros))
    low, high = max(0.0, value - half), min(1.0, value + half)
    return Rate(round(value, 4), round(low, 4), round(high, 4), int(scam.size))


def limit_at(scores: Floats, scam: Flags, false_alarms: float) -> float:
    """Return the score above which at most this share of the legitimate messages lies."""
    others = np.sort(scores[~scam])[::-1]
    return float(others[min(int(false_alarms * others.size), others.size - 1)])


def recall_at(scores: Floats, scam: Flags, false_alarms: float) -> Rate:
    """Return the recall when at most this share of the legitimate messages is flagged."""
    if scam.all() or not scam.any():
        return rate(0, 0)
    limit = limit_at(scores, scam, false_alarms)
    return rate(int((scores[scam] > limit).sum()), int(scam.sum()))


def caught_by(
    groups: Sequence[str], scores: Floats, scam: Flags, false_alarms: float = 0.02
) -> dict[str, Rate]:
    """Return, by group, the share of scams above the score of so many false alarms.

    `groups` names the group of each message; groups without a scam are left out.
    """
    limit = limit_at(scores, scam, false_alarms)
    names = np.array(groups)
    return {
        name: rate(int((scores[inside] > limit).sum()), int(inside.sum()))
        for name in sorted(set(groups))
        if (inside := (names == name) & scam).any()
    }
