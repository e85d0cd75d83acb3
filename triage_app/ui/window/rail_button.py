"""A button of the rail: its name on the left, its key at the right edge."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton

from triage_app.ui.widgets.parts import press_by_enter, shown_keys
from triage_app.ui.widgets.safe_text import plain_tooltip

_GAP, _EDGE = 14, 8  # pixels between name and key, and between key and border
_FAINT = 0.75  # opacity of the key


class RailButton(QPushButton):
    """The key is painted beside the text, so that the text stays the name of the page.

    A narrow rail, as with large text, leaves it to the tooltip.
    """

    def __init__(self, name: str, keys: str) -> None:
        super().__init__(name)
        press_by_enter(self)
        self._keys = shown_keys(keys)
        self.setAccessibleName(name)
        self.setAccessibleDescription(self._keys)
        self.setToolTip(plain_tooltip(f"{name} ({self._keys})"))

    def whole_width(self) -> int:
        """Return the width that name and key need."""
        key = self.fontMetrics().horizontalAdvance(self._keys)
        return self.sizeHint().width() + _GAP + key

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, and its key at the right edge if it has room."""
        super().paintEvent(event)
        if self.width() < self.whole_width():
            return
        painter = QPainter(self)
        painter.setOpacity(_FAINT)
        painter.setPen(self.palette().buttonText().color())
        place = QRect(self.rect()).adjusted(0, 0, -_EDGE, 0)
        sides = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, int(sides), self._keys)
        painter.end()
