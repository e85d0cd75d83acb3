"""The content of the window: rail, banners, and pages that are built when first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from triage_app.ui.widgets.colours import Theme
from triage_app.ui.widgets.parts import shortcut
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.window.banner import Banner
from triage_app.ui.window.navigation import KEYS, Navigation, PageName
from triage_app.ui.window.page_area import PageArea

OPEN_KEY = "Ctrl+O"
_OPENS_FILES = (
    PageName.TRIAGE,
    PageName.BATCH,
    PageName.GENUINE,
    PageName.IMPORT,
    PageName.LISTS,
)


class MainWindow(QWidget):
    """Knows pages by name only; `makers` holds a function that builds each of them."""

    page_shown = Signal(PageName)
    preferences_requested = Signal()
    sheet_requested = Signal()
    idle_noticed = Signal(str)  # key of the text that says why a key does nothing

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        makers: Mapping[PageName, Callable[[], QWidget]],
    ) -> None:
        super().__init__()
        self._makers = makers
        self._pages: dict[PageName, QWidget] = {}
        self._areas: dict[PageName, PageArea] = {}
        self._covers: dict[PageName, QWidget] = {}
        self.shown: PageName | None = None
        self._before: PageName | None = None
        self.navigation = Navigation(texts)
        self.banner = Banner(texts, theme)  # warnings: stay until closed or solved
        self.note = Banner(
            texts, theme, room=self.navigation.room_for_note
        )  # what was done; closes
        self._stack = QStackedWidget()
        self._build()
        self._bind_keys()

    def show_page(self, name: PageName) -> QWidget:
        """Show a page, building it on first display."""
        if name not in self._pages:
            self._pages[name] = self._makers[name]()
            page = self._pages[name]
            # In the stack from the start: each new parent lets Qt look at all styles of the page.
            fit_width = getattr(page, "fit_width", None)
            self._areas[name] = PageArea(page, self._stack, fit_width=fit_width)
            self._stack.addWidget(self._areas[name])
            if name not in _OPENS_FILES:
                shortcut(OPEN_KEY, page, partial(self.idle_noticed.emit, "idle.no_files"))
        if name is not self.shown:
            self._before, self.shown = self.shown, name
        front = self._covers.get(name, self._areas[name])
        last = front.focusWidget()  # before Qt gives the focus to the first field of a new page
        self._stack.setCurrentWidget(front)
        self._focus(front, last)
        self.navigation.show_page(name)
        self.page_shown.emit(name)
        return self._pages[name]

    def _focus(self, front: QWidget, last: QWidget | None) -> None:
        """Give the keyboard to the widget that had it last on a page, else to its proxy.

        A proxy that is hidden takes no focus, and the keys of the page would reach nobody.
        """
        usable = last is not None and last.isVisible() and last.isEnabled()
        (last if last is not None and usable else front).setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """Show the previous page."""
        self.show_page(self._before or PageName.TRIAGE)

    def cover(self, name: PageName, cover: QWidget | None) -> None:
        """Show a widget instead of a page, or the page again (None)."""
        old = self._covers.pop(name, None)
        if cover is not None:
            self._covers[name] = cover
            self._stack.addWidget(cover)
        if self.shown is name:
            self.show_page(name)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()

    def page(self, name: PageName) -> QWidget | None:
        """Return a page, None if it was never displayed."""
        return self._pages.get(name)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next control by Tab, to the one before by Shift+Tab; False without any.

        Meanwhile the page has no proxy: Qt would enter it there, and jump over what stands before.
        """
        page = self._stack.currentWidget() or self
        control = page.focusProxy()
        while control is not None and control.focusProxy() is not None:
            page, control = control, control.focusProxy()
        page.setFocusProxy(cast("QWidget", None))  # the stubs know nothing of None
        moved = super().focusNextPrevChild(forward)
        page.setFocusProxy(cast("QWidget", control))
        return moved

    def _build(self) -> None:
        content = QWidget()
        content.setObjectName("page")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(12, 0, 12, 0)
        above.addWidget(self.banner)
        column.addLayout(above)
        column.addWidget(self._stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.navigation.room_changed.connect(self.note.fit)
        self.navigation.add_note(self.note)  # in the rail, so that the page does not move
        layout.addWidget(self.navigation)
        layout.addWidget(content, 1)
        self.navigation.page_requested.connect(self.show_page)
        self.navigation.preferences_requested.connect(self.preferences_requested)

    def _bind_keys(self) -> None:
        for name, keys in KEYS.items():
            self._bind(keys, partial(self.show_page, name))
        self._bind("Ctrl+,", self.preferences_requested.emit)
        self._bind("Ctrl+F1", self.sheet_requested.emit)
        self._bind("Ctrl+L", self.navigation.lock_requested.emit)
        self._bind("Ctrl+Q", lambda: self.window().close())

    def _bind(self, keys: str, action: Callable[[], object]) -> None:
        made = QShortcut(QKeySequence(keys), self)
        made.activated.connect(action)
