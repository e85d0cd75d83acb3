"""Trouble from outside, told in a sentence that says what happened and what to do."""

from __future__ import annotations


class VigieError(Exception):
    """Carries one sentence for people, in French and in English.

    `str(error)` is the French sentence. The sentences hold no message text.
    """

    def __init__(self, french: str, english: str) -> None:
        super().__init__(french)
        self.sentences = {"fr": french, "en": english}

    def sentence(self, language: str = "fr") -> str:
        """Return the sentence in `language`, French when there is none."""
        return self.sentences.get(language, self.sentences["fr"])


class UnreadableMessage(VigieError):
    """A container that cannot be read as a message."""


class ModelError(VigieError):
    """A model folder that is missing, damaged, swapped or from other versions."""


class TrainingDataError(VigieError):
    """Labelled data that cannot be trained on."""
