"""The guard list: clear messages that a model must not miss or wrongly flag."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from classifier.learning.dataset import GUARD, read_file
from classifier.learning.labelled import LabelledMessage
from classifier.reading import intake
from classifier.records import (
    Band,
    Label,
    Pasted,
)
from classifier.scorer import Scorer
from classifier.scoring.model import Model

_FLAGGED = (Band.VERY_LIKELY_SCAM, Band.SEVERAL_SIGNS)


def guard_list(folder: Path) -> list[LabelledMessage]:
    """Return the guard list of a training folder, empty if there is none.

    Raises TrainingDataError if the file cannot be read.
    """
    path = folder / GUARD
    return read_file(path) if path.exists() else []


def failures(guard: Iterable[LabelledMessage], model: Model, scorer: Scorer) -> list[str]:
    """Return the ids of the guard messages that a model rates wrongly.

    `scorer` masks the messages and finds the indicators; its own model is not used.
    """
    return [row.id for row in guard if not _is_right(row, model, scorer)]


def _is_right(row: LabelledMessage, model: Model, scorer: Scorer) -> bool:
    message = intake.read(Pasted(row.body, row.channel, row.sender, row.subject))
    band = scorer.judge(message, model).band
    return band in _FLAGGED if row.label is Label.SCAM else band is not Band.VERY_LIKELY_SCAM
