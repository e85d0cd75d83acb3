"""The rail on the left: three pages, the model's state, keys and preferences."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QProgressBar, QPushButton, QVBoxLayout, QWidget

from triage_app.ui.parts import label, shown_keys
from triage_app.ui.safe_text import plain_tooltip
from triage_app.ui.shell import RAIL_WIDTH
from triage_app.ui.texts import Texts
from triage_app.ui.triage.shelf_view import ShelfView


class PageName(StrEnum):
    """The pages, in their order."""

    TRIAGE = "triage"
    CASES = "cases"
    SUPERVISOR = "supervisor"


class Navigation(QFrame):
    """Always visible; tells in words which page is shown and which model scores."""

    page_requested = Signal(object)  # PageName
    preferences_requested = Signal()
    sheet_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._texts = texts
        self._group = QButtonGroup(self)
        self.buttons = {name: self._page_button(place, name) for place, name in enumerate(PageName)}
        self.shelf = ShelfView(texts)
        self.model = label(texts("model.looking"), wrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(8)
        self.progress.setAccessibleName(texts("learning.progress"))
        self.progress.hide()
        self.preferences_button = self._button("nav.preferences", "Ctrl+,")
        self.sheet_button = self._button("nav.keys", "F1")
        self._notes = QVBoxLayout()
        self._build()

    def hold_note(self, note: QWidget) -> None:
        """Keep the note of what was done last, between the callers who wait and the model."""
        self._notes.addWidget(note)

    def show_page(self, name: PageName) -> None:
        """Mark the page that is shown."""
        self.buttons[name].setChecked(True)

    def show_model(self, number: str | None) -> None:
        """Tell which model scores, or that only indicators do."""
        self.progress.hide()
        words = "model.current" if number else "model.none"
        self.model.setText(self._texts(words, number=number or ""))

    def show_building(self, share: float) -> None:
        """Tell that a model is being built."""
        self.progress.show()
        self.progress.setValue(round(100 * share))
        self.model.setText(self._texts("model.building", percent=self._texts.percent(share)))

    def _page_button(self, place: int, name: PageName) -> QPushButton:
        made = self._button(f"nav.{name}", f"Ctrl+{place + 1}")
        made.setCheckable(True)
        made.clicked.connect(lambda: self.page_requested.emit(name))
        self._group.addButton(made)
        return made

    def _button(self, key: str, keys: str) -> QPushButton:
        made = QPushButton(self._texts(key))
        made.setAccessibleName(self._texts(key))
        made.setToolTip(plain_tooltip(f"{self._texts(key)} ({shown_keys(keys)})"))
        return made

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 18, 10, 12)
        layout.setSpacing(4)
        layout.addWidget(label("Vigie", "title"))
        layout.addSpacing(14)
        for made in self.buttons.values():
            layout.addWidget(made)
        layout.addSpacing(14)
        layout.addWidget(self.shelf, 1)
        layout.addLayout(self._notes)
        layout.addStretch(0)
        layout.addWidget(self.model)
        layout.addWidget(self.progress)
        layout.addSpacing(8)
        layout.addWidget(self.preferences_button)
        layout.addWidget(self.sheet_button)
        widest = max(made.sizeHint().width() for made in self.findChildren(QPushButton))
        self.setFixedWidth(max(RAIL_WIDTH, widest + 20))
        self.preferences_button.clicked.connect(self.preferences_requested)
        self.sheet_button.clicked.connect(self.sheet_requested)
