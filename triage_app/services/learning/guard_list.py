"""The guard lists: clear messages, ours and the desk's, that a model must not miss or flag."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from classifier.learning.dataset import CASE, GUARD, read_file
from classifier.learning.labelled import LabelledMessage
from classifier.reading import intake
from classifier.records import (
    Band,
    Label,
    Pasted,
)
from classifier.scorer import Scorer
from classifier.scoring.model import Model
from triage_app.list_records import Expected
from triage_app.services.lists.guard_rows import GuardedCase

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


def failing_cases(guarded: Iterable[GuardedCase], model: Model, scorer: Scorer) -> Iterator[str]:
    """Yield the ids of the desk's guarded cases that a model misses, or flags at all."""
    for one in guarded:
        flagged = scorer.judge(one.message, model).band in _FLAGGED
        if flagged is not (one.expected is Expected.SCAM):
            yield f"{CASE}{one.number}"


def _is_right(row: LabelledMessage, model: Model, scorer: Scorer) -> bool:
    message = intake.read(Pasted(row.body, row.channel, row.sender, row.subject))
    band = scorer.judge(message, model).band
    return band in _FLAGGED if row.label is Label.SCAM else band is not Band.VERY_LIKELY_SCAM
