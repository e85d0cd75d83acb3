"""Fits a model: examples in; a fitted pipeline, its plain arrays and held-out scores out.

Every example is scored by a model that was fitted without its campaign. The probabilities, the
thresholds and all published figures come from these held-out scores. The model that is kept is
then fitted on all examples.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline

from classifier.errors import TrainingDataError
from classifier.learning.calibration import fit_thresholds
from classifier.learning.dataset import Example
from classifier.learning.held_out import held_out_margins
from classifier.learning.pipeline import fit
from classifier.learning.plain_arrays import family_arrays, plain_arrays
from classifier.parallel import IN_THIS_PROCESS, Progress, Workers, no_progress
from classifier.scoring.thresholds import Thresholds
from classifier.scoring.verdict import reason_for_no_verdict, verdict

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


MIN_PER_CLASS = 40  # examples of each label that a training needs


@dataclass(frozen=True, slots=True)
class Trained:
    """The result of a training; `artefact` writes it into a model folder."""

    pipeline: Pipeline
    arrays: dict[str, NDArray[Any]]
    thresholds: Thresholds
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
    parts = np.array([row.fold for row in rows])
    found, known = held_out_margins(
        rows, weights, parts, lambda done: progress(0.05 + 0.6 * done, "held_out"), workers
    )
    # Only the base data sets probabilities and bands: wrong labels of cases cannot move them.
    base = np.array([not (row.confirmed or row.copied) for row in rows])
    slope, shift = fit_sigmoid(found[base], scam[base])
    scores = 1.0 / (1.0 + np.exp(-(slope * found + shift)))
    hard = np.array([row.hard for row in rows])
    thresholds = fit_thresholds(scores[base], scam[base], hard[base])
    progress(0.7, "fitting")
    pipeline = fit(rows, scam, weights)
    _calibrate(pipeline, slope, shift)
    progress(0.85, "families")
    arrays = plain_arrays(pipeline) | family_arrays(rows)
    progress(1.0, "done")
    originals = [place for place, row in enumerate(rows) if not row.copied]
    kept = tuple(rows[place] for place in originals)
    bands = _bands(kept, scores[originals], known[originals], thresholds)
    return Trained(pipeline, arrays, thresholds, kept, scores[originals], bands)


def _bands(
    rows: Sequence[Example], scores: Floats, known: Floats, thresholds: Thresholds
) -> tuple[str, ...]:
    """Return the band that each held-out score would have been shown with."""
    found = []
    for row, score, share in zip(rows, scores.tolist(), known.tolist(), strict=True):
        linked = "links_0" not in row.flags.split()
        no_verdict_reason = reason_for_no_verdict(
            row.line.split(), share, has_link=linked, image_only=False
        )
        found.append(verdict(score, thresholds, no_verdict_reason)[0].value)
    return tuple(found)


def _checked_labels(rows: Sequence[Example]) -> Flags:
    """Return which examples are scams, shape (examples,)."""
    scam = np.array([row.scam for row in rows], dtype=bool)
    if min(int(scam.sum()), int((~scam).sum())) < MIN_PER_CLASS:
        raise TrainingDataError(
            "At least {fewest} scam and {fewest} legitimate examples are needed to train.",
            fewest=MIN_PER_CLASS,
        )
    return scam


def fit_sigmoid(margins: Floats, scam: Flags) -> tuple[float, float]:
    """Return (a, b) so that sigmoid(a·margin + b) is a probability.

    `margins` and `scam` have shape (messages,); the margins, in log-odds, must come from models
    that have not seen the messages. J. Platt, Probabilistic outputs for support vector machines
    (Advances in Large Margin Classifiers, 1999).
    """
    linear = LogisticRegression(C=1e6, max_iter=1000)
    linear.fit(margins.reshape(-1, 1), scam)
    return float(linear.coef_[0, 0]), float(linear.intercept_[0])


def _calibrate(pipeline: Pipeline, slope: float, shift: float) -> None:
    """Merge the sigmoid into the linear step, so that predict_proba is calibrated."""
    linear = pipeline.named_steps["linear"]
    linear.coef_ = linear.coef_ * slope
    linear.intercept_ = linear.intercept_ * slope + shift
