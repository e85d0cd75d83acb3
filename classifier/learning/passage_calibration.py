"""From held-out margins of passages to scores of messages.

The margins of whole messages become probabilities, the discount of the riskiest passage is fitted,
and the passage rule of the scorer makes one score of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from classifier.learning.calibration_weights import calibration_weights
from classifier.learning.dataset import Example
from classifier.learning.passage_margins import Held
from classifier.records import BandReason
from classifier.scoring.passage_rule import (
    ManyMargins,
    PassageRule,
    Ruling,
    fitted_discount,
    riskiest,
)
from classifier.scoring.thresholds import Thresholds
from classifier.scoring.verdict import reason_for_no_verdict, verdict

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Candidate:
    """A message with what a model that has not seen it says of its passages."""

    row: Example
    held: Held
    _reasons: dict[int, BandReason | None] = field(default_factory=dict)

    @cached_property
    def whole(self) -> float:
        """The margin of the whole message."""
        return float(self.held.margins[0])

    @cached_property
    def best(self) -> int | None:
        """The number of the riskiest passage that can be judged, None if none can."""
        return riskiest(self.held.margins, self.why_unjudged)

    @cached_property
    def riskiest(self) -> float:
        """The margin of that passage; of the whole if there is none."""
        return float(self.held.margins[self.best or 0])

    def why_unjudged(self, number: int) -> BandReason | None:
        """Return why a passage cannot be judged, None when it can; the same as when scoring."""
        if number not in self._reasons:
            self._reasons[number] = self._why_unjudged(number)
        return self._reasons[number]

    def _why_unjudged(self, number: int) -> BandReason | None:
        # Words and sentences are not kept: those of all messages would take much memory.
        passage, divided = self.held.passages[number], self.row.sentences
        inside = divided.tokens(passage)
        return reason_for_no_verdict(
            self.row.line.split()[inside.start : inside.stop],
            float(self.held.known[number]),
            has_address=divided.has_address(passage),
            image_only=False,
        )


@dataclass(frozen=True, slots=True)
class Calibration:
    """What is fitted on held-out margins: how they become scores."""

    slope: float  # a whole margin times the slope plus the shift is in log-odds
    shift: float
    rule: PassageRule

    def judge(self, candidates: Sequence[Candidate]) -> Calibrated:
        """Return the scores of messages."""
        rulings = tuple(map(self._ruling, candidates))
        scores = 1.0 / (1.0 + np.exp(-np.array([one.log_odds for one in rulings])))
        return Calibrated(self, rulings, scores)

    def scores(self, candidates: Sequence[Candidate]) -> Floats:
        """Return the scores of `judge` alone, in a fifth of its time."""
        if self.slope <= 0:
            return self.judge(candidates).scores
        highest = [-np.inf if one.best is None else one.riskiest for one in candidates]
        margins = ManyMargins(
            self.slope * np.array([one.whole for one in candidates]) + self.shift,
            self.slope * np.array(highest) + self.shift,
            np.array([bool(one.best) for one in candidates]),
            np.array([one.why_unjudged(0) is not None for one in candidates]),
        )
        found: Floats = 1.0 / (1.0 + np.exp(-margins.ruled(self.rule)))
        return found

    def _ruling(self, one: Candidate) -> Ruling:
        """Return the ruling of a message; a rising line keeps the order of its passages."""
        if self.slope <= 0:
            log_odds = self.slope * one.held.margins + self.shift
            return self.rule.ruling(log_odds, one.why_unjudged)
        margins = {0: one.whole, one.best or 0: one.riskiest}
        log_odds_of = {number: self.slope * at + self.shift for number, at in margins.items()}
        return self.rule.ruling_of(log_odds_of, one.best, one.why_unjudged(0))


@dataclass(frozen=True, slots=True)
class Calibrated:
    """The scores of messages, and what was fitted for them."""

    calibration: Calibration
    rulings: tuple[Ruling, ...]
    scores: Floats  # probabilities, shape (messages,)

    def bands(self, thresholds: Thresholds) -> tuple[str, ...]:
        """Return the band of each message."""
        return tuple(
            verdict(score, thresholds, ruling.unjudged)[0].value
            for score, ruling in zip(self.scores.tolist(), self.rulings, strict=True)
        )


def calibrate(judged: Sequence[Candidate]) -> Calibrated:
    """Return the scores of held-out messages, by a calibration that is fitted on them."""
    return fit_calibration(judged).judge(judged)


def fit_calibration(judged: Sequence[Candidate], weights: Floats | None = None) -> Calibration:
    """Return the calibration of held-out messages.

    `weights` are their `calibration_weights`, if these are known.
    """
    weights = calibration_weights([one.row for one in judged]) if weights is None else weights
    scam = np.array([one.row.scam for one in judged])
    wholes = np.array([one.whole for one in judged])
    slope, shift = fit_sigmoid(wholes, scam, weights)
    highest = np.array([one.riskiest for one in judged])
    rule = PassageRule(
        fitted_discount(
            slope * wholes[~scam] + shift, slope * highest[~scam] + shift, weights[~scam]
        )
    )
    return Calibration(slope, shift, rule)


def fit_sigmoid(margins: Floats, scam: Flags, weights: Floats) -> tuple[float, float]:
    """Return (a, b) so that sigmoid(a·margin + b) is a probability.

    `margins`, `scam` and `weights` have shape (messages,); the margins, in log-odds, must come from
    models that have not seen the messages. J. Platt, Probabilistic outputs for support vector
    machines (Advances in Large Margin Classifiers, 1999).
    """
    linear = LogisticRegression(C=1e6, max_iter=1000)
    linear.fit(margins.reshape(-1, 1), scam, sample_weight=weights)
    return float(linear.coef_[0, 0]), float(linear.intercept_[0])
