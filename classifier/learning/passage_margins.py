"""What a model says of all passages of many messages at once.

As in `scoring.passage_sums`, a passage grows sentence by sentence, from the start or from the end
of a message, and each sentence adds what its terms change: the time grows with the text and not
with the number of passages. Here the terms of many messages are taken together. What is said of
one message is the same, to the last digit, whatever the others are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from classifier.learning.fitted import Fitted, filled
from classifier.learning.sentence_counts import SentenceCounts
from classifier.scoring.passages import MOST_SENTENCES, Passage, passages

Floats = NDArray[np.float64]
Indexes = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Held:
    """What a model says of one message that it has not seen, for the whole and each passage."""

    passages: tuple[Passage, ...]  # the whole first
    margins: Floats  # log-odds before calibration, shape (passages,)
    known: Floats  # share of the content words of each that the vocabulary has


def judged(counts: SentenceCounts, fitted: Fitted) -> list[Held]:
    """Return what a model says of each message and of its passages."""
    grid = _Grid.of(counts.starts)
    known, in_sentences = counts.content & fitted.columns.words, counts.words.plain()
    lengths, hits = (
        grid.both(in_sentences @ columns.astype(float)) for columns in (counts.content, known)
    )
    shares = [
        np.where(length > 0, hit / np.maximum(length, 1.0), 1.0)
        for length, hit in zip(lengths, hits, strict=True)
    ]
    margins, both = _margins(grid, counts, fitted), np.stack(shares)
    found = []
    for message, sizes in enumerate(np.split(counts.sizes, counts.starts[1:-1])):
        inside = tuple(map(_shared, passages([0, *accumulate(sizes.tolist())])))
        at = grid.passages(message, inside)
        found.append(Held(inside, margins[at], both[at]))
    return found


@lru_cache(maxsize=MOST_SENTENCES**2)
def _shared(passage: Passage) -> Passage:
    """Return one object for all equal passages: those of all messages would take much memory."""
    return passage


def _margins(grid: _Grid, counts: SentenceCounts, fitted: Fitted) -> Floats:
    """Return the margins of growing passages, shape (2, messages, sentences of the longest)."""
    columns = fitted.columns
    # The pair at a joint enters with the later of its sentences in the direction of the growth.
    inside, joints = counts.words.plain(), counts.joints.plain()
    words = (
        _both_ways(grid, inside + _moved_on(joints))[0],
        _both_ways(grid, inside + joints)[1],
    )
    ngrams = _both_ways(grid, inside @ counts.of_words.plain())
    own = counts.flags - counts.flags.multiply(counts.common_flags[grid.message])
    own.eliminate_zeros()
    flags = _both_ways(grid, own)
    idf, coef = columns.word_scales, filled(columns.words, fitted.words)
    presence = filled(columns.words, fitted.presence)
    inside = columns.ngram_scales, filled(columns.ngrams, fitted.ngrams)
    everywhere = (counts.common_flags @ fitted.flags + fitted.intercept)[:, None]
    found: Floats = np.stack(
        [
            everywhere
            + of_words.tfidf(idf, coef)
            + of_words.presence(presence)
            + of_ngrams.tfidf(*inside)
            + of_flags.presence(fitted.flags)
            for of_words, of_ngrams, of_flags in zip(words, ngrams, flags, strict=True)
        ]
    )
    return found


@dataclass(frozen=True, slots=True)
class _Grid:
    """The sentences of messages in rows, each row filled from its left."""

    message: Indexes  # the row of each sentence
    place: Indexes  # the place of each sentence in its message
    counts: Indexes  # sentences of each message
    width: int

    @classmethod
    def of(cls, starts: Indexes) -> _Grid:
        """Return the grid of messages that begin with these sentences; the last one ends them."""
        counts = np.diff(starts)
        message = np.repeat(np.arange(counts.size), counts)
        return cls(message, np.arange(starts[-1]) - starts[message], counts, int(counts.max()))

    def cells(self, places: Indexes, *, backwards: bool) -> Indexes:
        """Return the cell of sentences; backwards the last of a message is on the left."""
        place, message = self.place[places], self.message[places]
        if backwards:
            place = self.counts[message] - 1 - place
        found: Indexes = message * self.width + place
        return found

    def sums(self, cells: Indexes, values: Floats) -> Floats:
        """Return the sums of values over the cells from the left, shape (messages, width)."""
        filled = np.bincount(cells, values, self.counts.size * self.width)
        found: Floats = filled.reshape(-1, self.width).cumsum(axis=1)
        return found

    def both(self, values: Floats) -> tuple[Floats, Floats]:
        """Return the sums of values of the sentences from the start, and those to the end."""
        everywhere = np.arange(self.place.size)
        forwards, backwards = (
            self.sums(self.cells(everywhere, backwards=way), values) for way in (False, True)
        )
        return forwards, backwards

    def passages(
        self, message: int, inside: Sequence[Passage]
    ) -> tuple[NDArray[np.int_], int, NDArray[np.int_]]:
        """Return where the sums of passages of a message are: way, message, sentences but one."""
        ways = np.array([min(1, one.first) for one in inside])
        return ways, message, np.array([one.end - one.first - 1 for one in inside])


@dataclass(frozen=True, slots=True)
class _Growth:
    """Terms as they enter growing passages: one entry for each sentence that has a term."""

    grid: _Grid
    borders: NDArray[np.int32]  # where the entries of each term begin
    cells: Indexes
    before: NDArray[np.int64]  # how often the term is in the passage without the sentence,
    after: NDArray[np.int64]  # and with it

    def tfidf(self, idf: Floats, coef: Floats) -> Floats:
        """Return the contribution of TF-IDF terms; the weights have the shape (terms,)."""
        counted = np.arange(1, int(self.after.max(initial=0)) + 1)
        value = np.concatenate(([0.0], 1.0 + np.log(counted)))
        before, after = value[self.before], value[self.after]
        products = self._sums((after - before) * self._of_entries(idf * coef))
        squares = self._sums((after**2 - before**2) * self._of_entries(idf**2))
        found: Floats = products / np.sqrt(np.where(squares > 0, squares, 1.0))
        return found

    def presence(self, coef: Floats) -> Floats:
        """Return the contribution of the presence of terms; `coef` has the shape (terms,)."""
        return self._sums(np.where(self.before == 0, self._of_entries(coef), 0.0))

    def _of_entries(self, values: Floats) -> Floats:
        found: Floats = np.repeat(values, np.diff(self.borders))
        return found

    def _sums(self, values: Floats) -> Floats:
        return self.grid.sums(self.cells, values)


def _both_ways(grid: _Grid, counts: csr_matrix) -> tuple[_Growth, _Growth]:
    """Return the growth of passages by counts of terms in sentences, from the start and to the end.

    Entries of a column are in the order of the sentences, so those of a message are together.
    """
    columns = counts.tocsc()
    message, number = grid.message[columns.indices], columns.data.astype(np.int64)
    begins = np.ones(number.size, bool)
    begins[1:] = message[1:] != message[:-1]
    begins[columns.indptr[:-1][np.diff(columns.indptr) > 0]] = True
    of_group = np.cumsum(begins) - 1
    sums = np.concatenate(([0], np.cumsum(number)))
    first = np.flatnonzero(begins)
    before = sums[:-1] - sums[first][of_group]
    after = before + number
    total = np.diff(np.append(sums[first], sums[-1]))[of_group]
    forwards, backwards = (grid.cells(columns.indices, backwards=way) for way in (False, True))
    return (
        _Growth(grid, columns.indptr, forwards, before, after),
        _Growth(grid, columns.indptr, backwards, total - after, total - before),
    )


def _moved_on(joints: csr_matrix) -> csr_matrix:
    """Return the pairs at joints with the later of their sentences."""
    borders = np.concatenate(([0], joints.indptr[:-1])).astype(joints.indptr.dtype)
    return csr_matrix((joints.data, joints.indices, borders), shape=joints.shape)
