"""Labels that fit their text to the room: of one line with an ellipsis, or never cut."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from triage_app.ui.widgets.safe_text import SafeLabel

_ANY_HEIGHT = 16_777_215  # Qt's largest
ELIDE_RIGHT, ELIDE_MIDDLE = Qt.TextElideMode.ElideRight, Qt.TextElideMode.ElideMiddle


class WholeLabel(SafeLabel):
    """A wrapped label that is never lower than its text, also where a layout has no room.

    Layouts inside stacked widgets ask for its least height without its width.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)

    def setText(self, text: str) -> None:
        """Set the text, and the height that it needs."""
        super().setText(text)
        self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the new width."""
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))


class SteadyLabel(SafeLabel):
    """A wrapped label that is always as high as the highest of the texts that it ever has."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._texts: tuple[str, ...] = ()
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def reserve(self, texts: Iterable[str]) -> None:
        """Keep room for the highest of these texts."""
        self._texts = tuple(dict.fromkeys(texts))
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the highest text."""
        room = QRect(0, 0, max(1, width), _ANY_HEIGHT)
        flags = int(Qt.TextFlag.TextWordWrap) | int(self.alignment())
        metrics = self.fontMetrics()
        highest = max(
            (metrics.boundingRect(room, flags, one).height() for one in self._texts), default=0
        )
        return max(highest, super().heightForWidth(width))


class LineLabel(SafeLabel):
    """A label of one line; a longer text has an ellipsis, and the tooltip has all of it."""

    def __init__(self, text: str = "", *, elide: Qt.TextElideMode = ELIDE_RIGHT) -> None:
        self._elide = elide
        super().__init__(text)

    def setText(self, text: str) -> None:
        """Set the text and its tooltip."""
        super().setText(text)
        self.setToolTip(text)

    def sizeHint(self) -> QSize:
        """Return the height of the line; the width is what there is."""
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the height of the line and the width of some words."""
        return QSize(80, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's name
        """Paint as much of the text as has room."""
        painter, box = QPainter(self), self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), self._elide, box.width())
        self.style().drawItemText(
            painter,
            box,
            int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter),
            self.palette(),
            self.isEnabled(),
            words,
            self.foregroundRole(),
        )
        painter.end()


class LinesLabel(SafeLabel):
    """A wrapped label of at most so many lines; a longer text ends with an ellipsis.

    The tooltip has all of a text that is not shown whole, and `text` always.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._most = 0  # lines; 0: as many as the text needs
        self.setWordWrap(True)

    def show_lines(self, most: int) -> None:
        """Set how many lines are shown at most; 0 for all."""
        if most != self._most:
            self._most = most
            self.updateGeometry()
            self.update()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines that are shown."""
        whole = super().heightForWidth(width)
        return min(whole, self._highest()) if self._most else whole

    def sizeHint(self) -> QSize:
        """Return a size that is no higher than the lines that are shown."""
        hint = super().sizeHint()
        return hint.boundedTo(QSize(hint.width(), self._highest())) if self._most else hint

    def minimumSizeHint(self) -> QSize:
        """Return the same of the least size."""
        hint = super().minimumSizeHint()
        return hint.boundedTo(QSize(hint.width(), self._highest())) if self._most else hint

    def is_cut(self) -> bool:
        """Return whether the text needs more lines than are shown."""
        return bool(self._most) and super().heightForWidth(self.width()) > self._highest()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines that have room, the last one with an ellipsis."""
        cut = self.is_cut()
        self.setToolTip(self.text() if cut else "")
        if not cut:
            super().paintEvent(event)
            return
        painter, box, lines = QPainter(self), self.contentsRect(), self._lines()
        step = self.fontMetrics().lineSpacing()
        for at, words in enumerate(lines):
            painter.drawText(
                QPointF(box.x(), box.y() + at * step + self.fontMetrics().ascent()), words
            )
        painter.end()

    def _highest(self) -> int:
        return self._most * self.fontMetrics().lineSpacing()

    def _lines(self) -> list[str]:
        """Return the lines that are shown."""
        text, width = self.text(), self.contentsRect().width()
        layout = QTextLayout(text, self.font())
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.beginLayout()
        starts: list[int] = []
        while len(starts) < self._most and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            starts.append(line.textStart())
        layout.endLayout()
        ends = [*starts[1:], len(text)]
        words = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
        return [*words[:-1], self.fontMetrics().elidedText(words[-1], ELIDE_RIGHT, width)]
