"""The empty window that is shown while the rest of the program is loading.

It shows the rail, two cards and a field that takes typing and pasting at once; `ui/app.py` then
puts the real content in, with what was typed meanwhile. This module stays free of our records
and of Qt's large namespaces (`Qt`, `QAccessible`), which cost more than this whole window.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMargins, QMimeData, QRect, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

SIZE = (1366, 768)
RAIL_WIDTH = 204  # or more, if the texts of a language need it
LEFT, RIGHT = 37, 63  # widths of message and verdict
_SMALLEST = (800, 480)  # a full-HD screen at 200 % has 960 by 540
_MAXIMISED = "max"


class FirstField(QPlainTextEdit):
    """Takes text before the triage page is built."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pasted = False

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text, and record that it was pasted."""
        self.pasted = True
        self.insertPlainText(source.text())


class Shell(QMainWindow):
    """The top-level window. Its content is set later and may be replaced."""

    window_painted = Signal()  # once, after the first paint
    window_closed = Signal()

    def __init__(self, title: str, field_name: str, placeholder: str) -> None:
        super().__init__()
        self.setWindowTitle(title)
        self.resize(*SIZE)
        self.setMinimumSize(*_SMALLEST)
        self.may_close: Callable[[], bool] = _always
        self.field = FirstField()
        self.field.setAccessibleName(field_name)
        self.field.setPlaceholderText(placeholder)
        self._painted = self._filled = False
        self.setCentralWidget(self._waiting_room())
        self.field.setFocus()

    def fill(self, content: QWidget) -> tuple[str, bool]:
        """Set the content; return the text typed before, and whether it was pasted."""
        # The first field is deleted with the first content; later contents have none.
        typed = ("", False) if self._filled else (self.field.toPlainText(), self.field.pasted)
        self._filled = True
        self.setCentralWidget(content)
        return typed

    def open_at(self, place: str) -> None:
        """Take a place as `place` returned it, or the usual size; in view on the screen there is.

        On a screen without room for the usual size the window is maximised.
        """
        wanted = place_from(place)
        around = wanted or QRect(0, 0, *SIZE)
        screen = QGuiApplication.screenAt(around.center()) or self.screen()
        room = screen.availableGeometry()
        self.window_painted.connect(self.stay_in_view)  # the frame is known by then
        usual = QRect(0, 0, *SIZE)
        usual.moveCenter(room.center())
        self.setGeometry(inside(wanted or usual, room, QMargins()))
        full = room.width() <= SIZE[0] or room.height() <= SIZE[1]
        if place.endswith(_MAXIMISED) or (wanted is None and full):
            self.showMaximized()
        else:
            self.show()

    def place(self) -> str:
        """Return size and place of the window as a text, for `open_at`."""
        at = self.normalGeometry() if self.isMaximized() else self.geometry()
        numbers = f"{at.x()} {at.y()} {at.width()} {at.height()}"
        return f"{numbers} {_MAXIMISED}" if self.isMaximized() else numbers

    def stay_in_view(self) -> None:
        """Move and shrink the window so that its frame is inside the screen, too."""
        handle = self.windowHandle()
        if handle is None or self.isMaximized() or self.isFullScreen():
            return
        fitted = inside(self.geometry(), self.screen().availableGeometry(), handle.frameMargins())
        if fitted != self.geometry():
            self.setGeometry(fitted)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Emit `window_painted` after the first paint."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.window_painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only if `may_close` agrees."""
        if self.may_close():
            event.accept()
            self.window_closed.emit()
        else:
            event.ignore()

    def _waiting_room(self) -> QWidget:
        """Return an empty rail and two cards in the places of the real ones."""
        whole = QWidget()
        whole.setObjectName("page")
        layout = QHBoxLayout(whole)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.setSpacing(0)
        rail = QFrame()
        rail.setObjectName("rail")
        rail.setFixedWidth(RAIL_WIDTH)
        name = QLabel("Vigie")
        name.setProperty("role", "title")
        inside = QVBoxLayout(rail)
        inside.setContentsMargins(10, 18, 10, 12)
        inside.addWidget(name)
        inside.addStretch(1)
        layout.addWidget(rail)
        cards = QHBoxLayout()
        cards.setContentsMargins(12, 12, 0, 12)
        cards.setSpacing(10)
        cards.addWidget(_card(self.field), LEFT)
        cards.addWidget(_card(None), RIGHT)
        layout.addLayout(cards, 1)
        return whole


def _card(inside: QWidget | None) -> QFrame:
    """Return an empty card, or one with a field in it."""
    frame = QFrame()
    frame.setProperty("card", True)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(14, 12, 14, 12)
    if inside is not None:
        layout.addWidget(inside)
    return frame


def place_from(text: str) -> QRect | None:
    """Return size and place of a text made by `Shell.place`, None if there is none in it."""
    words = text.split()[:4]
    if len(words) < 4 or not all(one.removeprefix("-").isdecimal() for one in words):
        return None
    x, y, width, height = (max(-99_999, min(int(one), 99_999)) for one in words)
    return QRect(x, y, width, height) if width > 0 and height > 0 else None


def inside(wanted: QRect, room: QRect, frame: QMargins) -> QRect:
    """Return a window's inner rectangle, moved and shrunk until its frame is inside `room`."""
    free = room.marginsRemoved(frame)
    width, height = min(wanted.width(), free.width()), min(wanted.height(), free.height())
    x = max(free.left(), min(wanted.x(), free.left() + free.width() - width))
    y = max(free.top(), min(wanted.y(), free.top() + free.height() - height))
    return QRect(x, y, width, height)


def _always() -> bool:
    return True
