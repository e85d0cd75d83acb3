"""Models that have not seen a part of the training messages, kept in build/robustness.

Each is a complete training without the messages of its part: weights, probabilities and
thresholds. Campaigns and near-copies are in one part. The kept models are found by a digest of
everything they depend on (our code of the classifier, training messages, organisations).
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

import classifier
from classifier.indicators.organisations import Organisations
from classifier.learning.dataset import Example
from classifier.learning.training import train
from classifier.parallel import Workers, in_order, no_progress
from classifier.scorer import Scorer
from classifier.scoring.model import Model
from classifier.scoring.passage_rule import PassageRule
from classifier.scoring.thresholds import Thresholds
from classifier.scoring.weights import LinearModel
from triage_app.paths import resources_dir, training_data_dir
from triage_app.services.learning.candidate import all_examples

PARTS = 5  # each takes two of the ten folds
ALL = "all"  # the model of all training messages
EVERY_PART = (ALL, *map(str, range(PARTS)))
_FOLDER = Path("build") / "robustness"


def organisations() -> Organisations:
    return Organisations.load(resources_dir() / "organisations.csv")


@dataclass(frozen=True)
class FoldModels:
    """A folder with the models, and the part of each training message by its id."""

    folder: Path

    @cached_property
    def parts(self) -> Mapping[str, str]:
        found: dict[str, str] = json.loads((self.folder / "parts.json").read_text())
        return found

    def scorer(self, part: str) -> Scorer:
        """Return a scorer with the model that has not seen the messages of `part`."""
        with np.load(self.folder / f"{part}.npz", allow_pickle=False) as arrays:
            weights = LinearModel(dict(arrays))
        limits = json.loads((self.folder / f"{part}.json").read_text())
        rule = PassageRule(limits.pop("discount"))
        return Scorer(organisations(), Model(weights, Thresholds(**limits), rule, number=part))


def fold_models(workers: Workers, wanted: Sequence[str] = EVERY_PART) -> FoldModels:
    """Return the wanted models; those are fitted that are not kept, or that are out of date."""
    folder = _FOLDER / _digest()
    if not folder.exists():
        shutil.rmtree(_FOLDER, ignore_errors=True)  # models of earlier code
        folder.mkdir(parents=True)
    missing = [part for part in wanted if not (folder / f"{part}.npz").exists()]
    if missing:
        _fit_all(folder, missing, workers)
    return FoldModels(folder)


def _digest() -> str:
    total = hashlib.sha256()
    code = sorted(Path(classifier.__file__).parent.rglob("*.py"))
    data = [*sorted(training_data_dir().rglob("*.*l")), resources_dir() / "organisations.csv"]
    for path in (*code, *data):
        total.update(path.name.encode() + path.read_bytes())
    return total.hexdigest()[:16]


def _fit_all(folder: Path, wanted: Sequence[str], workers: Workers) -> None:
    plain = Scorer(organisations(), None)
    found = all_examples(training_data_dir(), [], [], plain, no_progress, workers).examples
    rows = tuple(row for row in found if not row.probed)
    parts = {row.id: _part(row) for row in rows if not row.copied}
    (folder / "parts.json").write_text(json.dumps(parts))
    for part, (arrays, limits) in zip(wanted, in_order(_Fit(rows), wanted, workers), strict=True):
        (folder / f"{part}.json").write_text(json.dumps(limits))
        unfinished = folder / f"{part}.part.npz"
        np.savez(unfinished, allow_pickle=False, **arrays)
        unfinished.rename(folder / f"{part}.npz")


@dataclass(frozen=True)
class _Fit:
    """Fits the model of one part; an object, because it is sent to other processes."""

    rows: tuple[Example, ...]

    def __call__(self, part: str) -> tuple[dict[str, Any], dict[str, float]]:
        trained = train([row for row in self.rows if _part(row) != part])
        return trained.arrays, asdict(trained.thresholds) | asdict(trained.passage_rule)


def _part(row: Example) -> str:
    return str(row.fold % PARTS)
