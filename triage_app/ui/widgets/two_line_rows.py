"""Tables whose rows have two lines: the model with both lines of a cell, and how they are drawn."""

from __future__ import annotations

from enum import IntEnum
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from triage_app.ui.widgets.band_mark import PICTURE_SIDE
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.safe_text import shortened
from triage_app.ui.widgets.table_model import TableModel

R = TypeVar("R")  # the record of a row
C = TypeVar("C", bound=IntEnum)  # a column
Index = QModelIndex | QPersistentModelIndex
_SHOWN = 200  # characters of a line
_AROUND = 12  # pixels above and below the lines of a row
_BREAK = "\n"


class TwoLineModel(TableModel[R, C]):
    """Cells of one or two lines. A screen reader gets both as one line."""

    def lines(self, row: R, column: C) -> tuple[str, str]:
        """Return both lines of a cell; the second may be ""."""
        raise NotImplementedError

    def words(self, row: R, column: C) -> str:
        """Return the lines of a cell after one another."""
        return ", ".join(line for line in self.lines(row, column) if line)

    def display(self, row: R, column: C) -> str:
        """Return the lines of a cell, each on its own line and not too long to be drawn."""
        lines = (shortened(line, _SHOWN) for line in self.lines(row, column))
        return _BREAK.join(line for line in lines if line)

    def hint(self, row: R, column: C) -> str:
        """Return the whole lines of a cell."""
        return _BREAK.join(line for line in self.lines(row, column) if line)

    def role_value(self, row: R, column: C, role: int) -> object:
        """Return what a screen reader reads."""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return shortened(self.words(row, column), 2 * _SHOWN)
        return None


class TwoLines(QStyledItemDelegate):
    """Draws the first line in the colour of text, the second muted; each has its own ellipsis."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._muted = QColor(theme.muted)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, picture and focus as usual, and the lines in the place of the text."""
        self.initStyleOption(option, index)
        style = option.widget.style() if option.widget else QApplication.style()
        lines = str(index.data() or "").split(_BREAK)
        place = QStyle.SubElement.SE_ItemViewItemText
        box = style.subElementRect(place, option, option.widget).adjusted(3, 0, -3, 0)
        option.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        painter.setFont(option.font)
        self._draw_lines(painter, option, box, lines)
        painter.restore()

    def _draw_lines(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, lines: list[str]
    ) -> None:
        height = option.fontMetrics.lineSpacing()
        top = option.rect.center().y() - len(lines) * height // 2
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        for place, line in enumerate(lines):
            muted = place > 0 and not chosen
            painter.setPen(self._muted if muted else option.palette.color(role))
            at = QRect(QPoint(box.left(), top + place * height), box.size())
            at.setHeight(height)
            words = option.fontMetrics.elidedText(line, Qt.TextElideMode.ElideRight, at.width())
            painter.drawText(at, int(Qt.AlignmentFlag.AlignVCenter), words)


def draw_two_lines(table: QTableView, theme: Theme) -> None:
    """Give the rows of a table the height of two lines, and draw them."""
    table.setIconSize(QSize(PICTURE_SIDE, PICTURE_SIDE))
    table.setItemDelegate(TwoLines(theme, table))
    height = 2 * table.fontMetrics().lineSpacing() + _AROUND
    table.verticalHeader().setDefaultSectionSize(height)
