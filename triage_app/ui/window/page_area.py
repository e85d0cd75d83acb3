"""The scroll area of a page: the whole page scrolls if the window is too small."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from triage_app.ui.widgets.layouts import FollowingArea


class PageArea(FollowingArea):
    """Contains one page, takes no focus itself, and scrolls to the widget with the focus."""

    def __init__(
        self,
        page: QWidget,
        parent: QWidget | None = None,
        *,
        fit_width: Callable[[int], None] | None = None,
    ) -> None:
        """`fit_width` is called with the available width in pixels before each layout."""
        super().__init__(parent)
        self._fit_width = fit_width
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(page)
        self.setObjectName("area")
        self.setWidget(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Call `fit_width` before the layout."""
        if self._fit_width is not None:
            self._fit_width(self.viewport().width())
        super().resizeEvent(event)
