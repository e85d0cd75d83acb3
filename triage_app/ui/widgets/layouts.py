"""Layouts that depend on the width: wrapping rows, cards side by side, scrolling columns."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QScrollArea, QVBoxLayout, QWidget

_MARGIN, _GAP = 12, 10  # pixels
_AROUND = 18  # pixels of frame and scroll bar


class FlowLayout(QLayout):
    """A row that goes on in the next line where it has no room, as words in a text do.

    It keeps the height that its lines need at the width they have.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Append an item."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None if the index is invalid."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an item."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Do not expand."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put the items into their lines."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the size of one line with all items."""
        hints = [item.sizeHint() for item in self._items]
        width = sum(hint.width() + self._gap for hint in hints) - self._gap
        return QSize(max(0, width), max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the widest item alone."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Arrange the lines; return their total height."""
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            hint = item.sizeHint()
            if x + hint.width() > rect.right() + 1 and x > rect.x():
                x, y, line = rect.x(), y + line + self._gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x, line = x + hint.width() + self._gap, max(line, hint.height())
        return y + line - rect.y()


class SideBySide(QBoxLayout):
    """Places cards side by side, or above each other if the width is too small for that."""

    def __init__(self, page: QWidget | None = None, *, margin: int = _MARGIN) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, page)
        self._cards: list[QWidget] = []
        self.setContentsMargins(margin, margin, margin, margin)
        self.setSpacing(_GAP)

    def add(self, card: QWidget, share: int) -> None:
        """Add a card; `share` is its part of the width while the cards stand side by side."""
        self._cards.append(card)
        self.addWidget(card, share)

    def fit_width(self, width: int) -> None:
        """Stack the cards if they need more than `width` pixels side by side."""
        needed = sum(card.minimumSizeHint().width() for card in self._cards)
        needed += 2 * _MARGIN + _GAP * (len(self._cards) - 1)
        row, stack = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.setDirection(row if width >= needed else stack)


class FlowScroll(QScrollArea):
    """Gives its content the height that its text needs at the current width.

    QScrollArea uses the minimum height of the content, although wrapped labels need more height the
    narrower they are.
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
        """Add a widget; its height counts at once, before Qt shows it."""
        self.lines.addWidget(widget)
        widget.show()

    def fit(self) -> None:
        """Set the height that the text needs, and scroll to the top."""
        self._fit_height()
        self.verticalScrollBar().setValue(0)

    def needed_height(self) -> int:
        """Return the height of the whole content at its present width."""
        return self.lines.totalHeightForWidth(self.viewport().width())

    def needed_width(self) -> int:
        """Return a width at which nothing is cut, including scroll bar and frame."""
        return self._inside.minimumSizeHint().width() + _AROUND

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Recompute the height for the new width."""
        super().resizeEvent(event)
        self._fit_height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Recompute the height when a widget was added or changed."""
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest:
            self._fit_height()
        return super().eventFilter(watched, event)

    def _fit_height(self) -> None:
        self._inside.setMinimumHeight(max(0, self.needed_height()))
