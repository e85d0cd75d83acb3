"""Sums over the passages of one message, all passages at once.

Per passage they equal what `weights` gives for the tokens of the passage alone (a test compares
them): the counts of terms up to each sentence are added up once, and a passage is a difference of
two of these rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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
class Counted:
    """The different terms of a message, and their counts of shape (passages, terms)."""

    terms: NDArray[Any]
    counts: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Borders:
    """The passages as sentence numbers, shape (passages,), and the sentence of each token."""

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

    def counts(self, found: Terms) -> Counted:
        """Return how often each passage has each term.

        A pair of words belongs to a passage with both.
        """
        unique, inverse = np.unique(found.terms, return_inverse=True)
        ended = begun = self._up_to(found.last, inverse, unique.size)
        if found.first is not found.last:
            begun = self._up_to(found.first, inverse, unique.size)
        counts = ended[self.end]
        counts -= begun[self.first]
        return Counted(unique, counts)

    def _up_to(self, tokens: Indexes, terms: Indexes, size: int) -> NDArray[np.int32]:
        """Return how often each term stands before each sentence, and in all of them."""
        shape = (self.sentences + 1, size)
        counts = np.zeros(shape, np.int32)  # half the size of the usual numbers: half the time
        places = (self.sentence_of[tokens] + 1) * size + terms
        np.add.at(counts.reshape(-1), places, np.int32(1))
        return np.cumsum(counts, axis=0, out=counts)


def tfidf_sums(found: Counted, idf: Floats, coef: Floats) -> Floats:
    """Return the contribution of TF-IDF terms to each passage, in log-odds."""
    terms, counts = found.terms, found.counts
    logs = np.concatenate(([0.0], 1.0 + np.log(np.arange(1, int(counts.max(initial=0)) + 1))))
    values = logs[counts]
    values *= idf[terms]
    norms = np.sqrt(np.einsum("pt,pt->p", values, values))
    sums: Floats = values @ coef[terms] / np.where(norms > 0, norms, 1.0)
    return sums


def presence_sums(found: Counted, coef: Floats) -> Floats:
    """Return the contribution of the presence of terms to each passage, in log-odds."""
    sums: Floats = (found.counts > 0).astype(float) @ coef[found.terms]
    return sums


def flag_sums(borders: Borders, sentences: Sentences, weights: Mapping[str, float]) -> Floats:
    """Return the contribution of flags to each passage, in log-odds."""
    common = set(sentences.common)
    places = [
        (flag, place)
        for place, local in enumerate(sentences.local)
        for flag in local
        if flag in weights and flag not in common
    ]
    names = sorted({flag for flag, _ in places})
    seen = np.zeros((sentences.count + 1, len(names)), int)
    for flag, place in places:
        seen[place + 1, names.index(flag)] += 1
    seen = seen.cumsum(axis=0)
    inside = seen[borders.end] > seen[borders.first]
    everywhere = sum(weights[flag] for flag in common if flag in weights)
    sums: Floats = everywhere + inside @ np.array([weights[flag] for flag in names])
    return sums
