"""Trains and tests with another split, for `vigie evaluate --split`."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from msgspec import Struct, to_builtins

from classifier.indicators.organisations import Organisations
from classifier.intervals import Rate
from classifier.learning.augmentation import noisy
from classifier.learning.dataset import Example, examples, read_folder
from classifier.learning.evaluation import Worst, held_out_scores, summary, worst_errors
from classifier.learning.held_out import held_out_margins, margins_of
from classifier.learning.probabilities import ReliabilityRow, reliability, risk_by_band
from classifier.learning.ranking import RankingFigures, caught_by, ranking_figures
from classifier.learning.splits import PARTS, Split, held_out_by_year
from classifier.learning.training import train
from classifier.parallel import IN_THIS_PROCESS, Progress, Workers
from classifier.records import Band
from classifier.scorer import Scorer
from classifier.scoring.manifest import HeldOutFigures
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
        both = [*messages, *noisy(messages)]
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
            inside = held_out_by_year(rows, self._since, TIME_LIMIT)
            scores = np.zeros(len(rows))
            scores[inside] = margins_of(rows, weights, inside, report_progress)
        else:
            inside = np.ones(len(rows), dtype=bool)
            scores, _ = held_out_margins(
                rows, weights, PARTS[split](rows), report_progress, self._workers
            )
        inside &= np.array([not row.copied for row in rows])
        scam = np.array([row.scam for row in rows])[inside]
        names = [row.family for row, kept in zip(rows, inside, strict=True) if kept]
        families = caught_by(names, scores[inside], scam)
        year = TIME_LIMIT if split is Split.TIME else None
        return SplitFigures(split, ranking_figures(scores[inside], scam), families, year)

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
