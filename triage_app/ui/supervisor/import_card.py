"""The card on the supervisor's page that leads to the import of old lists."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from triage_app.ui.widgets.incoming import dropped_files, take_copy
from triage_app.ui.widgets.parts import CARD_MARGINS, button, label, row
from triage_app.ui.widgets.texts import Texts


class ImportCard(QFrame):
    """A button, and a place to drop a list."""

    open_requested = Signal()
    list_dropped = Signal(Path)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAcceptDrops(True)
        self.open_button = button(texts("import.open"))
        self.open_button.clicked.connect(self.open_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*CARD_MARGINS)
        layout.setSpacing(8)
        layout.addLayout(row(label(texts("import.card_title"), "title"), None, self.open_button))
        layout.addWidget(label(texts("import.card_hint"), "muted", wrap=True))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept one file."""
        if len(dropped_files(event.mimeData())) == 1:
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file that was dropped."""
        take_copy(event)
        for path in dropped_files(event.mimeData())[:1]:
            self.list_dropped.emit(path)
