"""Fits models to selections of the messages of a training.

What all fits share is made once: the features of the messages, and in one walk through the n-grams
of all of them which terms each selection has often enough, and how long each message is then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from classifier.learning.fit_problem import Features, Problem, Selection
from classifier.learning.fitted import Columns, Fitted
from classifier.learning.joint_fits import joint_fits
from classifier.learning.message_counts import MessageCounts
from classifier.learning.naive_bayes import bayes, by_label
from classifier.learning.sketches import Sketch
from classifier.system.memory import give_back

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Learnt:
    """The messages that models learn from; arrays have the shape (messages,)."""

    features: Features
    scam: Flags
    weights: Floats
    sketch: Sketch

    @classmethod
    def of(cls, features: Features, scam: Flags, weights: Floats, most: Selection) -> Learnt:
        """Return the messages with what their fits share; `most` has all that any fit has."""
        give_back()
        problem = Problem.of(features, scam, weights, [most])
        sketch = Sketch.of(problem)
        give_back()
        return cls(features, scam, weights, sketch)

    def fitted(self, selections: Sequence[Selection], start: Fitted | None = None) -> list[Fitted]:
        """Return the model of each selection; the fits begin near `start`."""
        near = start.margins if start else None
        fits = joint_fits(self.features, self.scam, self.weights, selections, self.sketch, near)
        names = self.features.flag_names
        found = []
        for selection, regression in zip(selections, fits, strict=True):
            by_class = by_label(self.scam, self.weights * selection.seen)
            having = np.asarray(self.features.present.transposed_times(by_class), float)
            of_words = bayes(having[selection.columns.words], by_class.sum(axis=0))
            found.append(Fitted.by(selection.columns, regression, of_words, names))
        return found


def _columns(counts: MessageCounts, flag_names: Sequence[str], named: Flags) -> list[Columns]:
    frequencies = counts.frequencies(named)
    return [Columns.of(frequencies, at, flag_names) for at in range(named.shape[1])]


def selections_of(
    counts: MessageCounts, flag_names: Sequence[str], seen: Flags, named: Flags
) -> list[Selection]:
    """Return a selection for each column of `seen`, which tells the messages that are learnt from.

    `named` tells from which of these a model takes its terms; both have the shape
    (messages, selections).
    """
    columns = _columns(counts, flag_names, named)
    words = np.hstack(
        [
            counts.word_norms(np.column_stack([one.word_scales**2 for one in columns[at : at + 8]]))
            for at in range(0, len(columns), 8)  # more at once would take more memory
        ]
    )
    ngrams = counts.ngram_norms(np.column_stack([one.ngram_scales**2 for one in columns]))
    return [
        Selection(one, seen[:, at], words[:, at].copy(), ngrams[:, at].copy())
        for at, one in enumerate(columns)
    ]
