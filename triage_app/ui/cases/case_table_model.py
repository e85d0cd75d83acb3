"""Cases as rows of a table, newest first; rows are added and changed, never reset under a hand."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPixmap

from classifier.records import Band
from triage_app.records import Case
from triage_app.ui.widgets.band_mark import mark_pixmap
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.safe_text import plain_tooltip, shortened
from triage_app.ui.widgets.texts import Texts

AnyIndex = QModelIndex | QPersistentModelIndex
CASE_ROLE = int(Qt.ItemDataRole.UserRole) + 1  # the record itself
_NO_PARENT = QModelIndex()


class Column(IntEnum):
    """The columns, in their order."""

    NUMBER = 0
    OPENED = 1
    CHANNEL = 2
    BAND = 3
    DECISION = 4
    LABEL = 5
    EXCERPT = 6


class CaseTableModel(QAbstractTableModel):
    """The cases of one filter, page by page."""

    def __init__(self, texts: Texts, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._cases: list[Case] = []
        self._marks: dict[Band, QPixmap] = {}
        self._theme = theme

    def set_cases(self, cases: Sequence[Case]) -> None:
        """Replace all rows by the first page of another filter."""
        self.beginResetModel()
        self._cases = list(cases)
        self.endResetModel()

    def append_cases(self, cases: Sequence[Case]) -> None:
        """Add the next, older page below."""
        if cases:
            first = len(self._cases)
            self.beginInsertRows(_NO_PARENT, first, first + len(cases) - 1)
            self._cases.extend(cases)
            self.endInsertRows()

    def put_case(self, case: Case) -> None:
        """Change the row of a case, or insert a new one where its number belongs."""
        place = self.row_of(case.number)
        if place is not None:
            self._cases[place] = case
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(Column) - 1))
            return
        place = sum(1 for one in self._cases if one.number > case.number)
        self.beginInsertRows(_NO_PARENT, place, place)
        self._cases.insert(place, case)
        self.endInsertRows()

    def remove_case(self, number: int) -> None:
        """Take out the row of a case that was withdrawn."""
        place = self.row_of(number)
        if place is not None:
            self.beginRemoveRows(_NO_PARENT, place, place)
            del self._cases[place]
            self.endRemoveRows()

    def row_of(self, number: int) -> int | None:
        """Return the row of a case, None when it is not shown."""
        numbers = (row for row, case in enumerate(self._cases) if case.number == number)
        return next(numbers, None)

    def case_at(self, row: int) -> Case | None:
        """Return the record of a row."""
        return self._cases[row] if 0 <= row < len(self._cases) else None

    def oldest(self) -> int | None:
        """Return the key after which the next page starts."""
        return self._cases[-1].number if self._cases else None

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """Return the number of cases that are shown."""
        return 0 if parent.isValid() else len(self._cases)

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._texts(f"cases.column_{Column(section).name.lower()}")

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words, shape, tooltip or record of a cell."""
        case = self.case_at(index.row()) if index.isValid() else None
        if case is None:
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return shortened(self._words(case, column), 160)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._words(case, column))
        if role == Qt.ItemDataRole.DecorationRole and column is Column.BAND:
            return self._mark(case.band)
        return case if role == CASE_ROLE else None

    def _words(self, case: Case, column: Column) -> str:
        """Return the text of one cell."""
        texts = self._texts
        words = {
            Column.NUMBER: lambda: str(case.number),
            Column.OPENED: lambda: texts.moment(case.opened),
            Column.CHANNEL: lambda: texts(f"channel.{case.channel}"),
            Column.BAND: lambda: texts(f"band_short.{case.band}"),
            Column.DECISION: lambda: texts(f"decision.{case.decision}"),
            Column.LABEL: lambda: texts(f"label.{case.label}") if case.label else "–",
            Column.EXCERPT: lambda: case.excerpt,
        }
        return words[column]()

    def _mark(self, band: Band) -> QPixmap:
        """Return the small shape of a band, painted once."""
        if band not in self._marks:
            self._marks[band] = mark_pixmap(band, self._theme)
        return self._marks[band]
