"""A linear model on counted terms: which of them it uses, and what it says of messages.

It equals the pipeline of `pipeline.build_pipeline` fitted on the same messages (a test compares
them), without counting the terms of the messages again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfTransformer

from classifier.learning.pipeline import (
    CONFIGURATION,
    WEAK_FLAGS,
    prior_weights,
    with_bayes,
)
from classifier.learning.sentence_counts import Counts

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of the counts are frequent enough to be used, each a mask."""

    words: Flags
    characters: Flags
    flags: Flags
    flag_names: list[str]  # the flags that are, then those of weak rules, as in `features`
    rare: list[str]  # the flags that are not
    word_weigher: TfidfTransformer
    character_weigher: TfidfTransformer

    @classmethod
    def of(cls, known: Counts, flag_names: Sequence[str]) -> Columns:
        """Return the columns, and the inverse document frequencies, of these messages."""
        words = _frequent(known.words, int(CONFIGURATION["word_min_df"]))
        characters = _frequent(known.characters, int(CONFIGURATION["char_min_df"]))
        flags = _frequent(known.flags, int(CONFIGURATION["flag_min_df"]))
        used, rare = (
            [name for name, often in zip(flag_names, flags, strict=True) if often == wanted]
            for wanted in (True, False)
        )
        used += sorted(WEAK_FLAGS)
        weighers = (
            TfidfTransformer(sublinear_tf=True).fit(one[:, kept])
            for one, kept in ((known.words, words), (known.characters, characters))
        )
        return cls(words, characters, flags, used, rare, *weighers)

    def features(self, counts: Counts) -> tuple[csr_matrix, csr_matrix]:
        """Return the features for the regression and those for naive Bayes."""
        *blocks, presence = self.blocks(counts)
        return hstack(blocks, format="csr"), presence

    def blocks(self, counts: Counts) -> tuple[csr_matrix, ...]:
        """Return the features as the columns of one table after the other; for naive Bayes last."""
        words = _in_floats(counts.words[:, self.words])
        characters = _in_floats(counts.characters[:, self.characters])
        presence = _ones(words)
        return (
            self.word_weigher.transform(words, copy=False),
            self.character_weigher.transform(characters, copy=False),
            counts.flags[:, self.flags] * float(CONFIGURATION["flag_weight"]),
            counts.weak_flags * float(CONFIGURATION["weak_flag_weight"]),
            presence,
        )

    def presence(self, words: csr_matrix) -> csr_matrix:
        """Return the features for naive Bayes alone; `words` are those of `Counts`."""
        return _ones(words[:, self.words])


def _ones(counts: csr_matrix) -> csr_matrix:
    """Return a matrix with a one at each count."""
    return csr_matrix(
        (np.ones(counts.data.size), counts.indices, counts.indptr), shape=counts.shape
    )


def _in_floats(counts: csr_matrix) -> csr_matrix:
    """Return the counts as floats.

    `astype` would sort the terms of each row again, which takes as long as all the rest here.
    """
    return csr_matrix(
        (counts.data.astype(float), counts.indices, counts.indptr), shape=counts.shape
    )


def _frequent(counts: csr_matrix, min_count: int) -> Flags:
    """Return which terms occur in at least `min_count` messages."""
    frequent: Flags = counts.getnnz(axis=0) >= min_count
    return frequent


@dataclass(frozen=True, slots=True)
class Fitted:
    """A linear model; its margins are in log-odds of scam."""

    columns: Columns
    linear: tuple[Floats, float]  # the regression alone: its coefficients and its intercept
    coef: Floats  # of the two parts of `Columns.features`, one after the other
    intercept: float

    @classmethod
    def by(
        cls,
        linear: tuple[Floats, float],
        columns: Columns,
        presence: csr_matrix,
        scam: Flags,
        weights: Floats,
    ) -> Fitted:
        """Return the model of a regression fitted on messages; `presence` as of `Columns`."""
        joined = with_bayes(linear, presence, scam, weights, columns.flag_names)
        return cls(columns, linear, *joined)

    def margins(self, counts: Counts) -> Floats:
        """Return the margins of messages or passages before calibration."""
        blocks = self.columns.blocks(counts)
        ends = np.cumsum([block.shape[1] for block in blocks])[:-1]
        parts = zip(blocks, np.split(self.coef, ends), strict=True)
        found: Floats = sum(block @ part for block, part in parts) + self.intercept
        found += counts.flags[:, ~self.columns.flags] @ prior_weights(self.columns.rare)
        return found
