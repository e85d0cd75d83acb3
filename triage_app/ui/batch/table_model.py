"""The messages of a batch as rows: name, verdict, what it says, and the decision once logged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPixmap

from classifier.records import Band
from triage_app.records import BatchItem, Case
from triage_app.ui.widgets.band_mark import mark_pixmap
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.safe_text import plain_tooltip, shortened
from triage_app.ui.widgets.texts import Texts

AnyIndex = QModelIndex | QPersistentModelIndex
SORT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_NO_PARENT = QModelIndex()
_ORDER = {band: place for place, band in enumerate(Band)}


class Column(IntEnum):
    """The columns, in their order."""

    BAND = 0
    SCORE = 1
    NAME = 2
    CHANNEL = 3
    DECISION = 4
    TEXT = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One message with the case it became, if it was logged."""

    item: BatchItem
    case: Case | None = None


class BatchTableModel(QAbstractTableModel):
    """Rows come at the end, in the order of the batch; a proxy sorts them."""

    def __init__(self, texts: Texts, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts, self._theme = texts, theme
        self._rows: list[Row] = []
        self._marks: dict[Band, QPixmap] = {}

    def clear(self) -> None:
        """Take out all rows."""
        self.beginResetModel()
        self._rows = []
        self.endResetModel()

    def add(self, item: BatchItem) -> None:
        """Add a message below."""
        place = len(self._rows)
        self.beginInsertRows(_NO_PARENT, place, place)
        self._rows.append(Row(item))
        self.endInsertRows()

    def put_case(self, row: int, case: Case | None) -> None:
        """Show what a message became; None when its case was withdrawn."""
        if 0 <= row < len(self._rows):
            self._rows[row] = replace(self._rows[row], case=case)
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def remove_case(self, number: int) -> None:
        """Show that a case was withdrawn."""
        for row, one in enumerate(self._rows):
            if one.case is not None and one.case.number == number:
                self.put_case(row, None)

    def row_at(self, row: int) -> Row | None:
        """Return what stands in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def tally(self) -> tuple[dict[Band, int], int]:
        """Return how many messages each band has, and how many could not be read."""
        counts = dict.fromkeys(Band, 0)
        for row in self._rows:
            if row.item.triage is not None:
                counts[row.item.triage.assessment.band] += 1
        return counts, sum(row.item.triage is None for row in self._rows)

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """Return the number of messages."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._texts(f"batch.column_{Column(section).name.lower()}")

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words, shape, tooltip or sorting key of a cell."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return shortened(self._words(row, column), 200)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._words(row, column))
        if role == SORT_ROLE:
            return self._key(row, column)
        found = row.item.triage
        if role == Qt.ItemDataRole.DecorationRole and column is Column.BAND and found:
            return self._mark(found.assessment.band)
        return None

    def _words(self, row: Row, column: Column) -> str:
        found, texts = row.item.triage, self._texts
        if column is Column.NAME:
            return row.item.name
        if column is Column.DECISION:
            return texts(f"decision.{row.case.decision}") if row.case else "–"
        if found is None:
            error = row.item.error
            told = error.sentence(texts.language) if error else ""
            return {Column.BAND: texts("batch.unread"), Column.TEXT: told}.get(column, "–")
        seen = found.assessment
        return {
            Column.BAND: texts(f"band_short.{seen.band}"),
            Column.SCORE: "–" if seen.score is None else texts.score(seen.score),
            Column.CHANNEL: texts(f"channel.{seen.message.channel}"),
        }.get(column) or " ".join(f"{seen.message.subject} {seen.message.body[:300]}".split())

    def _key(self, row: Row, column: Column) -> object:
        """Return what a column is sorted by: the likeliest scams first."""
        found = row.item.triage
        if column in (Column.BAND, Column.SCORE):
            if found is None:
                return 100.0
            seen = found.assessment
            place = _ORDER[seen.band] if column is Column.BAND else 0
            return place + 1.0 - (seen.score or 0.0)
        return self._words(row, column).lower()

    def _mark(self, band: Band) -> QPixmap:
        if band not in self._marks:
            self._marks[band] = mark_pixmap(band, self._theme)
        return self._marks[band]
