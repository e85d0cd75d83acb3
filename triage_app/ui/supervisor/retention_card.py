"""The card on the supervisor's page about retention: a purge that waits, and the periods."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from triage_app.retention_records import RetentionContent, WaitingPurge
from triage_app.ui.widgets.parts import CARD_MARGINS, button, label, row
from triage_app.ui.widgets.texts import Texts


class RetentionCard(QFrame):
    """Asks a supervisor about a purge that waits; nothing is removed until they say so."""

    purge_requested = Signal()
    leave_requested = Signal()
    open_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._texts = texts
        self.sentence = label(role="heading", wrap=True)
        self.purge_button = button(
            texts("retention.purge"), "primary", hint=texts("retention.purge_hint")
        )
        self.leave_button = button(texts("retention.leave"), hint=texts("retention.leave_hint"))
        self.open_button = button(texts("retention.open"))
        self._build()
        self.purge_button.clicked.connect(self.purge_requested)
        self.leave_button.clicked.connect(self.leave_requested)
        self.open_button.clicked.connect(self.open_requested)
        self._offer(False)

    def show_content(self, content: RetentionContent) -> None:
        """Show the purge that waits, or none."""
        waiting = content.waiting
        self._offer(waiting is not None)
        self._say(self._words(waiting) if waiting else "")

    def show_busy(self) -> None:
        """Show that texts are being removed."""
        self._offer(False)
        self._say(self._texts("retention.busy"))

    def show_purged(self, texts: int) -> None:
        """Show how many texts were removed."""
        self._offer(False)
        self._say(self._texts.count("retention.purged", texts))

    def show_failed(self) -> None:
        """Offer the purge again that has failed."""
        self._offer(True)
        self._say(self._texts("retention.failed"))

    def show_left(self) -> None:
        """Take the question away."""
        self._offer(False)
        self._say(self._texts("retention.left"))

    def _words(self, waiting: WaitingPurge) -> str:
        texts = self._texts
        if waiting.days:
            days = texts.number(waiting.days)
            return texts.count("retention.waits_clock", waiting.texts, days=days)
        return texts.count("retention.waits", waiting.texts, kept=texts.number(waiting.kept))

    def _say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))

    def _offer(self, waits: bool) -> None:
        self.purge_button.setVisible(waits)
        self.leave_button.setVisible(waits)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*CARD_MARGINS)
        layout.setSpacing(8)
        title = label(self._texts("retention.card_title"), "title")
        layout.addLayout(row(title, None, self.open_button))
        layout.addWidget(self.sentence)
        layout.addLayout(row(self.purge_button, self.leave_button, None))
