"""Counts of terms and flags of whole messages, for the fits.

The n-grams of all messages together would take more memory than all else in a training. They are
those of the words, so they are made of the words for some messages at a time, and only those that a
message has several times are kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from classifier.learning.counts import Counts, presence, sublinear
from classifier.learning.sentence_counts import SentenceCounts

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indexes = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many messages each term occurs, for each of several selections of messages."""

    words: Floats  # shape (columns, selections)
    ngrams: Floats
    flags: Floats
    messages: Floats  # all messages of each selection


@dataclass(frozen=True, slots=True)
class MessageCounts:
    """How often each term or flag occurs in each message."""

    words: Counts  # words and pairs of words
    of_words: Counts  # by column of `words`: the n-grams of a word, nothing for a pair
    several: Counts  # n-grams that occur twice or more often in a message
    flags: csr_matrix  # 1 where there is a flag

    @classmethod
    def of(cls, counts: SentenceCounts) -> MessageCounts:
        """Return the counts of messages."""
        inside = _incidence(counts.starts[:-1], counts.starts[1:], counts.words.shape[0])
        flags = inside @ counts.flags + counts.common_flags
        flags.data = np.minimum(flags.data, 1)
        words = Counts.of(_in_order(inside @ counts.words.plain() + inside @ counts.joints.plain()))
        several = [one.only(one.numbers > 1) for _, one in _ngrams(words, counts.of_words)]
        return cls(words, counts.of_words, Counts.joined(several), flags)

    def frequencies(self, selections: Flags) -> Frequencies:
        """Return how many messages have each term; selections have shape (messages, selections)."""
        chosen = selections.astype(float)
        words = np.zeros((self.words.width, chosen.shape[1]))
        ngrams = np.zeros((self.of_words.width, chosen.shape[1]))
        for rows, counts in self.words.parts():
            words += _present(counts).T @ chosen[rows]
        for rows, counts in _ngrams(self.words, self.of_words):
            ngrams += _present(counts).T @ chosen[rows]
        return Frequencies(words, ngrams, self.flags.T @ chosen, chosen.sum(axis=0))

    def word_norms(self, squares: Floats) -> Floats:
        """Return 1 over the lengths of the rows of words, 0 for an empty row.

        The squares of the scales of the columns have shape (columns, fits), the norms (messages,
        fits).
        """
        return np.concatenate([_norms(counts, squares) for _, counts in self.words.parts()])

    def ngram_norms(self, squares: Floats) -> Floats:
        """Return 1 over the lengths of the rows of n-grams; see `word_norms`."""
        parts = _ngrams(self.words, self.of_words)
        return np.concatenate([_norms(counts, squares) for _, counts in parts])


def _ngrams(words: Counts, of_words: Counts) -> Iterator[tuple[slice, Counts]]:
    """Yield how often each n-gram occurs in each of some messages, until all had their turn."""
    inside = of_words.plain()
    for rows, counts in words.parts():
        yield rows, Counts.of(counts.plain() @ inside)


def _norms(counts: Counts, squared_scales: Floats) -> Floats:
    lengths = np.sqrt(counts.as_values(sublinear(counts.most) ** 2) @ squared_scales)
    found: Floats = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return found


def _present(counts: Counts) -> csr_matrix:
    return counts.as_values(presence(counts.most))


def _in_order(counts: csr_matrix) -> csr_matrix:
    """Return the counts with the columns of each row in order.

    By columns and back by rows takes half as long as to sort each row.
    """
    return counts.tocsc().tocsr()


def _incidence(first: Indexes, end: Indexes, width: int) -> csr_matrix:
    """Return a matrix of shape (messages, width) with ones from `first` up to `end`."""
    lengths = end - first
    borders = np.concatenate(([0], np.cumsum(lengths)))
    columns = np.arange(borders[-1]) - np.repeat(borders[:-1] - first, lengths)
    cells = np.ones(columns.size, np.int32), columns.astype(np.int32), borders.astype(np.int32)
    return csr_matrix(cells, shape=(first.size, width))
