"""Trains and judges again by another split: the figures behind `vigie evaluate --split`."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from classifier.indicators.organisations import Organisations
from classifier.learning.augmentation import noisy
from classifier.learning.dataset import Example, examples, read_folder
from classifier.learning.evaluation import (
    caught_by,
    judged,
    order_figures,
    reliability,
    risk,
    summary,
    worst,
)
from classifier.learning.held_out import margins, margins_of
from classifier.learning.splits import PARTS, Split, newer
from classifier.learning.training import train
from classifier.parallel import ALONE, Workers
from classifier.scorer import Scorer
from triage_app.paths import resources_dir, training_data_dir

BASE_RATES = (0.10, 0.45, 0.70)
TIME_LIMIT = 2022  # about half of the dated scam families are first told of then or later

Progress = Callable[[float, str], None]


class SplitTrials:
    """The training messages, read once, and what each split of them yields."""

    def __init__(
        self, scorer: Scorer, training_data: Path, scenarios: Path, workers: Workers = ALONE
    ) -> None:
        messages = read_folder(training_data)
        both = [*messages, *noisy(messages)]
        self._rows: list[Example] = list(examples(both, scorer.prepare, workers))
        self._workers = workers
        self._since = _years(scenarios)

    @classmethod
    def on_shipped_messages(
        cls, organisations: Organisations, workers: Workers = ALONE
    ) -> SplitTrials:
        """Return the trials on the project's own training messages."""
        scenarios = resources_dir() / "scenarios.csv"
        return cls(Scorer(organisations, None), training_data_dir(), scenarios, workers)

    def figures(self, split: Split, progress: Progress) -> dict[str, Any]:
        """Return AUC and recall of a split, and the recall of each scam family."""
        told = {"what": split.value}
        rows = self._rows
        weights = np.array([row.weight for row in rows])

        def on(done: float) -> None:
            progress(done, split.value)

        if split is Split.TIME:
            inside = newer(rows, self._since, TIME_LIMIT)
            scores = np.zeros(len(rows))
            scores[inside] = margins_of(rows, weights, inside, on)
            told["from_year"] = str(TIME_LIMIT)
        else:
            inside = np.ones(len(rows), dtype=bool)
            scores, _ = margins(rows, weights, PARTS[split](rows), on, self._workers)
        inside &= np.array([not row.copied for row in rows])
        scam = np.array([row.scam for row in rows])[inside]
        names = [row.family for row, kept in zip(rows, inside, strict=True) if kept]
        families = caught_by(names, scores[inside], scam)
        return told | order_figures(scores[inside], scam) | {"families": families}

    def in_full(self, progress: Progress) -> dict[str, Any]:
        """Return everything the campaign split tells, with bands, reliability and names."""
        trained = train(self._rows, progress, self._workers)
        seen = judged(trained)
        cells = [f"{row.family} · {row.channel}" for row in trained.examples]
        return summary(seen, trained.thresholds) | {
            "thresholds": asdict(trained.thresholds),
            "reliability": reliability(seen.scores, seen.scam),
            "risk": {str(rate): risk(seen.bands, seen.scam, rate) for rate in BASE_RATES},
            "cells": caught_by(cells, seen.scores, seen.scam),
            "worst": worst(seen),
        }


def _years(scenarios: Path) -> Mapping[str, int]:
    """Return the first year in which each scenario was told of, where it is known."""
    with scenarios.open(encoding="utf-8", newline="") as file:
        return {row["id"]: int(row["since"]) for row in csv.DictReader(file) if row["since"]}
