"""How far a verification has come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Row = TypeVar("Row")
Progress = Callable[[float], object]  # takes the share that is done, 0 to 1
_ROWS = 2_000  # rows between two reports


class RowCount:
    """Counts the rows that were read, and reports their share of all."""

    def __init__(self, rows: int = 0, report: Progress = lambda _: None) -> None:
        """`rows` is about how many there will be."""
        self._rows, self._report = max(rows, 1), report
        self._done = 0

    def through(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield the rows; what `report` raises ends it."""
        for row in rows:
            self._done += 1
            if self._done % _ROWS == 0:
                self._tell()
            yield row

    def add(self, rows: int) -> None:
        """Count rows that were read elsewhere, and report."""
        self._done += rows
        self._tell()

    def _tell(self) -> None:
        self._report(min(self._done / self._rows, 1.0))
