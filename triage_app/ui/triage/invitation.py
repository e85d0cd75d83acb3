"""What stands on the right before the first verdict: what to do, and what to ask the caller."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from triage_app.ui.widgets.parts import label
from triage_app.ui.widgets.texts import Texts


class Invitation(QFrame):
    """A card that waits for a message."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setProperty("card", True)
        self.words = label(wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(42, 40, 42, 40)
        layout.setSpacing(8)
        layout.addStretch(1)
        layout.addWidget(label(texts("triage.title"), "title"))
        layout.addWidget(self.words)
        layout.addSpacing(16)
        layout.addWidget(label(texts("advice.ask"), "heading"))
        layout.addWidget(label(texts("advice.questions"), "muted", wrap=True))
        layout.addStretch(2)
        self.show_ready()

    def show_ready(self) -> None:
        """Say how a message comes in."""
        self.words.setText(self._texts("triage.invitation"))

    def show_busy(self) -> None:
        """Say that the verdict is on its way."""
        self.words.setText(self._texts("triage.busy"))
