"""The agent's own decision, never prefilled, and the button that logs the case."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from triage_app.records import Decision
from triage_app.ui.parts import button, label, shown_keys
from triage_app.ui.texts import Texts

KEYS = {Decision.SCAM: "F5", Decision.LEGIT: "F6", Decision.UNSURE: "F7"}


class DecisionView(QFrame):
    """Three answers and one button; Enter logs once an answer is given."""

    log_requested = Signal(object)  # Decision
    clear_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._decision: Decision | None = None
        self.setProperty("card", True)
        self.question = label(texts("decision.question"), "heading")
        self.buttons = {decision: self._answer(decision) for decision in Decision}
        self.clear_button = button(
            texts("decision.clear"), "quiet", hint=texts("decision.clear_hint"), keys="Esc"
        )
        self.log_button = button(
            texts("decision.log"),
            "primary",
            hint=texts("decision.log_hint"),
            keys=f"{shown_keys('Enter')}, {shown_keys('Ctrl+Enter')}",
        )
        self._build()
        self.clear()

    @property
    def decision(self) -> Decision | None:
        """Return the answer given, None before that."""
        return self._decision

    def decide(self, decision: Decision) -> None:
        """Give an answer, or another one."""
        self._decision = decision
        for one, made in self.buttons.items():
            made.setChecked(one is decision)
            made.setText(self._words(one, chosen=one is decision))
        self.log_button.setEnabled(True)

    def clear(self) -> None:
        """Take the answer back."""
        self._decision = None
        for decision, made in self.buttons.items():
            made.setChecked(False)
            made.setText(self._words(decision, chosen=False))
        self.log_button.setEnabled(False)

    def log(self) -> bool:
        """Ask for the case to be logged when an answer is given; tell whether it was."""
        if self._decision is None or not self.isEnabled():
            return False
        self.log_requested.emit(self._decision)
        return True

    def _words(self, decision: Decision, *, chosen: bool) -> str:
        """Return the words of a button; a tick tells the chosen one besides its colour."""
        words = self._texts(f"decision.{decision}")
        return f"{'✓ ' if chosen else ''}{words}   {KEYS[decision]}"

    def _answer(self, decision: Decision) -> QPushButton:
        words = self._texts(f"decision.{decision}")
        hint = self._texts(f"decision.{decision}_hint")
        made = button(words, hint=hint, keys=KEYS[decision])
        made.setCheckable(True)
        made.setMinimumSize(142, 36)  # room for the tick, in bold
        made.clicked.connect(lambda: self.decide(decision))
        return made

    def _build(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 8)
        layout.setSpacing(8)
        layout.addWidget(self.question)
        for made in self.buttons.values():
            layout.addWidget(made)
        layout.addStretch(1)
        layout.addWidget(self.clear_button)
        layout.addWidget(self.log_button)
        self.log_button.setMinimumHeight(36)
        self.log_button.clicked.connect(self.log)
        self.clear_button.clicked.connect(self.clear_requested)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
