"""Trains and tests with another split, for `vigie evaluate --split`."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from msgspec import Struct, to_builtins

from classifier.indicators.organisations import Organisations
from classifier.intervals import Rate
from classifier.learning.additions import copies_of
from classifier.learning.dataset import Example, examples, read_folder
from classifier.learning.evaluation import Worst, held_out_scores, summary, worst_errors
from classifier.learning.held_out import held_out, held_out_once
from classifier.learning.passage_calibration import Candidate, calibrate
from classifier.learning.probabilities import ReliabilityRow, reliability, risk_by_band
from classifier.learning.ranking import caught_by, ranking_figures
from classifier.learning.splits import PARTS, Split, held_out_by_year
from classifier.learning.training import train
from classifier.parallel import IN_THIS_PROCESS, Progress, Workers
from classifier.records import Band
from classifier.scorer import Scorer
from classifier.scoring.manifest import HeldOutFigures, RankingFigures
from classifier.scoring.thresholds import Thresholds
from triage_app.paths import resources_dir, training_data_dir

BASE_RATES = (0.10, 0.45, 0.70)
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
    """Everything the campaign split tells."""

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
        both = [*messages, *copies_of(messages, training_data)]
        self._rows: list[Example] = list(examples(both, scorer.prepare, workers))
        self._workers = workers
        self._since = _first_years(scenarios)

    @classmethod
    def on_shipped_messages(
        cls, organisations: Organisations, workers: Workers = IN_THIS_PROCESS
    ) -> SplitTrials:
        """Return the trials on our training messages."""
        scenarios = resources_dir() / "scenarios.csv"
        return cls(Scorer(organisations, None), training_data_dir(), scenarios, workers)

    def figures(self, split: Split, progress: Progress) -> SplitFigures:
        """Return AUC and recall of a split, and the recall per scam family."""
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
        scores = calibrate(judged).scores
        scam = np.array([one.row.scam for one in judged])
        names = [one.row.family for one in judged]
        families = caught_by(names, scores, scam)
        year = TIME_LIMIT if split is Split.TIME else None
        return SplitFigures(split, ranking_figures(scores, scam), families, year)

    def full_figures(self, progress: Progress) -> FullFigures:
        """Return all figures of the campaign split, with bands, reliability and worst errors."""
        trained = train(self._rows, progress, self._workers)
        judged = held_out_scores(trained)
        cells = [f"{row.family} · {row.channel}" for row in trained.examples]
        return FullFigures(
            figures=summary(judged, trained.thresholds),
            thresholds=trained.thresholds,
            reliability=reliability(judged.scores, judged.scam),
            risk={
                str(share): risk_by_band(judged.bands, judged.scam, share) for share in BASE_RATES
            },
            cells=caught_by(cells, judged.scores, judged.scam),
            worst=worst_errors(judged),
        )


def _first_years(scenarios: Path) -> Mapping[str, int]:
    """Return the first year in which each scenario was reported, if known."""
    with scenarios.open(encoding="utf-8", newline="") as file:
        return {row["id"]: int(row["since"]) for row in csv.DictReader(file) if row["since"]}
