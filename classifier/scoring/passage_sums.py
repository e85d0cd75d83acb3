"""Sums over the passages of one message, all passages at once.

Per passage they equal what `weights` gives for the tokens of the passage alone (a test compares
them). A passage grows sentence by sentence, from the start or from the end of the message; each
occurrence of a term adds its share once, so the time grows with the text alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import fsum
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from classifier.scoring.passages import Passage, Sentences

Floats = NDArray[np.float64]
Indexes = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Terms:
    """The occurrences of known terms in a message; every field has shape (occurrences,)."""

    terms: NDArray[Any]  # places of the terms in the arrays of the model
    first: Indexes  # index of the first token of each occurrence
    last: Indexes  # index of its last token

    def within(self, tokens: range) -> Terms:
        """Return the occurrences inside some tokens, which are counted from 0 then."""
        inside = (self.first >= tokens.start) & (self.last < tokens.stop)
        first, last = self.first[inside] - tokens.start, self.last[inside] - tokens.start
        return Terms(self.terms[inside], first, last)


@dataclass(frozen=True, slots=True)
class MessageTerms:
    """All known terms of a message or of a passage of it."""

    words: Terms  # words and word pairs
    characters: Terms  # character n-grams
    tokens: int

    def within(self, tokens: range) -> MessageTerms:
        """Return the terms of a passage."""
        words, characters = self.words.within(tokens), self.characters.within(tokens)
        return MessageTerms(words, characters, len(tokens))


@dataclass(frozen=True, slots=True)
class Growth:
    """The occurrences of terms as they enter a growing passage, shape (occurrences,) each.

    They are in the order of terms.
    """

    terms: NDArray[Any]
    step: Indexes  # the number of sentences in the passage before the occurrence enters
    before: Indexes  # how many occurrences of the same term are in it already
    sentences: int

    @classmethod
    def both_ways(cls, terms: NDArray[Any], sentence: Indexes, sentences: int) -> tuple[Self, Self]:
        """Return the growth from the start and to the end, `sentence` being where a term stands."""
        order = (terms.astype(np.int64, copy=False) * sentences + sentence).argsort()
        terms, sentence = terms[order], sentence[order]
        changes = (terms[1:] != terms[:-1]).nonzero()[0]
        borders = np.zeros(changes.size + 2, np.intp)
        borders[1:-1] = changes + 1
        borders[-1] = order.size
        sizes = borders[1:] - borders[:-1]
        before = np.arange(order.size) - borders[:-1].repeat(sizes)
        after = sizes.repeat(sizes) - before - 1
        return (
            cls(terms, sentence, before, sentences),
            cls(terms, sentences - 1 - sentence, after, sentences),
        )

    def sums(self, added: Floats) -> Floats:
        """Return the sum over a passage of so many sentences, shape (sentences + 1,).

        `added` is what each occurrence adds.
        """
        found = np.zeros(self.sentences + 1)
        np.bincount(self.step, added, self.sentences).cumsum(out=found[1:])
        return found

    def tfidf(self, idf: Floats, coef: Floats) -> Floats:
        """Return the contribution of TF-IDF terms, shape (sentences + 1,).

        A term that occurs n times counts (1 + ln n) · idf, so the occurrence that makes them n adds
        the difference to n - 1, to the sum of products and to the square of the norm.
        """
        steps, steps_of_squares = _steps(int(self.before.max(initial=0)) + 1)
        weights = idf[self.terms]
        products = self.sums(steps[self.before] * (weights * coef[self.terms]))
        squares = self.sums(steps_of_squares[self.before] * np.square(weights))
        contribution: Floats = products / np.sqrt(np.where(squares > 0, squares, 1.0))
        return contribution

    def presence(self, coef: Floats) -> Floats:
        """Return the contribution of the presence of terms, shape (sentences + 1,)."""
        return self.sums(np.where(self.before == 0, coef[self.terms], 0.0))


@lru_cache(maxsize=64)
def _steps(most: int) -> tuple[Floats, Floats]:
    """Return what the n-th occurrence of a term adds to 1 + ln n and to its square, n up to `most`.

    Both have the shape (most,).
    """
    counted = np.concatenate(([0.0], 1.0 + np.log(np.arange(1, most + 1))))
    return np.diff(counted), np.diff(np.square(counted))


@dataclass(frozen=True, slots=True)
class Borders:
    """Passages from the start of a message or to its end, and the sentence of each token.

    Passages are sentence numbers of shape (passages,); `first` is 0 or `end` is `sentences`.
    """

    first: Indexes
    end: Indexes
    sentence_of: Indexes  # shape (tokens,)
    sentences: int

    @classmethod
    def of(cls, sentences: Sentences, passages: Sequence[Passage]) -> Borders:
        """Return the borders of some passages of a message."""
        sizes = np.diff(np.array(sentences.starts))
        return cls(
            np.array([one.first for one in passages]),
            np.array([one.end for one in passages]),
            np.repeat(np.arange(sentences.count), sizes),
            sentences.count,
        )

    def sums(self, found: Terms, contribution: Callable[[Growth], Floats]) -> Floats:
        """Return the contribution of some terms to each passage, in log-odds.

        A pair of words belongs to a passage with both.
        """
        from_start, to_end = self._growth(found.terms, found.last)
        if found.first is not found.last:
            _, to_end = self._growth(found.terms, found.first)
        sums: Floats = np.where(
            self.first == 0,
            contribution(from_start)[self.end],
            contribution(to_end)[self.sentences - self.first],
        )
        return sums

    def _growth(self, terms: NDArray[Any], tokens: Indexes) -> tuple[Growth, Growth]:
        return Growth.both_ways(terms, self.sentence_of[tokens], self.sentences)


def flag_sums(borders: Borders, sentences: Sentences, weights: Mapping[str, float]) -> Floats:
    """Return the contribution of flags to each passage, in log-odds."""
    common = dict.fromkeys(sentences.common)
    places = [
        (flag, place)
        for place, local in enumerate(sentences.local)
        for flag in local
        if flag in weights and flag not in common
    ]
    everywhere = fsum(weights[flag] for flag in common if flag in weights)  # in any order
    if not places:
        return np.full(borders.first.size, everywhere)
    names = sorted({flag for flag, _ in places})
    seen = np.zeros((sentences.count + 1, len(names)), int)
    for flag, place in places:
        seen[place + 1, names.index(flag)] += 1
    seen = seen.cumsum(axis=0)
    inside = seen[borders.end] > seen[borders.first]
    sums: Floats = everywhere + inside @ np.array([weights[flag] for flag in names])
    return sums
