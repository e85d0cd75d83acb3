"""Features of messages, as the joint fits multiply with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

Floats = NDArray[np.float64]


class Block(Protocol):
    """Some features of the messages, as they are multiplied with."""

    @property
    def width(self) -> int:
        """The number of columns."""

    def times(self, coef: Floats) -> Floats:
        """Return the products of shape (messages, fits); `coef` has shape (width, fits)."""

    def transposed_times(self, values: Floats) -> Floats:
        """Return the products of shape (width, fits); `values` has shape (messages, fits)."""


@dataclass(frozen=True, slots=True)
class Table:
    """Features that are multiplied with as they stand."""

    cells: csr_matrix

    @property
    def width(self) -> int:
        """The number of columns."""
        return int(self.cells.shape[1])

    def times(self, coef: Floats) -> Floats:
        """Return the products of `Block.times`."""
        found: Floats = self.cells @ coef
        return found

    def transposed_times(self, values: Floats) -> Floats:
        """Return the products of `Block.transposed_times`."""
        found: Floats = self.cells.T @ values
        return found


@dataclass(frozen=True, slots=True)
class NGrams:
    """N-grams of characters: the counts by way of the words, and what is to be added to them.

    The n-grams of a message are those of its words, so their counts are a product of two matrices
    that are small: together with the additions they have a third of the cells of the product. An
    n-gram that occurs n times is to count 1 + log n, so nothing is added for most.
    """

    words: csr_matrix  # how often each word occurs in each message
    of_words: csr_matrix  # how often each n-gram occurs in each word
    added: csr_matrix  # 1 + log n - n for each message and n-gram, where it is not 0

    @classmethod
    def of(cls, words: csr_matrix, of_words: csr_matrix, counts: csr_matrix) -> NGrams:
        """Return the n-grams of messages; `counts` are those of each message."""
        single = np.diff(of_words.indptr) > 0
        return cls(
            words[:, single].astype(float), of_words[single].astype(float), added_to_sums(counts)
        )

    @property
    def width(self) -> int:
        """The number of columns."""
        return int(self.of_words.shape[1])

    def times(self, coef: Floats) -> Floats:
        """Return the products of `Block.times`."""
        found: Floats = self.words @ (self.of_words @ coef) + self.added @ coef
        return found

    def transposed_times(self, values: Floats) -> Floats:
        """Return the products of `Block.transposed_times`."""
        found: Floats = self.of_words.T @ (self.words.T @ values) + self.added.T @ values
        return found


def added_to_sums(counts: csr_matrix) -> csr_matrix:
    """Return 1 + log n - n for each count n of 2 and more, without a copy of the others."""
    several = counts.data > 1
    before = np.concatenate(([0], np.cumsum(several, dtype=np.int32)))
    data = counts.data[several]
    cells = (1.0 + np.log(data) - data, counts.indices[several], before[counts.indptr])
    return csr_matrix(cells, shape=counts.shape)


def sublinear(counts: csr_matrix) -> csr_matrix:
    """Return 1 + log of the counts, as `TfidfTransformer` does with `sublinear_tf`."""
    return csr_matrix(
        (1.0 + np.log(counts.data), counts.indices, counts.indptr), shape=counts.shape
    )
