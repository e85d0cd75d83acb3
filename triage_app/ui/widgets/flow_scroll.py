"""A column of wrapped lines that scrolls when it must and never squeezes a line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

_AROUND = 18  # pixels of frame and scroll bar


class FlowScroll(QScrollArea):
    """Gives its content the height that its words need at the width they have.

    A plain QScrollArea takes the content's least height and forgets that wrapped labels need
    more of it the narrower they are.
    """

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = QWidget()
        self.lines = QVBoxLayout(self._inside)
        self.lines.setContentsMargins(2, 2, 2, 2)
        self.lines.setSpacing(spacing)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidget(self._inside)
        self._inside.installEventFilter(self)

    def add(self, widget: QWidget) -> None:
        """Add a line; it counts for the height at once, before Qt shows it by itself."""
        self.lines.addWidget(widget)
        widget.show()

    def fit(self) -> None:
        """Take the height that the words need now, and go back to the top."""
        self._fit_height()
        self.verticalScrollBar().setValue(0)

    def needed_height(self) -> int:
        """Return the height of the whole content at its present width."""
        return self.lines.totalHeightForWidth(self.viewport().width())

    def needed_width(self) -> int:
        """Return a width at which nothing in here is cut, scroll bar and frame included."""
        return self._inside.minimumSizeHint().width() + _AROUND

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrapped lines need another height at another width."""
        super().resizeEvent(event)
        self._fit_height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lines that came or changed need another height."""
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest:
            self._fit_height()
        return super().eventFilter(watched, event)

    def _fit_height(self) -> None:
        self._inside.setMinimumHeight(max(0, self.needed_height()))
