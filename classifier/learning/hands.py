"""Figures of messages of other hands: the most sceptical ones that we have.

A hand is a manner of writing. Each hand is judged with weights, probabilities and thresholds that
were fitted without its messages.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from classifier.intervals import Rate, rate
from classifier.learning.calibration import fit_thresholds
from classifier.learning.calibration_weights import calibration_weights
from classifier.learning.frequency import counts_of
from classifier.learning.passage_calibration import Candidate, fit_calibration
from classifier.learning.ranking import area_rate, recall_at
from classifier.learning.splits import FEWEST_HANDS
from classifier.records import Band
from classifier.scoring.manifest import HandRates, OtherHands
from classifier.scoring.thresholds import Thresholds

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_TOP, _FEW = Band.VERY_LIKELY_SCAM.value, Band.FEW_SIGNS.value
_FLAGGED = (_TOP, Band.SEVERAL_SIGNS.value)


def other_hands(judged: Sequence[Candidate]) -> OtherHands | None:
    """Return the figures of each hand and of all; None with fewer than three hands.

    `judged` are messages judged by models without their hand; confirmed cases are left out.
    """
    own = [one for one in judged if not one.row.confirmed]
    hands = sorted({one.row.hand for one in own if one.row.hand})
    if len(hands) < FEWEST_HANDS:
        return None
    rows: list[Candidate] = []
    scores: list[float] = []
    bands: list[str] = []
    each = {}
    for hand in hands:
        of_hand = [one for one in own if one.row.hand == hand]
        found, named = _judged_by_others(of_hand, [one for one in own if one.row.hand != hand])
        each[hand] = hand_rates(of_hand, found, named)
        rows, scores, bands = [*rows, *of_hand], [*scores, *found], [*bands, *named]
    return OtherHands(together=hand_rates(rows, scores, bands), each=each)


def _judged_by_others(
    of_hand: Sequence[Candidate], others: Sequence[Candidate]
) -> tuple[list[float], tuple[str, ...]]:
    """Return scores and bands of a hand, calibrated on the other hands."""
    weights = calibration_weights([one.row for one in others])
    calibration = fit_calibration(others, weights)
    calibrated = calibration.judge(of_hand)
    bands = calibrated.bands(thresholds_of(others, calibration.scores(others), weights))
    return calibrated.scores.tolist(), bands


def thresholds_of(
    judged: Sequence[Candidate], scores: Floats, weights: Floats | None = None
) -> Thresholds:
    """Return the thresholds for scores of messages.

    `weights` are their `calibration_weights`, if these are known.
    No case is a hard message: so few of them with no false alarm would let more of ours pass.
    """
    rows = [one.row for one in judged]
    scam = np.array([row.scam for row in rows])
    hard = np.array([row.hard for row in rows])
    weights = calibration_weights(rows) if weights is None else weights
    used = weights > 0.0  # templates, and cases of one label only, count for nothing
    return fit_thresholds(scores[used], scam[used], hard[used], weights[used])


def hand_rates(
    judged: Sequence[Candidate], scores: Sequence[float], bands: Sequence[str]
) -> HandRates:
    """Return the figures of some messages, which may be of one hand."""
    scam = np.array([one.row.scam for one in judged], dtype=bool)
    named, margins = np.array(bands), np.array(scores, dtype=float)
    flagged = np.isin(named, _FLAGGED)
    top = named == _TOP

    def share(counted: Flags, among: Flags) -> Rate:
        return rate(int((counted & among).sum()), int(among.sum()))

    return HandRates(
        auc=area_rate(margins, scam),
        recall_at_2=recall_at(margins, scam, 0.02),
        scam_flagged=share(flagged, scam),
        scam_in_few_signs=share(named == _FEW, scam),
        legit_in_top=share(top, ~scam),
        top_band_precision=share(scam, top),
        bands=counts_of(zip(bands, scam.tolist(), strict=True)),
    )
