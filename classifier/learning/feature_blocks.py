"""Features of messages, as the joint fits multiply with them.

Most are counts, which are kept as small whole numbers. Products are made of them in single
precision, which takes half of the time and memory, or in double precision, some messages at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from classifier.learning.counts import Counts, added_to_sums

Floats = NDArray[np.float64]
AnyFloats = NDArray[np.float64] | NDArray[np.float32]


class Block(Protocol):
    """Some features of the messages, as they are multiplied with."""

    @property
    def width(self) -> int:
        """The number of columns."""

    def times(self, coef: AnyFloats) -> AnyFloats:
        """Return the products of shape (messages, fits); `coef` has shape (width, fits)."""

    def transposed_times(self, values: AnyFloats) -> AnyFloats:
        """Return the products of shape (width, fits); `values` has shape (messages, fits)."""

    def single(self) -> Block:
        """Return the same features for products in single precision."""


@dataclass(frozen=True, slots=True)
class Table:
    """Features that are multiplied with as they stand."""

    cells: csr_matrix

    @property
    def width(self) -> int:
        """The number of columns."""
        return int(self.cells.shape[1])

    def times(self, coef: AnyFloats) -> AnyFloats:
        """Return the products of `Block.times`."""
        found: AnyFloats = self.cells @ coef
        return found

    def transposed_times(self, values: AnyFloats) -> AnyFloats:
        """Return the products of `Block.transposed_times`."""
        found: AnyFloats = self.cells.T @ values
        return found

    def single(self) -> Table:
        """Return the table in single precision."""
        return Table(self.cells.astype(np.float32))


@dataclass(frozen=True, slots=True)
class CountTable:
    """Features that are counts; each counts as a value."""

    counts: Counts
    values: Floats  # by count

    @property
    def width(self) -> int:
        """The number of columns."""
        return self.counts.shape[1]

    def times(self, coef: AnyFloats) -> AnyFloats:
        """Return the products of `Block.times`."""
        return np.concatenate([cells @ coef for _, cells in self._parts()])

    def transposed_times(self, values: AnyFloats) -> AnyFloats:
        """Return the products of `Block.transposed_times`."""
        found = np.zeros((self.width, values.shape[1]))
        for rows, cells in self._parts():
            found += cells.T @ values[rows]
        return found

    def single(self) -> Table:
        """Return the table in single precision."""
        return Table(self.counts.as_values(self.values.astype(np.float32)))

    def _parts(self) -> Iterator[tuple[slice, csr_matrix]]:
        for rows, counts in self.counts.parts():
            yield rows, counts.as_values(self.values)


@dataclass(frozen=True, slots=True)
class NGrams:
    """N-grams of characters: the counts by way of the words, and what is to be added to them.

    The n-grams of a message are those of its words, so their counts are a product of two matrices
    that are small: together with the additions they have a third of the cells of the product. An
    n-gram that occurs n times is to count 1 + log n, so nothing is added for most.
    """

    words: Block  # how often each word occurs in each message
    of_words: Block  # how often each n-gram occurs in each word
    added: Block  # 1 + log n - n for each message and n-gram, where it is not 0

    @classmethod
    def of(cls, words: Counts, of_words: Counts, several: Counts) -> NGrams:
        """Return the n-grams of messages; `several` are the counts of 2 and more."""
        return cls(
            CountTable(words, np.arange(words.most + 1.0)),
            Table(of_words.plain()),  # small, and as one sum: words may come in without their use
            CountTable(several, added_to_sums(several.most)),
        )

    @property
    def width(self) -> int:
        """The number of columns."""
        return self.of_words.width

    def times(self, coef: AnyFloats) -> AnyFloats:
        """Return the products of `Block.times`."""
        found: AnyFloats = self.words.times(self.of_words.times(coef)) + self.added.times(coef)
        return found

    def transposed_times(self, values: AnyFloats) -> AnyFloats:
        """Return the products of `Block.transposed_times`."""
        of_words = self.words.transposed_times(values)
        found: AnyFloats = self.of_words.transposed_times(of_words)
        return found + self.added.transposed_times(values)

    def single(self) -> NGrams:
        """Return the n-grams in single precision."""
        return NGrams(self.words.single(), self.of_words.single(), self.added.single())
