"""Splits of the messages: which of them a model is fitted on, and which it is tested on.

From hard to easy: other hands, unknown kinds of scam, newer kinds after older ones, unknown
campaigns, and campaigns drawn at random. Near-copies share a campaign, and a campaign is never
divided.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from classifier.learning.dataset import FOLDS, Example

Parts = NDArray[np.int_]
FEWEST_HANDS = 3  # with which a model is judged on hands that it has not seen


class Split(StrEnum):
    """What the tested model was fitted without."""

    HAND = "hand"
    FAMILY = "family"
    TIME = "time"
    CAMPAIGN = "campaign"
    RANDOM = "random"


def by_hand(rows: Sequence[Example]) -> Parts:
    """Return folds in which all messages written by one hand are together.

    Messages without a hand (confirmed cases) are distributed over the same folds by campaign; those
    of a campaign that has a hand are with its other messages. With fewer than `FEWEST_HANDS` hands
    the folds are those of `by_campaign`.
    """
    hands = sorted({row.hand for row in rows if row.hand})
    if len(hands) < FEWEST_HANDS:
        return by_campaign(rows)
    number = {hand: at for at, hand in enumerate(hands)}
    of_campaign = {row.campaign: number[row.hand] for row in rows if row.hand}
    return np.array(
        [
            number[row.hand]
            if row.hand
            else of_campaign.get(row.campaign, _draw(row.campaign, len(hands)))
            for row in rows
        ]
    )


def by_campaign(rows: Sequence[Example]) -> Parts:
    """Return the fold of each row by its campaign."""
    return np.array([row.fold for row in rows])


def by_family(rows: Sequence[Example]) -> Parts:
    """Return folds in which each scam family has its own fold.

    Genuine messages are distributed over the same folds by campaign, so that false alarms are
    measured on unseen messages too; those of a campaign with a scam are with it.
    """
    families = sorted({row.family for row in rows if row.scam})
    number = {family: at for at, family in enumerate(families)}
    of_scam = {row.campaign: number[row.family] for row in rows if row.scam}
    return np.array(
        [
            number[row.family] if row.scam else of_scam.get(row.campaign, _drawn(row, families))
            for row in rows
        ]
    )


def _drawn(row: Example, families: Sequence[str]) -> int:
    return _draw(row.campaign, max(1, len(families)))


def at_random(rows: Sequence[Example]) -> Parts:
    """Return folds drawn at random per campaign, as in most papers."""
    return np.array([_draw(f"lot {row.campaign}", FOLDS) for row in rows])


def _draw(name: str, count: int) -> int:
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") % count


PARTS: Mapping[Split, Callable[[Sequence[Example]], Parts]] = {
    Split.HAND: by_hand,
    Split.FAMILY: by_family,
    Split.CAMPAIGN: by_campaign,
    Split.RANDOM: at_random,
}


def held_out_by_year(
    rows: Sequence[Example], since: Mapping[str, int], year: int
) -> NDArray[np.bool_]:
    """Return which rows are scored by a model of the years before `year`, shape (rows,).

    These are scams of families first reported in `year` or later (`since` by family), genuine
    messages of their campaigns, and half of the campaigns of genuine messages only, which have no
    date. Scams without a known year are used for training.
    """
    of_scam = {row.campaign: since.get(row.family, 0) >= year for row in rows if row.scam}
    return np.array([of_scam.get(row.campaign, _draw(row.campaign, 2) == 1) for row in rows])
