"""The card on the supervisor's page that leads to the page of the models."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from triage_app.model_records import ModelSummary
from triage_app.ui.widgets.parts import CARD_MARGINS, button, label, row, shown_keys
from triage_app.ui.widgets.texts import Texts

OPEN_KEY = "Ctrl+M"


class ModelsCard(QFrame):
    """Says which model is in use and whether the messages drift away from it."""

    open_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._texts = texts
        self.model = label(texts("model.looking"), wrap=True)
        self.drift = label(role="muted", wrap=True)
        self.open_button = button(texts("models_card.open"), keys=shown_keys(OPEN_KEY))
        self.open_button.clicked.connect(self.open_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*CARD_MARGINS)
        layout.setSpacing(8)
        layout.addLayout(row(label(texts("models_card.title"), "title"), None, self.open_button))
        layout.addWidget(self.model)
        layout.addWidget(self.drift)

    def show_model(self, model: ModelSummary | None) -> None:
        """Show which model is in use."""
        texts = self._texts
        if model is None:
            self.model.setText(texts("model.none"))
            return
        learnt = texts.number(model.confirmed_cases)
        key = "models_card.of_desk" if model.desk else "models_card.current"
        self.model.setText(texts(key, number=model.number, cases=learnt, desk=model.desk))

    def show_drift(self, sentence: str) -> None:
        """Show the drift sentence."""
        self.drift.setText(sentence)
        self.drift.setVisible(bool(sentence))
