"""One button that copies the advice as an answer to the caller: SMS or mail, French or English."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from triage_app.advice.caller_answer import AnswerForm
from triage_app.advice.guidance import LANGUAGES
from triage_app.records import Outcome
from triage_app.ui.widgets.safe_text import plain_tooltip
from triage_app.ui.widgets.texts import Texts

KEY = "Ctrl+Shift+C"


class AnswerButton(QPushButton):
    """Opens a small menu; hidden while nothing is told of the caller."""

    answer_requested = Signal(object, object, str)  # Outcome, AnswerForm, language

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts("answer.copy"), parent)
        self._outcome: Outcome | None = None
        self.setProperty("kind", "quiet")
        self.setAccessibleName(texts("answer.copy"))
        self.setToolTip(plain_tooltip(f"{texts('answer.hint')} ({KEY})"))
        menu = QMenu(self)
        for language in LANGUAGES:
            for form in AnswerForm:
                action = menu.addAction(texts(f"answer.{form}_{language}"))
                action.triggered.connect(
                    lambda _=False, form=form, language=language: self._ask(form, language)
                )
        self.setMenu(menu)

    def show_outcome(self, outcome: Outcome | None) -> None:
        """Offer the answer for an outcome, or hide."""
        self._outcome = outcome
        self.setVisible(outcome is not None)

    def open(self) -> None:
        """Open the menu, when there is an answer to copy."""
        if self._outcome is not None and self.isVisible():
            self.menu().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _ask(self, form: AnswerForm, language: str) -> None:
        if self._outcome is not None:
            self.answer_requested.emit(self._outcome, form, language)
