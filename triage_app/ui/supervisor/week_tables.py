"""The tables of the week's page: figures, and callers to call back."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QTableView, QWidget

from triage_app.call_backs import CallBack
from triage_app.case_codes import shown_number
from triage_app.figure_records import FigureRow
from triage_app.ui.widgets.table_model import Index, TableModel
from triage_app.ui.widgets.texts import Texts

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class FigureColumn(IntEnum):
    """The columns of the figures, in their order."""

    NAME = 0
    VALUE = 1
    PREVIOUS = 2
    YEAR = 3
    MORE = 4


class FigureTableModel(TableModel[FigureRow, FigureColumn]):
    """The figures under their headings; the tooltip says what a figure counts."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(texts, FigureColumn, "week", parent)

    def words(self, row: FigureRow, column: FigureColumn) -> str:
        """Return the text of one cell."""
        cells = {
            FigureColumn.NAME: row.name,
            FigureColumn.VALUE: row.value,
            FigureColumn.PREVIOUS: row.previous,
            FigureColumn.YEAR: row.year_before,
            FigureColumn.MORE: row.more,
        }
        return cells[column]

    def hint(self, row: FigureRow, column: FigureColumn) -> str:
        """Return the whole text of a cell, and what its figure counts."""
        shown = self.words(row, column)
        return "\n".join(text for text in (shown, row.definition) if text)

    def alignment(self, column: FigureColumn) -> int | None:
        """Return the alignment: numbers to the right."""
        return None if column in (FigureColumn.NAME, FigureColumn.MORE) else _RIGHT

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that a heading is no row to go to: the keys pass over it."""
        row = self.row_at(index.row())
        passed = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        found = super().flags(index)
        return found & ~passed if row is not None and row.is_heading else found

    def role_value(self, row: FigureRow, column: FigureColumn, role: int) -> object:  # noqa: ARG002
        """Return the font of a heading, and the heading that a figure stands under."""
        roles = Qt.ItemDataRole
        if role == roles.AccessibleDescriptionRole and not row.is_heading:
            return row.section
        if role == roles.FontRole and row.is_heading:
            font = QFont()
            font.setBold(True)
            return font
        return None


class CallColumn(IntEnum):
    """The columns of the callers to call back, in their order."""

    CASE = 0
    WHEN = 1
    TOLD = 2
    DONE = 3


class CallTableModel(TableModel[CallBack, CallColumn]):
    """The callers to call back, newest case first."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(texts, CallColumn, "calls", parent)

    def words(self, row: CallBack, column: CallColumn) -> str:
        """Return the text of one cell."""
        texts = self.texts
        cells = {
            CallColumn.CASE: shown_number(row.number),
            CallColumn.WHEN: texts.moment(row.opened),
            CallColumn.TOLD: texts(f"decision.{row.told}"),
            CallColumn.DONE: ", ".join(texts(f"outcome.{one}") for one in row.outcomes),
        }
        return cells[column]

    def hint(self, row: CallBack, column: CallColumn) -> str:
        """Return the whole text of a cell, and the beginning of the message."""
        shown = self.words(row, column)
        return "\n".join(text for text in (shown, row.excerpt) if text)


class KeyTable(QTableView):
    """A table whose rows are opened with Enter, or with Space where that does nothing else."""

    row_opened = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.doubleClicked.connect(self.row_opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Emit a signal for a key that opens; all others are those of a table."""
        modified = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() not in _OPENING or modified:
            super().keyPressEvent(event)
        elif self.currentIndex().isValid() and not event.isAutoRepeat():
            self.row_opened.emit(self.currentIndex())

    def select_near(self, place: int) -> None:
        """Select the row at a place, or the next one below or above that may be selected."""
        model = self.model()
        rows = [*range(place, model.rowCount()), *reversed(range(place))]
        selectable = Qt.ItemFlag.ItemIsSelectable
        found = next((at for at in rows if model.index(at, 0).flags() & selectable), None)
        if found is not None:
            self.selectRow(found)
