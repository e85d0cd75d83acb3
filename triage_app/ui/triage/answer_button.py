"""The button with what can be copied for the caller: the answer, and how to report the message."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from triage_app.advice.caller_answer import AnswerForm
from triage_app.advice.guidance import LANGUAGES
from triage_app.ui.widgets.parts import press_by_enter, shown_keys
from triage_app.ui.widgets.safe_text import plain_tooltip
from triage_app.ui.widgets.texts import Texts

ANSWER_KEY = "Ctrl+Shift+C"


class AnswerButton(QPushButton):
    """Opens a small menu; enabled while there is advice."""

    form_chosen = Signal(AnswerForm, str)  # the last is the language

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts("answer.copy"), parent)
        press_by_enter(self)
        self.setProperty("kind", "quiet")
        self.setAccessibleName(texts("answer.copy"))
        self.setToolTip(plain_tooltip(f"{texts('answer.hint')} ({shown_keys(ANSWER_KEY)})"))
        self._reports: list[QAction] = []
        menu = QMenu(self)
        for language in LANGUAGES:
            for form in AnswerForm:
                action = menu.addAction(texts(f"answer.{form}_{language}"))
                action.triggered.connect(
                    lambda _=False, form=form, language=language: self.form_chosen.emit(
                        form, language
                    )
                )
                if form is AnswerForm.REPORT:
                    self._reports.append(action)
        self.setMenu(menu)

    def offer(self, *, answers: bool, reports: bool) -> None:
        """Tell whether there is an answer, and whether the message is reported."""
        self.setEnabled(answers)
        for action in self._reports:
            action.setEnabled(reports)

    def open(self) -> None:
        """Open the menu if there is something to copy; Enter then takes its first entry."""
        menu = self.menu()
        if self.isEnabled() and self.isVisible():
            menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
            menu.setActiveAction(menu.actions()[0])
