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

from classifier.learning.counts import Counts, presence, some_at_a_time, sublinear
from classifier.learning.sentence_counts import SentenceCounts

Floats = NDArray[np.float64]
Halves = NDArray[np.float32]
Flags = NDArray[np.bool_]
Indexes = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many messages each term occurs, for each of several selections of messages."""

    words: Halves  # shape (columns, selections)
    ngrams: Halves
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
        flags = _incidence(counts.starts) @ counts.flags + counts.common_flags
        flags.data = np.minimum(flags.data, 1)
        words = Counts.joined([_words(counts, rows) for rows in some_at_a_time(flags.shape[0])])
        several = [one.only(one.numbers > 1) for _, one in _ngrams(words, counts.of_words)]
        return cls(words, counts.of_words, Counts.joined(several), flags)

    def frequencies(self, selections: Flags) -> Frequencies:
        """Return how many messages have each term; selections have shape (messages, selections)."""
        chosen = selections.astype(np.float32)  # exact up to sixteen million messages
        words = np.zeros((self.words.width, chosen.shape[1]), np.float32)
        ngrams = np.zeros((self.of_words.width, chosen.shape[1]), np.float32)
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
    return counts.as_values(presence(counts.most).astype(np.float32))


def _in_order(counts: csr_matrix) -> csr_matrix:
    """Return the counts with the columns of each row in order.

    By columns and back by rows takes half as long as to sort each row.
    """
    return counts.tocsc().tocsr()


def _words(counts: SentenceCounts, rows: slice) -> Counts:
    """Return the words and pairs of words of some messages."""
    starts = counts.starts[rows.start : rows.stop + 1]
    inside = _incidence(starts - starts[0])
    words, joints = (one.between(starts[0], starts[-1]) for one in (counts.words, counts.joints))
    return Counts.of(_in_order(inside @ words.plain() + inside @ joints.plain()))


def _incidence(starts: Indexes) -> csr_matrix:
    """Return a matrix of shape (messages, sentences) with ones for the sentences of each.

    `starts` are the first sentence of each message, then the number of sentences.
    """
    columns = np.arange(starts[-1], dtype=np.int32)
    cells = np.ones(columns.size, np.int32), columns, starts.astype(np.int32)
    return csr_matrix(cells, shape=(starts.size - 1, columns.size))
