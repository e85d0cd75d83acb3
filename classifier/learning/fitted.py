"""A linear model on counted terms: which of them it uses, and its weights.

It equals the pipeline of `pipeline.build_pipeline` fitted on the same messages (a test compares
them), without counting the terms of the messages again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from classifier.learning.configuration import CONFIGURATION
from classifier.learning.flag_weights import WEAK_FLAGS, prior_weights, with_signs
from classifier.learning.message_counts import Frequencies

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.unsignedinteger[Any]]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of the counts are frequent enough to be used, each a mask."""

    words: Flags
    ngrams: Flags
    flags: Flags  # those of weak rules always
    word_uses: Numbers  # messages that have each of the columns that are used
    ngram_uses: Numbers
    messages: int

    @classmethod
    def of(cls, frequencies: Frequencies, selection: int, flag_names: Sequence[str]) -> Columns:
        """Return the columns of a model that takes its terms from one of the selections."""
        words, ngrams, flags, messages = (
            one[..., selection]
            for one in (
                frequencies.words,
                frequencies.ngrams,
                frequencies.flags,
                frequencies.messages,
            )
        )
        often = words >= int(CONFIGURATION["word_min_df"])
        often_inside = ngrams >= int(CONFIGURATION["char_min_df"])
        weak = np.array([name in WEAK_FLAGS for name in flag_names], bool)
        whole = np.min_scalar_type(int(messages))
        return cls(
            often,
            often_inside,
            weak | (flags >= int(CONFIGURATION["flag_min_df"])),
            words[often].astype(whole),
            ngrams[often_inside].astype(whole),
            int(messages),
        )

    @property
    def word_idf(self) -> Floats:
        """The inverse document frequencies of the words that are used."""
        return _idf(self.word_uses, self.messages)

    @property
    def ngram_idf(self) -> Floats:
        """The inverse document frequencies of the n-grams that are used."""
        return _idf(self.ngram_uses, self.messages)

    @property
    def word_scales(self) -> Floats:
        """The scale of each word and pair of words, 0 of those that are not used."""
        return filled(self.words, self.word_idf)

    @property
    def ngram_scales(self) -> Floats:
        """The scale of each n-gram, 0 of those that are not used."""
        return filled(self.ngrams, self.ngram_idf)

    def named(self, flag_names: Sequence[str]) -> list[str]:
        """Return the names of the flags that are used."""
        return [name for name, used in zip(flag_names, self.flags, strict=True) if used]


def filled(used: Flags, values: Floats) -> Floats:
    """Return the values of the columns that are used among zeros for the others."""
    found = np.zeros(used.size)
    found[used] = values
    return found


def _idf(uses: Numbers, messages: int) -> Floats:
    """Return the inverse document frequency of terms, as `TfidfTransformer` smooths it."""
    found: Floats = np.log((messages + 1.0) / (uses + 1.0)) + 1.0
    return found


@dataclass(frozen=True, slots=True)
class Regression:
    """What a fit ends with."""

    coef: Floats  # shape (columns that are used,)
    intercept: float
    margins: Floats  # of all messages, shape (messages,)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A linear model; its margins are in log-odds of scam."""

    columns: Columns
    margins: Floats  # of all messages by the regression alone, shape (messages,)
    words: Floats  # of TF-IDF, shape of the columns that are used
    ngrams: Floats
    flags: Floats  # of flags that count 1, for all columns: others get weights of their rule
    presence: Floats  # of words that occur, shape of the columns that are used
    intercept: float

    @classmethod
    def by(
        cls,
        columns: Columns,
        regression: Regression,
        bayes: tuple[Floats, float],
        flag_names: Sequence[str],
    ) -> Fitted:
        """Return the model of a fitted regression and of naive Bayes, of `pipeline`."""
        words, ngrams, fitted = np.split(
            regression.coef, np.cumsum([columns.word_uses.size, columns.ngram_uses.size])
        )
        flags = prior_weights(flag_names)
        used = columns.named(flag_names)
        flags[columns.flags] = with_signs(fitted, used) * flag_scales(used)
        terms, prior = bayes
        intercept = regression.intercept + prior
        return cls(columns, regression.margins, words, ngrams, flags, terms, intercept)


def flag_scales(names: Sequence[str]) -> Floats:
    """Return by what flags are multiplied before the fit."""
    strong, weak = float(CONFIGURATION["flag_weight"]), float(CONFIGURATION["weak_flag_weight"])
    return np.array([weak if name in WEAK_FLAGS else strong for name in names])
