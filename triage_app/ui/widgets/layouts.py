"""Layouts that depend on the room: wrapping rows, cards side by side, scrolling columns, pages."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

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
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(item.sizeHint().height() for item in line)
            if move:
                self._place_line(line, QRect(rect.x(), y, rect.width(), height))
            y += height + self._gap
        return max(0, y - self._gap - rect.y())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Return the items of each line."""
        lines: list[list[QLayoutItem]] = []
        room = 0
        for item in (one for one in self._items if not one.isEmpty()):
            needed = item.sizeHint().width()
            if not lines or needed > room:
                lines.append([])
                room = width
            lines[-1].append(item)
            room -= needed + self._gap
        return lines

    def _place_line(self, line: list[QLayoutItem], rect: QRect) -> None:
        """Put the items of a line beside each other, in the middle of its height."""
        x = rect.x()
        for item in line:
            hint = item.sizeHint()
            y = rect.y() + (rect.height() - hint.height()) // 2
            item.setGeometry(QRect(QPoint(x, y), hint))
            x += hint.width() + self._gap


def flow(*parts: QWidget, gap: int = 8) -> FlowLayout:
    """Return a row of widgets that goes on in the next line."""
    made = FlowLayout(gap=gap)
    for part in parts:
        made.addWidget(part)
    return made


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
        shown = [card for card in self._cards if not card.isHidden()]
        needed = sum(_least_width(card) for card in shown)
        needed += 2 * _MARGIN + _GAP * (len(shown) - 1)
        row, stack = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.setDirection(row if width >= needed else stack)


def _least_width(card: QWidget) -> int:
    return max(card.minimumWidth(), card.minimumSizeHint().width())


def dialog_room(dialog: QWidget) -> QSize:
    """Return the size that a dialog may have: that of the window it belongs to, else the screen."""
    parent = dialog.parentWidget()
    room = parent.window().size() if parent is not None else dialog.screen().availableSize()
    return room - QSize(2 * _MARGIN, 4 * _MARGIN)  # its own frame and title


class OnePage(QWidget):
    """Shows one of several widgets and takes the room that this one needs.

    QStackedWidget takes the room of the largest.
    """

    def __init__(self, *pages: QWidget) -> None:
        super().__init__()
        self._pages = pages
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for page in pages:
            layout.addWidget(page)
        self.show_page(pages[0])

    @property
    def shown(self) -> QWidget:
        """Return the page that is shown."""
        return self._shown

    def show_page(self, page: QWidget) -> None:
        """Show one of the pages; the focus of the others is not kept."""
        self._shown = page
        for one in self._pages:
            one.setVisible(one is page)


class Reserved(QWidget):
    """Keeps the same height whatever its content shows, or is as high as that (`whole`)."""

    def __init__(self, content: QWidget, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content, self._height = content, height
        self._whole = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(content)

    def show_whole(self, whole: bool) -> None:
        """Set whether the height follows the content."""
        self._whole = whole
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Return whether the height depends on the width."""
        return self._whole and super().hasHeightForWidth()

    def sizeHint(self) -> QSize:
        """Return the reserved height, or that of the content."""
        hint = super().sizeHint()
        return hint if self._whole else QSize(hint.width(), self._height)

    def minimumSizeHint(self) -> QSize:
        """Return the reserved height, or that of the content."""
        hint = super().minimumSizeHint()
        return hint if self._whole else QSize(hint.width(), self._height)


class FollowingArea(QScrollArea):
    """A scroll area that scrolls to the widget with the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def _follow_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        inside = self.widget()
        if now is not None and inside is not None and inside.isAncestorOf(now):
            self.ensureWidgetVisible(now, 12, 12)


class FlowScroll(FollowingArea):
    """Gives its content the height that its text needs at the current width.

    QScrollArea uses the minimum height of the content, although wrapped labels need more height the
    narrower they are. A list with `whole` set is as high as its content and does not scroll.
    """

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = QWidget()
        self.lines = QVBoxLayout(self._inside)
        self.lines.setContentsMargins(2, 2, 2, 2)
        self.lines.setSpacing(spacing)
        self._whole = False
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidget(self._inside)
        self._inside.installEventFilter(self)

    def add(self, widget: QWidget) -> None:
        """Add a widget; its height counts at once, before Qt shows it."""
        self.lines.addWidget(widget)
        widget.show()

    def show_whole(self, whole: bool) -> None:
        """Set whether the area is at least as high as its content."""
        self._whole = whole
        self.setMinimumHeight(0)
        self._fit_height()

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
        needed = max(0, self.needed_height())
        self._inside.setMinimumHeight(needed)
        if self._whole:
            self.setMinimumHeight(needed + 2 * self.frameWidth())
