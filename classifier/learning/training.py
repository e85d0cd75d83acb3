"""Fits a model: examples in; a fitted pipeline, its plain arrays and held-out scores out.

Every example is scored by a model that was fitted without its hand, a confirmed case by one that
was fitted without its campaign: messages written by the same hand are alike in manner, and a model
that has seen some of them looks better than it is. The probabilities, the thresholds and the
published figures come from these held-out scores. The model that is kept is
then fitted on all examples.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.pipeline import Pipeline

from classifier.errors import TrainingDataError
from classifier.learning.calibration import fit_thresholds
from classifier.learning.dataset import Example
from classifier.learning.held_out import held_out
from classifier.learning.passage_calibration import Candidate, calibrate
from classifier.learning.pipeline import fit
from classifier.learning.plain_arrays import family_arrays, plain_arrays
from classifier.learning.splits import by_hand
from classifier.parallel import IN_THIS_PROCESS, Progress, Workers, no_progress
from classifier.scoring.passage_rule import PassageRule
from classifier.scoring.thresholds import Thresholds
from classifier.scoring.verdict import verdict

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


MIN_PER_CLASS = 40  # examples of each label that a training needs


@dataclass(frozen=True, slots=True)
class Trained:
    """The result of a training; `artefact` writes it into a model folder."""

    pipeline: Pipeline
    arrays: dict[str, NDArray[Any]]
    thresholds: Thresholds
    passage_rule: PassageRule
    examples: tuple[Example, ...]  # all examples but noisy copies
    held_out: Floats  # calibrated scores, shape (examples,)
    bands: tuple[str, ...]  # held-out band of each example


def train(
    examples: Sequence[Example],
    progress: Progress = no_progress,
    workers: Workers = IN_THIS_PROCESS,
) -> Trained:
    """Return the model of these examples; the same examples give the same model.

    The number of workers changes the time and nothing else.

    `progress` is called with the share done (0 to 1) and what is being done (a code).
    Raises TrainingDataError when there are too few examples of either label.
    """
    rows = tuple(sorted(examples, key=lambda row: row.id))
    scam = _checked_labels(rows)
    weights = np.array([row.weight for row in rows])
    progress(0.05, "held_out")
    parts = by_hand(rows)
    found = held_out(
        rows, weights, parts, lambda done: progress(0.05 + 0.6 * done, "held_out"), workers
    )
    kept = tuple(row for row in rows if not row.copied)
    judged = [Candidate(row, held) for row, held in zip(rows, found, strict=True) if held]
    calibrated = calibrate(judged)
    hard = np.array([row.hard for row in kept])
    base = np.array([not row.confirmed for row in kept])
    labels, scores = np.array([row.scam for row in kept]), calibrated.scores
    thresholds = fit_thresholds(scores[base], labels[base], hard[base])
    progress(0.7, "fitting")
    pipeline = fit(rows, scam, weights)
    _calibrate(pipeline, calibrated.slope, calibrated.shift)
    progress(0.85, "families")
    arrays = plain_arrays(pipeline) | family_arrays([row for row in rows if not row.added])
    progress(1.0, "done")
    bands = tuple(
        verdict(score, thresholds, ruling.unjudged)[0].value
        for score, ruling in zip(scores.tolist(), calibrated.rulings, strict=True)
    )
    return Trained(pipeline, arrays, thresholds, calibrated.rule, kept, scores, bands)


def _checked_labels(rows: Sequence[Example]) -> Flags:
    """Return which examples are scams, shape (examples,)."""
    scam = np.array([row.scam for row in rows], dtype=bool)
    own = scam[[not row.copied for row in rows]]
    if min(int(own.sum()), int((~own).sum())) < MIN_PER_CLASS:
        raise TrainingDataError(
            "At least {fewest} scam and {fewest} legitimate examples are needed to train.",
            fewest=MIN_PER_CLASS,
        )
    return scam


def _calibrate(pipeline: Pipeline, slope: float, shift: float) -> None:
    """Merge the sigmoid into the linear step, so that predict_proba is calibrated."""
    linear = pipeline.named_steps["linear"]
    linear.coef_ = linear.coef_ * slope
    linear.intercept_ = linear.intercept_ * slope + shift
