"""Counts of terms and flags of whole messages, for the fits.

The n-grams of all messages together would take more memory than all else in a training. They are
those of the words, so they are made of the words for some messages at a time, and only what they
differ by from sums over words is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack

from classifier.learning.feature_blocks import added_to_sums, sublinear
from classifier.learning.sentence_counts import SentenceCounts

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Indexes = NDArray[np.intp]

_AT_ONCE = 2000  # messages whose n-grams are in memory


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

    words: csr_matrix  # words and pairs of words
    of_words: csr_matrix  # by column of `words`: the n-grams of a word, nothing for a pair
    added: csr_matrix  # for each n-gram: 1 + log n - n where it occurs n > 1 times
    flags: csr_matrix  # 1 where there is a flag

    @classmethod
    def of(cls, counts: SentenceCounts) -> MessageCounts:
        """Return the counts of messages."""
        inside = _incidence(counts.starts[:-1], counts.starts[1:], counts.words.shape[0])
        words = inside @ counts.words + inside @ counts.joints
        flags = inside @ counts.flags + counts.common_flags
        flags.data = np.minimum(flags.data, 1)
        words, of_words = _in_floats(_in_order(words)), _in_floats(counts.of_words)
        added = [added_to_sums(one) for _, one in _ngrams(words, of_words)]
        return cls(words, of_words, vstack(added, format="csr"), flags)

    def frequencies(self, selections: Flags) -> Frequencies:
        """Return how many messages have each term; selections have shape (messages, selections)."""
        chosen = selections.astype(float)
        ngrams = np.zeros((self.of_words.shape[1], chosen.shape[1]))
        for rows, counts in _ngrams(self.words, self.of_words):
            ngrams += ones(counts).T @ chosen[rows]
        return Frequencies(
            ones(self.words).T @ chosen, ngrams, self.flags.T @ chosen, chosen.sum(axis=0)
        )

    def norms(self, words: Floats, ngrams: Floats) -> tuple[Floats, Floats]:
        """Return 1 over the lengths of the rows of words and of n-grams, 0 for an empty row.

        The scales of the columns have shape (columns, fits), the norms (messages, fits).
        """
        of_ngrams = [_norms(counts, ngrams**2) for _, counts in _ngrams(self.words, self.of_words)]
        return _norms(self.words, words**2), np.concatenate(of_ngrams)


def _ngrams(words: csr_matrix, of_words: csr_matrix) -> Iterator[tuple[slice, csr_matrix]]:
    """Yield how often each n-gram occurs in each of some messages, until all had their turn."""
    for start in range(0, words.shape[0], _AT_ONCE):
        rows = slice(start, start + _AT_ONCE)
        yield rows, words[rows] @ of_words


def _norms(counts: csr_matrix, squared_scales: Floats) -> Floats:
    squares = sublinear(counts)
    np.square(squares.data, out=squares.data)
    lengths = np.sqrt(squares @ squared_scales)
    found: Floats = np.divide(1.0, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return found


def ones(counts: csr_matrix) -> csr_matrix:
    """Return a matrix with a one at each count."""
    return csr_matrix(
        (np.ones(counts.data.size), counts.indices, counts.indptr), shape=counts.shape
    )


def _in_order(counts: csr_matrix) -> csr_matrix:
    """Return the counts with the columns of each row in order.

    By columns and back by rows takes half as long as to sort each row.
    """
    return counts.tocsc().tocsr()


def _in_floats(counts: csr_matrix) -> csr_matrix:
    """Return the counts as floats.

    `astype` would sort the terms of each row again, which takes as long as all the rest here.
    """
    return csr_matrix(
        (counts.data.astype(float), counts.indices, counts.indptr), shape=counts.shape
    )


def _incidence(first: Indexes, end: Indexes, width: int) -> csr_matrix:
    """Return a matrix of shape (messages, width) with ones from `first` up to `end`."""
    lengths = end - first
    borders = np.concatenate(([0], np.cumsum(lengths)))
    columns = np.arange(borders[-1]) - np.repeat(borders[:-1] - first, lengths)
    cells = np.ones(columns.size, np.int32), columns.astype(np.int32), borders.astype(np.int32)
    return csr_matrix(cells, shape=(first.size, width))
