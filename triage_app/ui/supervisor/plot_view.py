"""A small picture of lines with marks; its figures are told to screen readers as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from triage_app.ui.widgets.colours import Theme

_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 12, 10, 40  # room of the axes, in pixels at the usual text size
_MARK = 4.0  # half the size of a mark
_STEPS = 4  # lines of the grid in each direction
_LEGEND = 22  # width of the piece of line in the legend


@dataclass(frozen=True, slots=True)
class Series:
    """One line; a dashed one has squares for marks, so that grey print keeps them apart."""

    name: str
    points: tuple[tuple[float, float], ...]  # both from 0 to 1
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture with the words of its axes."""

    across: str
    up: str
    series: tuple[Series, ...]
    ticks: tuple[tuple[float, str], ...]  # of the axis across: place and words
    diagonal: bool = False  # where both axes have the same value
    described: str = ""  # all figures in words


class PlotView(QWidget):
    """Draws one plot."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._plot = theme, Plot("", "", (), ())
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_plot(self, plot: Plot) -> None:
        """Draw another plot."""
        self._plot = plot
        self.setAccessibleDescription(plot.described)
        self.update()

    def minimumSizeHint(self) -> QSize:
        """Return the size in which axes and legend are readable."""
        line = self.fontMetrics().lineSpacing()
        return QSize(18 * line, 10 * line)

    def sizeHint(self) -> QSize:
        """Return a size in which the lines are easy to tell apart."""
        return self.minimumSizeHint() * 1.4

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's name
        """Draw axes, lines and legend."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self.fontMetrics().lineSpacing() / 17
        inside = QRectF(self.rect()).adjusted(
            _LEFT * scale, _TOP * scale, -_RIGHT * scale, -(_BOTTOM * scale)
        )
        self._draw_axes(painter, inside)
        for series in self._plot.series:
            self._draw_series(painter, inside, series)
        self._draw_legend(painter, inside)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.focus), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _draw_axes(self, painter: QPainter, inside: QRectF) -> None:
        painter.setPen(QColor(self._theme.border))
        for step in range(_STEPS + 1):
            y = inside.bottom() - step / _STEPS * inside.height()
            painter.drawLine(QPointF(inside.left(), y), QPointF(inside.right(), y))
        if self._plot.diagonal:
            painter.setPen(QPen(QColor(self._theme.muted), 1, Qt.PenStyle.DotLine))
            painter.drawLine(inside.bottomLeft(), inside.topRight())
        painter.setPen(QColor(self._theme.muted))
        line = self.fontMetrics().lineSpacing()
        for step in range(_STEPS + 1):
            y = inside.bottom() - step / _STEPS * inside.height()
            box = QRectF(0, y - line / 2, inside.left() - 6, line)
            painter.drawText(box, _AT_RIGHT, f"{100 * step // _STEPS}")
        for place, words in self._plot.ticks:
            x = inside.left() + place * inside.width()
            width = self.fontMetrics().horizontalAdvance(words) + 2
            box = QRectF(x - width / 2, inside.bottom() + 2, width, line)
            painter.drawText(_inside(box, self.width()), _CENTRED, words)
        below = QRectF(0, self.height() - line, self.width(), line)
        painter.drawText(below, _CENTRED, self._plot.across)

    def _draw_series(self, painter: QPainter, inside: QRectF, series: Series) -> None:
        points = [_placed(inside, point) for point in series.points]
        style = Qt.PenStyle.DashLine if series.dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(self._colour(series), 2, style))
        for start, end in pairwise(points):
            painter.drawLine(start, end)
        self._draw_marks(painter, points, series)

    def _draw_marks(self, painter: QPainter, points: Sequence[QPointF], series: Series) -> None:
        painter.setPen(QPen(self._colour(series), 2))
        painter.setBrush(QColor(self._theme.card) if series.dashed else self._colour(series))
        for point in points:
            box = QRectF(point.x() - _MARK, point.y() - _MARK, 2 * _MARK, 2 * _MARK)
            painter.drawRect(box) if series.dashed else painter.drawEllipse(box)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_legend(self, painter: QPainter, inside: QRectF) -> None:
        """Draw the names of the lines, one below the other, where the lines leave room."""
        line = self.fontMetrics().lineSpacing()
        low = self._plot.diagonal  # lines of a reliable model rise from the lower left
        height = line * (len(self._plot.series) + 1)
        names = [self._plot.up, *(one.name for one in self._plot.series)]
        width = max(map(self.fontMetrics().horizontalAdvance, names)) + _LEGEND + 10
        left = inside.left() + 8
        top = inside.top() + 4 if low else inside.center().y() - height / 2
        painter.fillRect(QRectF(left - 4, top - 2, width, height + 4), QColor(self._theme.card))
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(QPointF(left, top + self.fontMetrics().ascent()), self._plot.up)
        for at, series in enumerate(self._plot.series, start=1):
            middle = top + (at + 0.5) * line
            ends = QPointF(left, middle), QPointF(left + _LEGEND, middle)
            style = Qt.PenStyle.DashLine if series.dashed else Qt.PenStyle.SolidLine
            painter.setPen(QPen(self._colour(series), 2, style))
            painter.drawLine(*ends)
            painter.setPen(QColor(self._theme.text))
            base = top + at * line + self.fontMetrics().ascent()
            painter.drawText(QPointF(left + _LEGEND + 6, base), series.name)

    def _colour(self, series: Series) -> QColor:
        return QColor(self._theme.muted if series.dashed else self._theme.accent)


_AT_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CENTRED = int(Qt.AlignmentFlag.AlignCenter)


def _placed(inside: QRectF, point: tuple[float, float]) -> QPointF:
    across, up = point
    return QPointF(inside.left() + across * inside.width(), inside.bottom() - up * inside.height())


def _inside(box: QRectF, width: int) -> QRectF:
    """Return the box moved so that it stays inside the widget."""
    return box.translated(min(0.0, width - box.right()) - min(0.0, box.left()), 0)
