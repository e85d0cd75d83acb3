"""Counts in a sparse table, kept as small whole numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

Floats = NDArray[np.float64]
AnyFloats = NDArray[np.float64] | NDArray[np.float32]
Flags = NDArray[np.bool_]
Indexes = NDArray[np.intp]

_AT_ONCE = 2000  # rows that are made into a table of values


@dataclass(frozen=True, slots=True)
class Counts:
    """A table of counts, most of them 1: those of each row are together, as in `csr_matrix`."""

    numbers: NDArray[np.unsignedinteger[Any]]
    columns: NDArray[np.int32]
    borders: NDArray[np.int32]
    width: int

    @classmethod
    def of(cls, counts: csr_matrix) -> Counts:
        """Return the counts of a table of whole numbers."""
        most = int(counts.data.max(initial=0))
        return cls(
            counts.data.astype(np.min_scalar_type(most)),
            counts.indices.astype(np.int32, copy=False),
            counts.indptr.astype(np.int32, copy=False),
            int(counts.shape[1]),
        )

    @classmethod
    def joined(cls, parts: list[Counts]) -> Counts:
        """Return the rows of all parts, one after the other; there is at least one part."""
        sizes = np.concatenate([np.diff(one.borders) for one in parts])
        return cls(
            np.concatenate([one.numbers for one in parts]),
            np.concatenate([one.columns for one in parts]),
            _borders(sizes),
            parts[0].width,
        )

    @property
    def shape(self) -> tuple[int, int]:
        """The number of rows and of columns."""
        return self.borders.size - 1, self.width

    @property
    def most(self) -> int:
        """The largest count."""
        return int(self.numbers.max(initial=0))

    def as_values(self, values: AnyFloats) -> csr_matrix:
        """Return the table of what each count counts as; `values` are by count."""
        return csr_matrix((values[self.numbers], self.columns, self.borders), shape=self.shape)

    def plain(self) -> csr_matrix:
        """Return the counts in double precision."""
        cells = self.numbers.astype(float), self.columns, self.borders
        return csr_matrix(cells, shape=self.shape)

    def parts(self) -> Iterator[tuple[slice, Counts]]:
        """Yield some rows at a time, and which they are."""
        for rows in some_at_a_time(self.shape[0]):
            yield rows, self.between(rows.start, rows.stop)

    def between(self, first: int, end: int) -> Counts:
        """Return the rows from `first` up to `end`; they are not copied."""
        cells = slice(self.borders[first], self.borders[end])
        borders = self.borders[first : end + 1] - self.borders[first]
        return Counts(self.numbers[cells], self.columns[cells], borders, self.width)

    def rows(self, chosen: Indexes) -> Counts:
        """Return some rows, in the order in which they are named."""
        begin, sizes = self.borders[chosen], np.diff(self.borders)[chosen]
        borders = _borders(sizes)
        inside = np.arange(borders[-1]) + np.repeat(begin - borders[:-1], sizes)
        return Counts(self.numbers[inside], self.columns[inside], borders, self.width)

    def only(self, wanted: Flags) -> Counts:
        """Return some of the counts; `wanted` has the shape of `numbers`."""
        before = _borders(wanted)
        return Counts(self.numbers[wanted], self.columns[wanted], before[self.borders], self.width)

    def columns_of(self, wanted: Flags) -> Counts:
        """Return the wanted columns, shape (columns,), in their order."""
        kept = self.only(wanted[self.columns])
        place = (np.cumsum(wanted) - 1).astype(np.int32)
        return Counts(kept.numbers, place[kept.columns], kept.borders, int(wanted.sum()))


def some_at_a_time(rows: int) -> Iterator[slice]:
    """Yield which rows are made into a table of values together, until all had their turn."""
    for start in range(0, rows, _AT_ONCE):
        yield slice(start, min(start + _AT_ONCE, rows))


def sublinear(most: int) -> Floats:
    """Return 1 + log of the counts up to `most`, as `TfidfTransformer` does; 0 for none."""
    return np.concatenate(([0.0], 1.0 + np.log(np.arange(1, most + 1))))


def added_to_sums(most: int) -> Floats:
    """Return 1 + log n - n for each count n up to `most`; 0 for none."""
    found: Floats = sublinear(most) - np.arange(most + 1)
    return found


def presence(most: int) -> Floats:
    """Return 1 for each count up to `most`; 0 for none."""
    found: Floats = np.minimum(np.arange(most + 1.0), 1.0)
    return found


def _borders(sizes: NDArray[Any]) -> NDArray[np.int32]:
    """Return where parts of these sizes begin, then where the last one ends."""
    found = np.zeros(sizes.size + 1, np.int32)
    np.cumsum(sizes, out=found[1:])
    return found
