"""Labels that fit their text to the room: of one line with an ellipsis, or never cut."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
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
