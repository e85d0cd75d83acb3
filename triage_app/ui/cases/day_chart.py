"""A small picture of the cases of a campaign by day; its words are in the table beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from triage_app.campaign_records import DayCount
from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.texts import Texts

_HEIGHT, _GAP = 74, 1  # pixels
_WIDEST = 26  # pixels of a column


class DayChart(QWidget):
    """One column a day from the first to the last; of a long time, one for several days."""

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts, self._theme = texts, theme
        self._days: Sequence[DayCount] = ()
        self.setFixedHeight(_HEIGHT + self.fontMetrics().lineSpacing())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(texts("sheet.chart"))

    def show_days(self, days: Sequence[DayCount]) -> None:
        """Show the days of a campaign, oldest first."""
        self._days = days
        if days:
            most = max(days, key=lambda one: one.cases)
            self.setAccessibleDescription(
                self._texts.count(
                    "sheet.chart_description", most.cases, day=self._texts.date(most.day)
                )
            )
        self.update()

    def sizeHint(self) -> QSize:
        """Return a usual size."""
        return QSize(280, self.height())

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw the columns, the line they stand on, and the first and last day."""
        if not self._days:
            return
        painter = QPainter(self)
        counts = columns(self._days, max(1, self.width() // 4))
        step = self.width() / len(counts)
        width = min(_WIDEST, max(2.0, step - _GAP))
        for place, count in enumerate(counts):
            height = _HEIGHT * count / max(counts)
            left = (place + 0.5) * step - width / 2
            bar = QRectF(left, _HEIGHT - height, width, height)
            painter.fillRect(bar, QColor(self._theme.accent))
        painter.setPen(QColor(self._theme.control_border))
        painter.drawLine(0, _HEIGHT, self.width(), _HEIGHT)
        self._draw_ends(painter)
        painter.end()

    def _draw_ends(self, painter: QPainter) -> None:
        painter.setPen(QColor(self._theme.muted))
        below = self.rect().adjusted(0, _HEIGHT, 0, 0)
        first, last = self._texts.date(self._days[0].day), self._texts.date(self._days[-1].day)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, first)
        if last != first:
            painter.drawText(below, Qt.AlignmentFlag.AlignRight, last)


def columns(days: Sequence[DayCount], most: int) -> list[int]:
    """Return the cases of each day from the first to the last, days without a case too.

    Where that would be more than `most` columns, each stands for several days.
    """
    numbered = [(date.fromisoformat(one.day).toordinal(), one.cases) for one in days]
    first, last = numbered[0][0], numbered[-1][0]
    together = -(-(last - first + 1) // most)
    found = [0] * ((last - first) // together + 1)
    for day, cases in numbered:
        found[(day - first) // together] += cases
    return found
