"""From held-out scores to probabilities, thresholds and what each band has meant."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from classifier.records import Band
from classifier.scoring.model import BandRate
from classifier.scoring.thresholds import Thresholds

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

TOP_PRECISION = 0.97  # share of scams wanted in the top band
LOW_RISK = 0.03  # share of scams allowed in the lowest band
FALSE_ALARMS = 0.02  # share of hard legitimate messages allowed in the top band
BINS = 15  # of the calibration error
WIDEST_MIDDLE = 0.10  # share of messages the score alone may leave undecided


def fit_sigmoid(margins: Floats, scam: Flags) -> tuple[float, float]:
    """Return (a, b) so that sigmoid(a·margin + b) is a probability.

    `margins` and `scam` have shape (messages,); the margins, in log-odds, must come from models
    that have not seen the messages. J. Platt, Probabilistic outputs for support vector machines
    (Advances in Large Margin Classifiers, 1999).
    """
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - training only

    linear = LogisticRegression(C=1e6, max_iter=1000)
    linear.fit(margins.reshape(-1, 1), scam)
    return float(linear.coef_[0, 0]), float(linear.intercept_[0])


def _lowest_top(scores: Floats, scam: Flags, hard_legit: Flags) -> float:
    """Return the lowest score above which precision and false alarms are as wanted."""
    order = np.argsort(-scores, kind="stable")
    precision = np.cumsum(scam[order]) / np.arange(1, scores.size + 1)
    alarms = np.cumsum(hard_legit[order]) / max(1, int(hard_legit.sum()))
    good = np.flatnonzero((precision >= TOP_PRECISION) & (alarms <= FALSE_ALARMS))
    return float(scores[order[good[-1]]]) if good.size else 1.0


def _highest_low(scores: Floats, scam: Flags) -> float:
    """Return the highest score below which few enough scams lie."""
    order = np.argsort(scores, kind="stable")
    risk = np.cumsum(scam[order]) / np.arange(1, scores.size + 1)
    good = np.flatnonzero(risk <= LOW_RISK)
    return float(scores[order[good[-1]]]) if good.size else 0.0


def fit_thresholds(scores: Floats, scam: Flags, hard: Flags) -> Thresholds:
    """Return the thresholds for held-out scores of shape (messages,)."""
    top = max(0.6, _lowest_top(scores, scam, hard & ~scam))
    doubt = min(0.5, _highest_low(scores, scam))
    widest = float(np.quantile(scores, min(1.0, float(np.mean(scores < doubt)) + WIDEST_MIDDLE)))
    several = min(max(doubt, min(0.5, widest)), top)
    return Thresholds(doubt, several, top)


def band_table(scores: Floats, scam: Flags, thresholds: Thresholds) -> Mapping[Band, BandRate]:
    """Return, per band, how many held-out messages fell into it and the share of scams."""
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
    places = np.minimum((scores * BINS).astype(int), BINS - 1)
    gaps = np.zeros((scores.size, BINS))
    gaps[np.arange(scores.size), places] = scores - scam
    errors: Floats = np.abs(draws @ gaps).sum(axis=1) / scores.size
    return errors


def calibration_error(scores: Floats, scam: Flags) -> float:
    """Return the expected calibration error of scores of shape (messages,)."""
    return float(calibration_errors(scores, scam, np.ones((1, scores.size)))[0])
