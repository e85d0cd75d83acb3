"""Two questions about the message that the agent answers before the band is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from triage_app.records import Observations, Seen
from triage_app.ui.triage.choice_row import ChoiceRow
from triage_app.ui.widgets.parts import label
from triage_app.ui.widgets.texts import Texts


class ObservationView(QFrame):
    """Takes the place of the verdict until both questions are answered."""

    observations_changed = Signal(Observations)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        answers = [(texts(f"seen.{one}"), one) for one in Seen]
        self.asks = ChoiceRow(texts("observe.asks"), answers)
        self.expected = ChoiceRow(texts("observe.expected"), answers)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 18, 28, 18)
        layout.setSpacing(16)
        layout.addStretch(1)
        layout.addWidget(label(texts("observe.title"), "title"))
        layout.addWidget(label(texts("observe.hint"), "muted", wrap=True))
        layout.addWidget(self.asks)
        layout.addWidget(self.expected)
        layout.addStretch(2)
        self.asks.value_chosen.connect(self._go_on)
        self.expected.value_chosen.connect(self._finish)

    def ask(self) -> None:
        """Start with the first question; no answer is preselected."""
        self.asks.clear()
        self.expected.clear()
        self.expected.setEnabled(False)
        self.asks.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace goes back to the first question."""
        if event.key() == Qt.Key.Key_Backspace and self.asks.value is not None:
            self.ask()
        else:
            super().keyPressEvent(event)

    def _go_on(self) -> None:
        self.expected.setEnabled(True)
        self.expected.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        asks, expected = self.asks.value, self.expected.value
        if isinstance(asks, Seen) and isinstance(expected, Seen):
            self.observations_changed.emit(Observations(asks, expected))
