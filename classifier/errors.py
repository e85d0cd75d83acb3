"""Errors caused from outside; each has a sentence on what happened and what to do."""

from __future__ import annotations

from classifier.sentence import Sentence


class VigieError(Exception):
    """Carries one sentence for people: `StoreError("The file {file} is damaged.", file=name)`.

    The first argument is the English text, which is the key of the catalogue, or a sentence
    made elsewhere. `str(error)` is the English sentence. It never holds message text.
    """

    def __init__(self, text: str | Sentence, /, **values: object) -> None:
        self.sentence = text if isinstance(text, Sentence) else Sentence(text, values)
        super().__init__(str(self.sentence))


class UnreadableMessage(VigieError):
    """The input cannot be read as a message."""


class ModelError(VigieError):
    """A model folder is missing, damaged, replaced by another, or of another version."""


class TrainingDataError(VigieError):
    """The labelled data cannot be used for training."""
