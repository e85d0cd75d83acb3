"""Compares two models on the same messages: which figures are worse by more than chance.

A paired bootstrap gives the interval of each difference: B. Efron and R. Tibshirani, An
Introduction to the Bootstrap (1993). Both models use the same draws, and each class of messages
(scam or genuine, hard or easy) keeps its size in every draw. Whether a model is better is asked of
its mean squared error, which counts order and probabilities alike: G. Brier, Verification of
forecasts expressed in terms of probability (Monthly Weather Review 78, 1950).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from classifier.learning.calibration import calibration_errors

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

FALSE_ALARMS = 0.02  # false-alarm rate at which recall is measured
MIN_LOSS = 0.005  # smaller losses are ignored
UPPER_QUANTILE = 0.975  # quantile of the differences that is their upper bound
_DRAWS, _SEED = 500, 20241


class Figure(StrEnum):
    """The figures by which two models are compared."""

    CALIBRATION = "calibration"  # expected calibration error
    RECALL = "recall"  # share of scams caught at `FALSE_ALARMS`
    ALARMS = "alarms"  # share of hard genuine messages in the top band


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Scores of a model for messages held out from it; arrays of shape (messages,)."""

    ids: Sequence[str]
    scores: Floats
    scam: Flags
    hard: Flags | None = None  # messages whose genuine members count for the top band
    top: float = 1.0  # score at which the top band of the model starts


@dataclass(frozen=True, slots=True)
class Loss:
    """A figure that got worse, with its values before and after (0 to 1)."""

    figure: Figure
    before: float
    now: float

    @property
    def size(self) -> float:
        """By how much it got worse."""
        return abs(self.now - self.before)


@dataclass(frozen=True, slots=True)
class Gain:
    """The mean squared error of a better model (0 to 1), and that of the model before it."""

    before: float
    now: float


def on_common_messages(one: HeldOut, other: HeldOut) -> tuple[HeldOut, HeldOut]:
    """Return both models restricted to the messages that both scored under the same label."""
    index_of = {name: index for index, name in enumerate(other.ids)}
    pairs = [(i, index_of[name]) for i, name in enumerate(one.ids) if name in index_of]
    pairs = [(i, j) for i, j in pairs if one.scam[i] == other.scam[j]]
    left, right = np.array(pairs, dtype=int).reshape(-1, 2).T
    names = [one.ids[i] for i in left]
    hard = None if one.hard is None else one.hard[left]
    return (
        HeldOut(names, one.scores[left], one.scam[left], hard, one.top),
        HeldOut(names, other.scores[right], other.scam[right], hard, other.top),
    )


def each_message_once(held_out: HeldOut) -> Floats:
    """Return the draw that contains each message once, shape (1, messages)."""
    return np.ones((1, len(held_out.ids)))


def figures_per_draw(held_out: HeldOut, draws: Floats) -> dict[Figure, Floats]:
    """Return each figure for each draw, shape (draws,).

    `draws` has shape (draws, messages) and says how often each message counts.
    """
    scores, scam = held_out.scores, held_out.scam
    found = {Figure.CALIBRATION: calibration_errors(scores, scam, draws)}
    if scam.any() and not scam.all():
        found[Figure.RECALL] = recalls(held_out, draws)
    if held_out.hard is not None and (held_out.hard & ~scam).any():
        genuine = held_out.hard & ~scam
        flagged = genuine & (scores >= held_out.top)
        found[Figure.ALARMS] = draws @ flagged / (draws @ genuine)
    return found


def recalls(held_out: HeldOut, draws: Floats) -> Floats:
    """Return the share of scams caught at `FALSE_ALARMS` for each draw, shape (draws,)."""
    others = np.flatnonzero(~held_out.scam)
    others = others[np.argsort(-held_out.scores[others], kind="stable")]
    scams = np.flatnonzero(held_out.scam)
    scams = scams[np.argsort(-held_out.scores[scams], kind="stable")]
    allowed = int(FALSE_ALARMS * others.size)
    index = np.argmax(np.cumsum(draws[:, others], axis=1) > allowed, axis=1)
    limits = held_out.scores[others][index]
    above = np.searchsorted(-held_out.scores[scams], -limits, side="left")
    caught = np.pad(np.cumsum(draws[:, scams], axis=1), ((0, 0), (1, 0)))
    shares: Floats = caught[np.arange(len(draws)), above] / scams.size
    return shares


def losses(
    candidate: HeldOut, current: HeldOut, limit: float, ignored: float = MIN_LOSS
) -> list[Loss]:
    """Return the figures in which the candidate is worse on the common messages.

    A loss counts if its interval excludes 0 or if it is larger than `limit`, but not if it is
    smaller than `ignored`.
    """
    single, draws = each_message_once(candidate), _draws(candidate)
    before, now = figures_per_draw(current, single), figures_per_draw(candidate, single)
    drawn_before, drawn_now = figures_per_draw(current, draws), figures_per_draw(candidate, draws)
    found = []
    for figure in (Figure.RECALL, Figure.ALARMS, Figure.CALIBRATION):
        if figure not in now:
            continue
        sign = 1.0 if figure is Figure.RECALL else -1.0
        gain = sign * float(now[figure][0] - before[figure][0])
        high = float(np.quantile(sign * (drawn_now[figure] - drawn_before[figure]), UPPER_QUANTILE))
        if gain < -ignored and (high < 0 or gain < -limit):
            found.append(Loss(figure, float(before[figure][0]), float(now[figure][0])))
    return found


def clear_gain(candidate: HeldOut, current: HeldOut) -> Gain | None:
    """Return the mean squared errors if the candidate is better by more than chance, else None."""
    before, now = ((one.scores - one.scam) ** 2 for one in (current, candidate))
    drawn = _draws(candidate) @ (now - before) / now.size
    if float(np.quantile(drawn, UPPER_QUANTILE)) >= 0:
        return None
    return Gain(float(before.mean()), float(now.mean()))


def _draws(held_out: HeldOut) -> Floats:
    """Return the number of times each message is drawn: with replacement, within its class."""
    chance = np.random.default_rng(_SEED)
    kinds = held_out.scam * 2 + (0 if held_out.hard is None else held_out.hard)
    found = np.zeros((_DRAWS, len(held_out.ids)))
    for kind in np.unique(kinds):
        inside = np.flatnonzero(kinds == kind)
        picked = chance.multinomial(inside.size, np.full(inside.size, 1 / inside.size), _DRAWS)
        found[:, inside] = picked
    return found
