"""Where the zones of the triage page stand, in each shape of the window.

Wide: message on the left; verdict, reasons and caller on the right. Narrow, low or with large text:
one column in the order of the eye, which one scroll area scrolls.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from triage_app.ui.shell import LEFT, RIGHT
from triage_app.ui.widgets.layouts import FlowScroll
from triage_app.ui.widgets.parts import scaled_width
from triage_app.ui.widgets.spoken import read_in_order

_GAP, _BETWEEN = 6, 10
_WIDE = QSize(1000, 500)  # pixels of the zones at the usual text size


@dataclass(frozen=True, slots=True)
class ZoneViews:
    """The widget of each zone."""

    verdict: QWidget
    message: QWidget
    reasons: QWidget
    caller: QWidget


class Zones(FlowScroll):
    """Places the zones; emits when they change between wide and narrow, or get other room."""

    shape_changed = Signal(bool)  # whether the zones stand side by side
    room_changed = Signal()

    def __init__(self, views: ZoneViews, parent: QWidget | None = None) -> None:
        super().__init__(0, parent)
        self._views = views
        self.wide = True
        self._message_first = False
        self.setObjectName("area")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self._sides = QHBoxLayout()
        self._sides.setSpacing(_BETWEEN)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for side in (self._left, self._right):
            side.setSpacing(_GAP)
        self._sides.addLayout(self._left, LEFT)
        self._sides.addLayout(self._right, RIGHT)
        self.lines.addLayout(self._sides)
        self._place()

    def put_message_first(self, first: bool) -> None:
        """Set whether the message, or the fields for it, are on top where there is one column."""
        if first != self._message_first:
            self._message_first = first
            self._place()

    def needed_height(self) -> int:
        """Return the least height at which nothing is cut."""
        return self.lines.totalMinimumHeightForWidth(self.viewport().width())

    @property
    def lacks_height(self) -> bool:
        """Return whether the zones are higher than the room there is."""
        self.renew()
        return self.needed_height() > self.viewport().height()

    def fit(self) -> None:
        """Take note of what was shown and hidden inside the zones; what is in view stays there."""
        self.renew()
        self._fit_height()

    def go_to_top(self) -> None:
        """Scroll to the first zone."""
        self.verticalScrollBar().setValue(0)

    def renew(self) -> None:
        """Forget the sizes of what was shown before; Qt does so only after the next turn."""
        for view in self._shown():
            for layout in view.findChildren(QLayout):
                layout.invalidate()
            for inner in view.findChildren(QWidget):
                if inner.layout() is not None:
                    inner.updateGeometry()  # its parent keeps a size of it, too
            view.updateGeometry()
        for layout in (*self.lines.findChildren(QLayout), self.lines):
            layout.invalidate()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest zone; the height scrolls."""
        widest = max(one.minimumSizeHint().width() for one in self._shown())
        return QSize(widest, scaled_width(self, 120))

    def sizeHint(self) -> QSize:
        """Return the least size: the zones take what room there is."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the shape before the layout."""
        wide = self._is_wide()
        if wide != self.wide:
            self.wide = wide
            self._place()
            self.shape_changed.emit(wide)
        super().resizeEvent(event)
        self.room_changed.emit()

    def _is_wide(self) -> bool:
        room, usual = self.size(), scaled_width(self, 1000) / 1000
        views = self._views
        right = max(one.minimumSizeHint().width() for one in self._shown() if one != views.message)
        needed = views.message.minimumSizeHint().width() + _BETWEEN + right
        return (
            room.width() >= max(needed, _WIDE.width() * usual)
            and room.height() >= _WIDE.height() * usual
        )

    def _shown(self) -> list[QWidget]:
        views = self._views
        all_views = (views.verdict, views.message, views.reasons, views.caller)
        return [one for one in all_views if not one.isHidden()]

    def _place(self) -> None:
        """Put the zones into one or two columns; the last one takes what is left."""
        views = self._views
        right = [views.verdict, views.reasons, views.caller]
        if self.wide:
            self._left.addWidget(views.message)
        else:
            right.insert(0 if self._message_first else 2, views.message)
        for view in right:
            self._right.addWidget(view)
        self._sides.setStretch(0, LEFT if self.wide else 0)
        self._sides.setSpacing(_BETWEEN if self.wide else 0)
        for view in right:
            self._right.setStretchFactor(view, 1 if view is views.caller else 0)
        first = views.message if self._message_first else views.verdict
        order = (views.verdict, views.reasons, views.message, views.caller)
        read_in_order(first, *(one for one in order if one is not first))
