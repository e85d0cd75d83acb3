"""From held-out scores to thresholds, and to how often each band was a scam."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from classifier.records import Band
from classifier.scoring.model import BandRate
from classifier.scoring.thresholds import Thresholds

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

TOP_PRECISION = 0.97  # smallest share of scams in the top band
LOW_RISK = 0.03  # largest share of scams in the lowest band
FALSE_ALARMS = 0.02  # largest share of hard legitimate messages in the top band
BINS = 15  # bins of the calibration error
WIDEST_MIDDLE = 0.10  # largest share of messages between the thresholds


def _lowest_top(scores: Floats, scam: Flags, hard_legit: Flags, weights: Floats) -> float:
    """Return the lowest score from which precision and false alarms are as wanted, else 1."""
    order = np.argsort(-scores, kind="stable")
    weights, scam, hard_legit = weights[order], scam[order], hard_legit[order]
    precision = np.cumsum(weights * scam) / np.cumsum(weights)
    all_hard = float(weights[hard_legit].sum())
    alarms = np.cumsum(weights * hard_legit) / (all_hard or 1.0)
    acceptable = np.flatnonzero((precision >= TOP_PRECISION) & (alarms <= FALSE_ALARMS))
    return float(scores[order[acceptable[-1]]]) if acceptable.size else 1.0


def _highest_low(scores: Floats, scam: Flags, weights: Floats) -> float:
    """Return the highest score up to which few enough messages are scams, else 0."""
    order = np.argsort(scores, kind="stable")
    risk = np.cumsum(weights[order] * scam[order]) / np.cumsum(weights[order])
    acceptable = np.flatnonzero(risk <= LOW_RISK)
    return float(scores[order[acceptable[-1]]]) if acceptable.size else 0.0


def fit_thresholds(
    scores: Floats, scam: Flags, hard: Flags, weights: Floats | None = None
) -> Thresholds:
    """Return the thresholds for held-out scores; the arrays have shape (messages,).

    The top band begins at the lowest score that keeps `TOP_PRECISION` and `FALSE_ALARMS`, and
    never below 0.6. "Few signs" ends at the highest score that keeps `LOW_RISK`, and never above
    0.5. Between them, "cannot tell" takes `WIDEST_MIDDLE` of the messages at most.
    """
    weights = np.ones_like(scores) if weights is None else weights
    top = max(0.6, _lowest_top(scores, scam, hard & ~scam, weights))
    doubt = min(0.5, _highest_low(scores, scam, weights))
    below = float(np.average(scores < doubt, weights=weights))
    widest = _quantile(scores, weights, min(1.0, below + WIDEST_MIDDLE))
    several = min(max(doubt, min(0.5, widest)), top)
    return Thresholds(doubt, several, top)


def _quantile(values: Floats, weights: Floats, share: float) -> float:
    return float(np.quantile(values, share, weights=weights, method="inverted_cdf"))


def band_table(scores: Floats, scam: Flags, thresholds: Thresholds) -> Mapping[Band, BandRate]:
    """Return for each band the number of held-out messages and the share of scams."""
    bands = np.array([thresholds.band(float(score)).value for score in scores])
    found = {}
    for band in Band:
        inside = bands == band.value
        count = int(inside.sum())
        share = float(scam[inside].mean()) if count else 0.0
        found[band] = BandRate(share, count)
    return found


def calibration_errors(scores: Floats, scam: Flags, draws: Floats) -> Floats:
    """Return the expected calibration error for each draw, shape (draws,).

    The sum over `BINS` equal-width bins of |mean score - share of scams|, weighted by the share
    of messages in the bin (M. Naeini and others, AAAI 2015). `draws` has shape
    (draws, messages) and says how often each message counts.
    """
    bin_numbers = np.minimum((scores * BINS).astype(int), BINS - 1)
    gaps = np.zeros((scores.size, BINS))
    gaps[np.arange(scores.size), bin_numbers] = scores - scam
    errors: Floats = np.abs(draws @ gaps).sum(axis=1) / scores.size
    return errors


def calibration_error(scores: Floats, scam: Flags) -> float:
    """Return the expected calibration error of scores of shape (messages,)."""
    return float(calibration_errors(scores, scam, np.ones((1, scores.size)))[0])
