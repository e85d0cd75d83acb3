"""The card on the supervisor's page that leads to the desk's own lists."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from triage_app.ui.widgets.parts import CARD_MARGINS, button, label, row, shown_keys
from triage_app.ui.widgets.texts import Texts

OPEN_KEY = "Ctrl+Shift+L"


class ListsCard(QFrame):
    """A button that opens the page."""

    open_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.open_button = button(texts("lists.open"), keys=shown_keys(OPEN_KEY))
        self.open_button.clicked.connect(self.open_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*CARD_MARGINS)
        layout.setSpacing(8)
        layout.addLayout(row(label(texts("lists.title"), "title"), None, self.open_button))
        layout.addWidget(label(texts("lists.card_hint"), "muted", wrap=True))
