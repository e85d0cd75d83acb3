"""Base class of the table models: one record per row, texts in cells, plain tooltips."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from triage_app.ui.widgets.safe_text import plain_tooltip, shortened
from triage_app.ui.widgets.texts import Texts

R = TypeVar("R")  # the record of a row
C = TypeVar("C", bound=IntEnum)  # a column
Index = QModelIndex | QPersistentModelIndex
RECORD_ROLE = int(Qt.ItemDataRole.UserRole) + 1  # the record of the row
SORT_ROLE = int(Qt.ItemDataRole.UserRole) + 2  # sort key of the row in this column
_NO_PARENT = QModelIndex()
_SHOWN = 200  # characters of a cell
_HINT = 4000  # characters of a tooltip


class TableModel(QAbstractTableModel, Generic[R, C]):
    """Stores the records and notifies Qt of changes; subclasses return the cell texts."""

    def __init__(
        self, texts: Texts, columns: type[C], headings: str, parent: QObject | None = None
    ) -> None:
        """`headings` is the text key prefix of the column headings."""
        super().__init__(parent)
        self.texts = texts
        self._columns, self._headings = columns, headings
        self._rows: list[R] = []

    def words(self, row: R, column: C) -> str:
        """Return the words of a cell."""
        raise NotImplementedError

    def display(self, row: R, column: C) -> str:
        """Return what the cell shows: its words on one line, unless a subclass shows more."""
        return shortened(self.words(row, column), _SHOWN)

    def hint(self, row: R, column: C) -> str:
        """Return the tooltip of a cell as plain text, by default its text."""
        return self.words(row, column)

    def heading(self, column: C) -> str:
        """Return the heading of a column."""
        return self.texts(f"{self._headings}.column_{column.name.lower()}")

    def alignment(self, column: C) -> int | None:  # noqa: ARG002 - for subclasses
        """Return the alignment of a column; None for left."""
        return None

    def role_value(self, row: R, column: C, role: int) -> object:  # noqa: ARG002 - for subclasses
        """Return the value of a cell for another role, None if there is none."""
        return None

    def set_rows(self, rows: Sequence[R]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def insert_rows(self, position: int, rows: Sequence[R]) -> None:
        """Insert rows before the row at `position`, or at the end."""
        if rows:
            self.beginInsertRows(_NO_PARENT, position, position + len(rows) - 1)
            self._rows[position:position] = rows
            self.endInsertRows()

    def replace_row(self, position: int, row: R) -> None:
        """Change one row."""
        self._rows[position] = row
        self.dataChanged.emit(self.index(position, 0), self.index(position, len(self._columns) - 1))

    def remove_row(self, position: int) -> None:
        """Remove one row."""
        self.beginRemoveRows(_NO_PARENT, position, position)
        del self._rows[position]
        self.endRemoveRows()

    def rows(self) -> Sequence[R]:
        """Return all records in order."""
        return tuple(self._rows)

    def row_at(self, position: int) -> R | None:
        """Return the record of a row, None if there is none."""
        return self._rows[position] if 0 <= position < len(self._rows) else None

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return heading and alignment of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self._columns(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(column)
        return self.heading(column) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text, tooltip or record of a cell."""
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        column = self._columns(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.display(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self.hint(row, column), _HINT)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.alignment(column)
        return row if role == RECORD_ROLE else self.role_value(row, column, role)
