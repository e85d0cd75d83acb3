"""How much each held-out message counts where probabilities and thresholds are fitted.

Among the training messages each hand counts as much as any other. Confirmed cases are a part of
their own, whose share grows with the number of their campaigns: the desk's own messages say best
what a score means there, once there are enough of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from classifier.learning.dataset import Example
from classifier.learning.grouping import CASE_WEIGHT

Floats = NDArray[np.float64]

CAMPAIGNS_OF_HALF = 100.0  # campaigns with which cases count as much as the training messages


def case_share(campaigns: float) -> float:
    """Return the share of so many campaigns of cases among all that counts, 0 to 1."""
    return campaigns / (campaigns + CAMPAIGNS_OF_HALF)


def calibration_weights(rows: Sequence[Example]) -> Floats:
    """Return weights of shape (rows,), with a mean of 1.

    A campaign of near-copies counts once, and less if the weight of its agent is capped. The share
    of the cases follows from twice the campaigns of the rarer label, and scams have the same part
    of it as among the training messages: cases tell what the scores of scams and of genuine
    messages are, and not how many of either there are, for what is confirmed is a choice of people.
    Templates count for nothing: nobody had doubts about them.
    """
    cases = np.array([row.is_case for row in rows], dtype=bool)
    base = np.array([not row.confirmed for row in rows], dtype=bool)
    scam = np.array([row.scam for row in rows], dtype=bool)
    weights = np.zeros(len(rows))
    weights[base] = equal_hands([row for row in rows if not row.confirmed])
    weights /= max(1.0, float(weights.sum()))
    counted = _campaigns(rows)
    classes = [cases & scam, cases & ~scam]
    share = case_share(2 * min(float(counted[one].sum()) for one in classes))
    scams = float(weights[scam].sum())
    weights *= 1 - share
    if share:
        for inside, wanted in zip(classes, (scams, 1 - scams), strict=True):
            weights[inside] = share * wanted * counted[inside] / counted[inside].sum()
    return weights * len(rows)


def equal_hands(rows: Sequence[Example]) -> Floats:
    """Return weights of shape (rows,), with an equal sum for each hand and a mean of 1."""
    sizes = Counter(row.hand for row in rows)
    return np.array([len(rows) / (len(sizes) * sizes[row.hand]) for row in rows])


def _campaigns(rows: Sequence[Example]) -> Floats:
    """Return for each case which part of a campaign it counts, 0 for training messages."""
    cases = {at: row for at, row in enumerate(rows) if row.is_case}
    sizes: dict[str, float] = defaultdict(float)
    for row in cases.values():
        sizes[row.campaign] += row.weight / CASE_WEIGHT
    found = np.zeros(len(rows))
    for at, row in cases.items():
        found[at] = row.weight / CASE_WEIGHT / max(1.0, sizes[row.campaign])
    return found
