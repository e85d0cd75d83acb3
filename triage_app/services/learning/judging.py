"""A model that only judges: the scores and bands that the gate and the drift watch need."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from classifier.learning.dataset import GUARD, read_file
from classifier.reading.intake import from_fields
from classifier.records import Band, Finding, Label, LabelledMessage, Message
from classifier.scoring.features import flags, tokenise
from classifier.scoring.thresholds import Thresholds
from classifier.scoring.verdict import obstacle, verdict
from classifier.scoring.weights import LinearModel

Prepare = Callable[[Message], tuple[Message, tuple[Finding, ...]]]
FLAGGED = (Band.VERY_LIKELY_SCAM, Band.SEVERAL_SIGNS)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a model says of one message."""

    score: float
    band: Band
    known: float  # share of the words that the model has seen


class Judging:
    """Judges messages with one model; says nothing of reasons."""

    def __init__(self, model: LinearModel, thresholds: Thresholds, prepare: Prepare) -> None:
        self._model, self._prepare = model, prepare
        self.thresholds = thresholds

    def judge(self, message: Message) -> Opinion:
        """Return score, band and share of known words, as the scorer would give them."""
        masked, findings = self._prepare(message)
        tokens = tokenise(masked)
        found = self._model.evidence(tokens, flags(masked, tokens, findings))
        hindrance = obstacle(
            tokens.words,
            found.known,
            has_link=bool(masked.links),
            image_only=masked.image_only,
        )
        band, _ = verdict(found.score, self.thresholds, hindrance)
        return Opinion(found.score, band, found.known)

    def failures(self, guard: Iterable[LabelledMessage]) -> list[str]:
        """Return the ids of the guard list that are missed or flagged where they must not be."""
        return [row.id for row in guard if not self._kept(row)]

    def _kept(self, row: LabelledMessage) -> bool:
        read = from_fields(row.channel, row.sender, row.subject, row.body)
        band = self.judge(read).band
        return band in FLAGGED if row.label is Label.SCAM else band is not Band.VERY_LIKELY_SCAM


def guard_list(folder: Path) -> list[LabelledMessage]:
    """Return the messages that must never be missed or flagged; none without such a file."""
    path = folder / GUARD
    return read_file(path) if path.exists() else []
