"""Fits a model: examples in; its plain arrays and held-out scores out.

Every example is scored by a model that was fitted without its hand, a confirmed case by one that
was fitted without its campaign: messages written by the same hand are alike in manner, and a model
that has seen some of them looks better than it is. The probabilities, the thresholds and the
published figures come from these held-out scores. The model that is kept is fitted on all examples.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from classifier.errors import TrainingDataError
from classifier.learning.dataset import Example
from classifier.learning.families import family_arrays
from classifier.learning.fitted import Fitted
from classifier.learning.hands import other_hands, thresholds_of
from classifier.learning.held_out import Counted, Trial, judged_from
from classifier.learning.passage_calibration import Calibration, Candidate, calibrate
from classifier.learning.passage_margins import Held
from classifier.learning.plain_arrays import plain_arrays
from classifier.learning.probes import outcomes_of, probe_rates
from classifier.learning.ranking import ranking_figures
from classifier.learning.sentence_counts import Vocabulary
from classifier.learning.splits import by_hand
from classifier.parallel import IN_THIS_PROCESS, Progress, Workers, beside, no_progress
from classifier.scoring.manifest import OtherHands, ProbeRates, RankingFigures
from classifier.scoring.passage_rule import PassageRule
from classifier.scoring.thresholds import Thresholds
from classifier.system.memory import give_back

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


_FIFTH = (0, 1)  # folds of campaigns that are judged without their campaign too
MIN_PER_CLASS = 40  # examples of each label that a training needs


@dataclass(frozen=True, slots=True)
class Checks:
    """What was measured beside the held-out scores."""

    hands: OtherHands | None = None
    campaigns: RankingFigures | None = None
    probes: dict[str, ProbeRates] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trained:
    """The result of a training; `artefact` writes it into a model folder."""

    arrays: dict[str, NDArray[Any]]
    thresholds: Thresholds
    calibration: Calibration
    examples: tuple[Example, ...]  # all examples but noisy copies
    held_out: Floats  # calibrated scores, shape (examples,)
    bands: tuple[str, ...]  # held-out band of each example
    checks: Checks = field(default_factory=Checks)

    @property
    def passage_rule(self) -> PassageRule:
        """How the whole message and its riskiest passage make one score."""
        return self.calibration.rule


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
    # Those that are not learnt from come last, where they change no sum, not even by rounding.
    rows = tuple(sorted(examples, key=lambda row: (row.probed, row.id)))
    learnt = tuple(row for row in rows if not row.probed)
    _check_labels(learnt)
    give_back()  # what reading took
    progress(0.05, "held_out")
    lines = [(row.line, row.family) for row in learnt if not row.added]
    with beside(family_arrays, lines, workers) as families:
        fitted, vocabulary, held = _fits(rows, progress, workers)
        give_back()
        of_families = families()  # here, because it may bring scikit-learn into this process
    found = _judged(rows, held)
    kept = tuple(one.row for one in found.without_hand)
    calibrated = calibrate(found.without_hand)
    thresholds = thresholds_of(found.without_hand, calibrated.scores)
    bands = calibrated.bands(thresholds)
    probed = calibrated.calibration.judge(found.probed).bands(thresholds)
    judged = zip((*found.without_hand, *found.probed), (*bands, *probed), strict=True)
    checks = Checks(
        hands=other_hands(found.without_hand),
        campaigns=_ranked(found.without_campaign),
        probes=probe_rates(outcomes_of((one.row.id, one.row.scam, band) for one, band in judged)),
    )
    calibration = calibrated.calibration
    progress(0.95, "families")
    arrays = plain_arrays(fitted, vocabulary, calibration.slope, calibration.shift)
    arrays |= of_families
    give_back()  # the checks of the model take much for a moment
    progress(1.0, "done")
    return Trained(
        arrays=arrays,
        thresholds=thresholds,
        calibration=calibration,
        examples=kept,
        held_out=calibrated.scores,
        bands=bands,
        checks=checks,
    )


def _fits(
    rows: Sequence[Example], progress: Progress, workers: Workers
) -> tuple[Fitted, Vocabulary, list[dict[int, Held]]]:
    """Return the model of all messages with its terms, and what is said by each trial."""
    weights = np.array([row.weight for row in rows])
    counted, vocabulary = Counted.of(rows, weights, _trials(rows))
    fitted = counted.fitted_on_all()
    progress(0.15, "held_out")
    held = judged_from(
        counted, fitted, lambda done: progress(0.15 + 0.7 * done, "held_out"), workers
    )
    return fitted, vocabulary, list(held)


@dataclass(frozen=True, slots=True)
class _Judged:
    """The messages that were judged by models that had not seen them."""

    without_hand: list[Candidate]  # all but copies
    without_campaign: list[Candidate]  # a fifth of the campaigns
    probed: list[Candidate]  # the copies with a style probe, judged without their hand


def _trials(rows: Sequence[Example]) -> list[Trial]:
    """Return the trials: without each hand, without a fifth of the campaigns."""
    parts = by_hand(rows)
    by_part = [Trial.without(parts == part) for part in np.unique(parts)]
    return [*by_part, Trial.without(np.array([row.fold in _FIFTH for row in rows]))]


def _judged(rows: Sequence[Example], found: Sequence[Mapping[int, Held]]) -> _Judged:
    """Return the rows with what was said of them without their hand, and without their campaign."""
    *by_part, last = found
    held = {at: one for scored in by_part for at, one in scored.items()}
    own = [Candidate(rows[at], held[at]) for at in sorted(held)]
    campaigns = [Candidate(rows[at], last[at]) for at in sorted(last)]
    return _Judged(
        without_hand=[one for one in own if not one.row.probed],
        without_campaign=[one for one in campaigns if not one.row.probed and not one.row.confirmed],
        probed=[one for one in own if one.row.probed],
    )


def _ranked(judged: Sequence[Candidate]) -> RankingFigures:
    """Return the figures of messages by their own calibration."""
    return ranking_figures(calibrate(judged).scores, np.array([one.row.scam for one in judged]))


def _check_labels(rows: Sequence[Example]) -> None:
    """Raise TrainingDataError when there are too few examples of either label."""
    scam = np.array([row.scam for row in rows], dtype=bool)
    own = scam[[not row.copied for row in rows]]
    if min(int(own.sum()), int((~own).sum())) < MIN_PER_CLASS:
        raise TrainingDataError(
            "At least {fewest} scam and {fewest} legitimate examples are needed to train.",
            fewest=MIN_PER_CLASS,
        )
