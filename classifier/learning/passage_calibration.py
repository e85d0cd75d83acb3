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
from scipy.special import expit

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
from classifier.system import sums

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

_COST = 1e6  # of an error, beside half the square of the slope: keeps the slope finite
_MOST_STEPS = 100  # far more than any training took
# Of the loss, by weight, before the last step. Where margins tell all scams from others, every step
# would make scores more certain, until they are all 0 or 1.
_LEVEL = 1e-4
_ROUNDING = 1e-12  # share by which the loss may rise


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
    machines (Advances in Large Margin Classifiers, 1999). By Newton's method; the line is nearly
    that of `LogisticRegression` with C = 1,000,000 (a test compares them).
    """
    design = np.column_stack((margins, np.ones(margins.size)))
    signs, costs = np.where(scam, 1.0, -1.0), _COST * weights
    found = np.zeros(2)
    loss = _loss(found, design, signs, costs)
    with sums.in_one_thread():
        for _ in range(_MOST_STEPS):
            fall, step = _newton_step(found, design, signs, costs)
            while (after := _loss(found + step, design, signs, costs)) > loss * (1.0 + _ROUNDING):
                step /= 2.0
            found, loss = found + step, after
            if np.abs(fall).max() < _LEVEL * costs.sum():
                break
    return float(found[0]), float(found[1])


def _loss(at: Floats, design: Floats, signs: Floats, costs: Floats) -> float:
    errors = np.logaddexp(0.0, -signs * (design @ at))
    return float(costs @ errors + 0.5 * at[0] ** 2)


def _newton_step(at: Floats, design: Floats, signs: Floats, costs: Floats) -> tuple[Floats, Floats]:
    """Return how the loss falls at `at`, and the step to its lowest point as it is curved there."""
    wrong = expit(-signs * (design @ at))
    fall = design.T @ (costs * wrong * signs) - (at[0], 0.0)
    curve = design.T @ ((costs * wrong * (1.0 - wrong))[:, None] * design) + np.diag((1.0, 0.0))
    return fall, np.linalg.lstsq(curve, fall)[0]
