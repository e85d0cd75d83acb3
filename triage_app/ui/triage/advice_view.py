"""What the caller did, and what to tell them: an outcome, its steps in order, a text to send.

Nothing is answered beforehand. The advice does not depend on the band: a caller who gave away a
card number calls the bank, whatever the tool thinks of the message.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QMenu,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from triage_app.advice.caller_answer import AnswerForm
from triage_app.advice.guidance import LANGUAGES, Advice, Guidance
from triage_app.records import Outcome
from triage_app.ui.widgets.parts import column, label, row
from triage_app.ui.widgets.safe_text import plain_tooltip
from triage_app.ui.widgets.steps_view import StepsView
from triage_app.ui.widgets.texts import Texts

_HEIGHT = 290  # the longest advice fits at the usual width
_ROWS = 7  # rows of radio buttons
ANSWER_KEY = "Ctrl+Shift+C"


class OutcomeButton(QRadioButton):
    """Radio button that reacts to its mnemonic at once; Qt's animated click is 0.1 s late."""

    def event(self, event: QEvent) -> bool:
        """Check the button when its mnemonic is pressed."""
        if event.type() == QEvent.Type.Shortcut:
            self.setChecked(True)
            return True
        return super().event(event)


class AnswerButton(QPushButton):
    """Opens a small menu; hidden while the outcome is not known."""

    answer_requested = Signal(Outcome, AnswerForm, str)  # the last is the language

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts("answer.copy"), parent)
        self._outcome: Outcome | None = None
        self.setProperty("kind", "quiet")
        self.setAccessibleName(texts("answer.copy"))
        self.setToolTip(plain_tooltip(f"{texts('answer.hint')} ({ANSWER_KEY})"))
        menu = QMenu(self)
        for language in LANGUAGES:
            for form in AnswerForm:
                action = menu.addAction(texts(f"answer.{form}_{language}"))
                action.triggered.connect(
                    lambda _=False, form=form, language=language: self._ask(form, language)
                )
        self.setMenu(menu)

    def show_outcome(self, outcome: Outcome | None) -> None:
        """Show the button for an outcome, or hide it."""
        self._outcome = outcome
        self.setVisible(outcome is not None)

    def open(self) -> None:
        """Open the menu if there is a reply to copy."""
        if self._outcome is not None and self.isVisible():
            self.menu().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _ask(self, form: AnswerForm, language: str) -> None:
        if self._outcome is not None:
            self.answer_requested.emit(self._outcome, form, language)


class AdviceView(QFrame):
    """Outcomes and contacts on the left, steps of the selected outcome on the right."""

    outcome_changed = Signal(Outcome)

    def __init__(self, texts: Texts, guidance: Guidance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts, self._guidance = texts, guidance
        self.setProperty("card", True)
        self.setMinimumHeight(_HEIGHT)
        self.buttons: dict[Outcome, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self.contacts = label(role="muted", wrap=True)
        self.steps = StepsView(texts)
        self.source = label(role="muted", wrap=True)
        self.answer = AnswerButton(texts)
        self._build()
        self.clear()

    @property
    def outcome(self) -> Outcome | None:
        """Return what the caller did, None while it is not known."""
        for outcome, button in self.buttons.items():
            if button.isChecked():
                return outcome
        return None

    def clear(self) -> None:
        """Clear the selection."""
        self._group.setExclusive(False)
        for button in self.buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)
        self.steps.show_question()
        self.contacts.setText("")
        self.source.setText("")
        self.answer.show_outcome(None)

    def change_guidance(self, guidance: Guidance) -> None:
        """Replace the advice; the selected outcome is kept."""
        self._guidance = guidance
        for outcome, button in self.buttons.items():
            button.setText(guidance[outcome].name)
        if self.outcome is not None:
            self._show(guidance[self.outcome])

    def focus_first(self) -> None:
        """Focus the selected outcome, or the first one."""
        chosen = self.outcome or next(iter(self.buttons))
        self.buttons[chosen].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(0)
        for place, outcome in enumerate(self._guidance):
            grid.addWidget(self._radio(outcome), place % _ROWS, place // _ROWS)
        question = label(self._texts("advice.question"), "heading")
        left = column(question, grid, self.contacts, None, spacing=4)
        below = row(self.source, self.answer)
        below.setStretch(0, 1)
        above = row(left, self.steps, spacing=12)
        above.setStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 6, 2)
        layout.setSpacing(0)
        layout.addLayout(above, 1)
        layout.addLayout(below)

    def _radio(self, outcome: Outcome) -> QRadioButton:
        """Return the radio button of one outcome; Alt and its letter select it."""
        radio = OutcomeButton(self._guidance[outcome].name)
        radio.setAccessibleDescription(self._texts("advice.question"))
        radio.toggled.connect(lambda checked: self._choose(outcome) if checked else None)
        self._group.addButton(radio)
        self.buttons[outcome] = radio
        return radio

    def _choose(self, outcome: Outcome) -> None:
        self._show(self._guidance[outcome])
        self.outcome_changed.emit(outcome)

    def _show(self, advice: Advice) -> None:
        self.steps.show_advice(advice)
        self.contacts.setText("\n".join(advice.contacts))
        key = "advice.source" if advice.verified else "advice.source_partly"
        date = self._texts.date(advice.date)
        self.source.setText(
            self._texts(key, source=advice.source, version=advice.version, date=date)
        )
        self.answer.show_outcome(advice.outcome)
