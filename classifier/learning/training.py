"""Fits a model: examples in, a fitted pipeline, its plain arrays and held-out scores out.

Every example is scored once by a model that has seen neither it nor its campaign; those
held-out scores give the probabilities, the thresholds and all published figures. The
model that is kept is then fitted on everything.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.compose import ColumnTransformer
from sklearn.pipeline import Pipeline

from classifier.errors import TrainingDataError
from classifier.learning.calibration import fit_sigmoid, fit_thresholds
from classifier.learning.dataset import Example
from classifier.learning.held_out import margins
from classifier.learning.pipeline import build_families, fit
from classifier.parallel import ALONE, Workers
from classifier.scoring.thresholds import Thresholds
from classifier.scoring.verdict import obstacle, verdict
from classifier.scoring.weights import pack_alphabet, pack_terms

Progress = Callable[[float, str], None]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


def silent(share: float, what: str) -> None:
    """Report nothing."""


FEWEST = 40  # examples of each label below which nothing can be learnt


@dataclass(frozen=True, slots=True)
class Trained:
    """What a training yields; `artefact` knows how to keep it."""

    pipeline: Pipeline
    arrays: dict[str, NDArray[Any]]
    thresholds: Thresholds
    examples: tuple[Example, ...]  # those that were judged: all but noisy copies
    held_out: Floats  # calibrated scores, shape (examples,)
    bands: tuple[str, ...]  # the band each would have been shown with, held out


def train(
    examples: Sequence[Example], progress: Progress = silent, workers: Workers = ALONE
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
    found, known = margins(
        rows, weights, parts, lambda done: progress(0.05 + 0.6 * done, "held_out"), workers
    )
    # Probabilities and bands are set by the base alone: many wrong labels cannot move them.
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
    judged = [place for place, row in enumerate(rows) if not row.copied]
    kept = tuple(rows[place] for place in judged)
    bands = _bands(kept, scores[judged], known[judged], thresholds)
    return Trained(pipeline, arrays, thresholds, kept, scores[judged], bands)


def _bands(
    rows: Sequence[Example], scores: Floats, known: Floats, thresholds: Thresholds
) -> tuple[str, ...]:
    """Return the band of each held-out score, "cannot tell" included."""
    found = []
    for row, score, share in zip(rows, scores.tolist(), known.tolist(), strict=True):
        linked = "links_0" not in row.flags.split()
        hindrance = obstacle(row.line.split(), share, has_link=linked, image_only=False)
        found.append(verdict(score, thresholds, hindrance)[0].value)
    return tuple(found)


def labels(rows: Sequence[Example]) -> NDArray[np.bool_]:
    """Return which examples are scams, shape (examples,)."""
    return np.array([row.scam for row in rows], dtype=bool)


def _checked_labels(rows: Sequence[Example]) -> NDArray[np.bool_]:
    scam = labels(rows)
    if min(int(scam.sum()), int((~scam).sum())) < FEWEST:
        raise TrainingDataError(
            "At least {fewest} scam and {fewest} legitimate examples are needed to train.",
            fewest=FEWEST,
        )
    return scam


def _calibrate(pipeline: Pipeline, slope: float, shift: float) -> None:
    """Fold the sigmoid into the linear step, so predict_proba is the probability itself."""
    linear = pipeline.named_steps["linear"]
    linear.coef_ = linear.coef_ * slope
    linear.intercept_ = linear.intercept_ * slope + shift


def _blob(terms: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(terms).encode("utf-8"), np.uint8)


def plain_arrays(pipeline: Pipeline) -> dict[str, NDArray[Any]]:
    """Return the arrays that score without scikit-learn (see `weights.LinearModel`)."""
    features, linear = pipeline.named_steps["features"], pipeline.named_steps["linear"]
    words = features.named_transformers_["words"]
    characters = features.named_transformers_["characters"]
    word_terms, char_terms = words.get_feature_names_out(), characters.get_feature_names_out()
    first, second = len(word_terms), len(word_terms) + len(char_terms)
    coef = linear.coef_[0]
    presence, unseen = (
        features.output_indices_[name].start for name in ("presence", "unseen_flags")
    )
    flag_terms, flag_coef = _flag_weights(features, coef[second:presence], coef[unseen:])
    alphabet = pack_alphabet(char_terms)
    keys = pack_terms(char_terms, alphabet)
    order = np.argsort(keys)
    return {
        "base": np.array(linear.intercept_[0]),
        "word_terms": _blob(word_terms),
        "word_idf": words.idf_,
        "word_coef": coef[:first],
        "word_presence": coef[presence:unseen],
        "alphabet": alphabet,
        "char_keys": keys[order],
        "char_idf": characters.idf_[order],
        "char_coef": coef[first:second][order],
        "flag_terms": _blob(flag_terms),
        "flag_coef": flag_coef,
    }


def _flag_weights(
    features: ColumnTransformer, coef: Floats, unseen: Floats
) -> tuple[list[str], Floats]:
    """Return the flags of all columns and what each adds to the score when it is there."""
    terms: list[str] = []
    scales: list[float] = []
    for column in ("flags", "weak_flags"):
        names = features.named_transformers_[column].get_feature_names_out()
        terms += list(names)
        scales += [features.transformer_weights[column]] * len(names)
    rest = features.named_transformers_["unseen_flags"].get_feature_names_out()
    kept = np.flatnonzero(unseen)
    return terms + list(rest[kept]), np.concatenate((coef * np.array(scales), unseen[kept]))


def family_arrays(rows: Sequence[Example]) -> dict[str, NDArray[Any]]:
    """Return the arrays of the second model, which names the family of a message."""
    families = build_families()
    families.fit([row.line for row in rows], [row.family for row in rows])
    words, linear = families.named_steps["words"], families.named_steps["linear"]
    return {
        "family_names": _blob(list(linear.classes_)),
        "family_terms": _blob(words.get_feature_names_out()),
        "family_idf": words.idf_.astype(np.float32),
        "family_coef": linear.coef_.astype(np.float32),
        "family_base": linear.intercept_.astype(np.float32),
    }
