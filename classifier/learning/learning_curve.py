"""How much the first confirmed messages of another hand help with the rest of it.

Half of the campaigns of a hand that the model has not seen are confirmed, some at a time, and the
other half is judged. The halves are drawn anew several times.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from classifier.learning.dataset import CASE, Example
from classifier.learning.grouping import ConfirmedExample, join_cases
from classifier.learning.hands import hand_rates
from classifier.learning.held_out import Trial, judged_trials
from classifier.learning.passage_calibration import Calibration, Candidate
from classifier.learning.passage_margins import Held
from classifier.parallel import IN_THIS_PROCESS, Workers
from classifier.scoring.manifest import HandRates
from classifier.scoring.thresholds import Thresholds

Indexes = NDArray[np.intp]

SIZES = (0, 20, 40, 80, 160)
REPEATS = 3


class Spread(Struct, frozen=True):
    """A figure over the repeats: its mean, its lowest and its highest value."""

    mean: float
    low: float
    high: float


class CurvePoint(Struct, frozen=True):
    """The figures on the rest of a hand when so many of its messages are confirmed."""

    confirmed: int
    rest: int  # messages judged in each repeat, on average
    auc: Spread
    scam_flagged: Spread
    legit_in_top: Spread


def learning_curve(
    base: Sequence[Example],
    hand: Sequence[Example],
    by: tuple[Calibration, Thresholds],
    progress: Callable[[float], None] = lambda _: None,
    workers: Workers = IN_THIS_PROCESS,
) -> list[CurvePoint]:
    """Return the points of the curve, as many as half of the hand allows.

    There is none when near-copies with different labels leave no message to confirm. `base` are
    the examples of a training, copies too; none of them is of the hand. Scores become bands `by`
    the calibration and the thresholds of the base, as in a training with cases.
    """
    cases = _as_cases(base, hand)
    if not cases:
        return []
    rows = (*base, *cases)
    known, other = np.arange(len(base)), np.arange(len(base), len(rows))
    halves = [_halves(cases, repeat) for repeat in range(REPEATS)]
    sizes = [size for size in SIZES[1:] if all(size <= half.size for half, _ in halves)]
    trials = [Trial(known, other)]  # without confirmed messages: one model serves all repeats
    for half, rest in halves:
        trials += [Trial(np.concatenate([known, other[half[:n]]]), other[rest]) for n in sizes]
    weights = np.array([row.weight for row in rows])
    found = judged_trials(rows, weights, trials, progress, workers)
    plain = next(found)
    rates = {0: [_rates(rows, plain, other[rest], by) for _, rest in halves]}
    for _, rest in halves:
        for size in sizes:
            rates.setdefault(size, []).append(_rates(rows, next(found), other[rest], by))
    return [_point(size, every) for size, every in rates.items()]


def _as_cases(base: Sequence[Example], hand: Sequence[Example]) -> tuple[Example, ...]:
    """Return the messages of a hand as confirmed cases, weighted and grouped as those of a log."""
    own = [row for row in base if not row.copied and not row.probed]
    cases = (
        replace(row, id=f"{CASE}{at}", family="case", hand="") for at, row in enumerate(hand, 1)
    )
    confirmed = [
        ConfirmedExample(row, f"agent {at % 10}", f"labeller {at % 10}")
        for at, row in enumerate(cases)
    ]
    joined = join_cases(own, confirmed)
    return joined.examples[len(own) :]


def _halves(cases: Sequence[Example], repeat: int) -> tuple[Indexes, Indexes]:
    """Return the numbers of the cases that may be confirmed, in random order, and of the rest."""
    first = np.array([_lot(f"{repeat} {row.campaign}") % 2 == 0 for row in cases], dtype=bool)
    order = np.argsort([_lot(f"{repeat} {row.id}") for row in cases])
    return order[first[order]], np.flatnonzero(~first)


def _lot(name: str) -> int:
    """Return a number drawn for a name; it never changes."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big")


def _rates(
    rows: Sequence[Example],
    judged: Mapping[int, Held],
    rest: Indexes,
    by: tuple[Calibration, Thresholds],
) -> HandRates:
    """Return the figures of the rows `rest`."""
    calibration, thresholds = by
    candidates = [Candidate(rows[at], judged[at]) for at in rest.tolist()]
    calibrated = calibration.judge(candidates)
    return hand_rates(candidates, calibrated.scores.tolist(), calibrated.bands(thresholds))


def _point(size: int, rates: Sequence[HandRates]) -> CurvePoint:
    return CurvePoint(
        confirmed=size,
        rest=round(sum(one.auc.n for one in rates) / len(rates)),
        auc=_spread([one.auc.value or 0.0 for one in rates]),
        scam_flagged=_spread([one.scam_flagged.value or 0.0 for one in rates]),
        legit_in_top=_spread([one.legit_in_top.value or 0.0 for one in rates]),
    )


def _spread(values: Sequence[float]) -> Spread:
    return Spread(round(sum(values) / len(values), 4), min(values), max(values))
