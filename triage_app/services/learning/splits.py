"""Trains and tests with each split, for `vigie evaluate --split` and the evaluation page."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct, to_builtins
from numpy.typing import NDArray

from classifier.indicators.organisations import Organisations
from classifier.intervals import Rate
from classifier.learning.additions import copies_of
from classifier.learning.dataset import Example, examples, read_folder
from classifier.learning.evaluation import Worst, figures_of, held_out_scores, worst_errors
from classifier.learning.held_out import held_out, held_out_once
from classifier.learning.labelled import LabelledMessage
from classifier.learning.learning_curve import CurvePoint, learning_curve
from classifier.learning.passage_calibration import Candidate, calibrate
from classifier.learning.probabilities import ReliabilityRow, reliability, risk_by_band
from classifier.learning.probes import probed_copies, read_probes
from classifier.learning.ranking import caught_by, ranking_figures
from classifier.learning.splits import PARTS, Split, held_out_by_year
from classifier.learning.training import Trained, train
from classifier.parallel import IN_THIS_PROCESS, Progress, Workers
from classifier.records import Band
from classifier.scorer import Scorer
from classifier.scoring.manifest import HeldOutFigures, RankingFigures
from classifier.scoring.model import Model
from classifier.scoring.thresholds import Thresholds
from classifier.scoring.weights import LinearModel
from triage_app.paths import resources_dir, training_data_dir

Floats = NDArray[np.float64]
Curve = list[CurvePoint]

BASE_RATES = (0.10, 0.45, 0.70)
PROBE_SAMPLE = 200  # messages of each label that are judged with each style probe
TIME_LIMIT = 2022  # about half of the dated scam families were first reported in this year or later


class SplitFigures(Struct, frozen=True):
    """What a split yields."""

    what: Split
    figures: RankingFigures
    families: dict[str, Rate]  # share of the scams of each family at 2 % false alarms
    from_year: int | None = None  # families first told of then or later were held out

    def document(self) -> dict[str, object]:
        """Return the figures as one JSON object."""
        year = {} if self.from_year is None else {"from_year": str(self.from_year)}
        families = to_builtins(self.families)
        return {
            "what": self.what.value,
            **year,
            **to_builtins(self.figures),
            "families": families,
        }


class FullFigures(Struct, frozen=True):
    """Everything the split by hand tells."""

    figures: HeldOutFigures
    thresholds: Thresholds
    reliability: list[ReliabilityRow]
    risk: dict[str, dict[Band, Rate]]  # by the share of scams among all messages
    cells: dict[str, Rate]  # share of scams caught, by family and channel
    worst: Worst

    def document(self) -> dict[str, object]:
        """Return the figures as one JSON object."""
        found = to_builtins(self)
        return {**found.pop("figures"), **found}


class SplitTrials:
    """The training messages, read once, with the figures of each split."""

    def __init__(
        self,
        scorer: Scorer,
        training_data: Path,
        scenarios: Path,
        workers: Workers = IN_THIS_PROCESS,
    ) -> None:
        messages = read_folder(training_data)
        copies = copies_of(messages, training_data)
        probed = probed_copies(messages, read_probes(training_data), PROBE_SAMPLE)
        found = examples([*messages, *copies, *probed], scorer.prepare, workers)
        self._all: list[Example] = list(found)
        self._rows = [row for row in self._all if not row.probed]
        self._scorer, self._workers = scorer, workers
        self._since = _first_years(scenarios)
        self._trained: Trained | None = None

    @classmethod
    def on_shipped_messages(
        cls, organisations: Organisations, workers: Workers = IN_THIS_PROCESS
    ) -> SplitTrials:
        """Return the trials on our training messages."""
        scenarios = resources_dir() / "scenarios.csv"
        return cls(Scorer(organisations, None), training_data_dir(), scenarios, workers)

    def figures(self, split: Split, progress: Progress) -> SplitFigures:
        """Return AUC and recall of a split, and the recall per scam family."""
        if split is Split.HAND:
            kept = self.trained(progress)
            return _split_figures(split, kept.examples, kept.held_out)
        rows = self._rows
        weights = np.array([row.weight for row in rows])

        def report_progress(done: float) -> None:
            progress(done, split.value)

        if split is Split.TIME:
            unseen = held_out_by_year(rows, self._since, TIME_LIMIT)
            found = held_out_once(rows, weights, unseen, report_progress)
        else:
            parts = PARTS[split](rows)
            found = held_out(rows, weights, parts, report_progress, self._workers)
        judged = [Candidate(row, held) for row, held in zip(rows, found, strict=True) if held]
        return _split_figures(split, [one.row for one in judged], calibrate(judged).scores)

    def trained(self, progress: Progress) -> Trained:
        """Return the training on all messages, judged by hand; it is made once."""
        if self._trained is None:
            self._trained = train(self._all, progress, self._workers)
        return self._trained

    def scorer(self, organisations: Organisations, progress: Progress) -> Scorer:
        """Return a scorer with the model of that training."""
        trained = self.trained(progress)
        weights = LinearModel(trained.arrays)
        return Scorer(organisations, Model(weights, trained.thresholds, trained.passage_rule))

    def curve_of(self, messages: Sequence[LabelledMessage], progress: Progress) -> Curve:
        """Return the learning curve on messages of other hands, which are in no training."""
        return self._curve(self._rows, list(examples(messages, self._scorer.prepare)), progress)

    def curve_of_hardest_hand(self, progress: Progress) -> tuple[str, Curve]:
        """Return the hand with the lowest AUC that has a curve, learnt from all others.

        Without three hands there is none: the name is empty.
        """
        hands = self.trained(progress).checks.hands
        if hands is None:
            return "", []
        hardest_first = sorted(hands.each, key=lambda name: hands.each[name].auc.value or 0.0)
        for hand in hardest_first:
            base = [row for row in self._rows if row.hand != hand]
            own = [row for row in self._rows if row.hand == hand and not row.copied]
            if curve := self._curve(base, own, progress):
                return hand, curve
        return "", []

    def _curve(self, base: Sequence[Example], hand: Sequence[Example], progress: Progress) -> Curve:
        trained = self.trained(progress)
        by = (trained.calibration, trained.thresholds)

        def report_progress(done: float) -> None:
            progress(done, "curve")

        return learning_curve(base, hand, by, report_progress, self._workers)

    def full_figures(self, progress: Progress) -> FullFigures:
        """Return all figures of the split by hand, with bands, reliability and worst errors."""
        trained = self.trained(progress)
        judged = held_out_scores(trained)
        cells = [f"{row.family} · {row.channel}" for row in trained.examples]
        return FullFigures(
            figures=figures_of(trained),
            thresholds=trained.thresholds,
            reliability=reliability(judged.scores, judged.scam),
            risk={
                str(share): risk_by_band(judged.bands, judged.scam, share) for share in BASE_RATES
            },
            cells=caught_by(cells, judged.scores, judged.scam),
            worst=worst_errors(judged),
        )


def _split_figures(split: Split, rows: Sequence[Example], scores: Floats) -> SplitFigures:
    scam = np.array([row.scam for row in rows])
    families = caught_by([row.family for row in rows], scores, scam)
    year = TIME_LIMIT if split is Split.TIME else None
    return SplitFigures(split, ranking_figures(scores, scam), families, year)


def _first_years(scenarios: Path) -> Mapping[str, int]:
    """Return the first year in which each scenario was reported, if known."""
    with scenarios.open(encoding="utf-8", newline="") as file:
        return {row["id"]: int(row["since"]) for row in csv.DictReader(file) if row["since"]}
