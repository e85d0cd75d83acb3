"""What the caller did, and what to tell them: an outcome, its steps in order, a text to send.

Nothing is answered beforehand. The advice does not depend on the band: a caller who gave away a
card number calls the bank, whatever the tool thinks of the message.
"""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from triage_app.advice.caller_answer import AnswerForm
from triage_app.advice.guidance import LANGUAGES, Advice, Guidance
from triage_app.caller_outcomes import with_toggled
from triage_app.records import Outcome
from triage_app.ui.widgets.parts import column, label, row
from triage_app.ui.widgets.safe_text import plain_tooltip
from triage_app.ui.widgets.steps_view import StepsView
from triage_app.ui.widgets.texts import Texts

_HEIGHT = 290  # the longest advice fits at the usual width
_ROWS = 7  # rows of check boxes
ANSWER_KEY = "Ctrl+Shift+C"


class OutcomeButton(QCheckBox):
    """Check box that reacts to its mnemonic at once; Qt's animated click is 0.1 s late."""

    def event(self, event: QEvent) -> bool:
        """Give or take back the answer when its mnemonic is pressed."""
        if event.type() == QEvent.Type.Shortcut:
            self.toggle()
            return True
        return super().event(event)


class AnswerButton(QPushButton):
    """Opens a small menu; hidden while the outcome is not known."""

    answer_requested = Signal(tuple, AnswerForm, str)  # the last is the language

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts("answer.copy"), parent)
        self._outcomes: tuple[Outcome, ...] = ()
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

    def show_outcomes(self, outcomes: tuple[Outcome, ...]) -> None:
        """Show the button for these answers, or hide it without one."""
        self._outcomes = outcomes
        self.setVisible(bool(outcomes))

    def open(self) -> None:
        """Open the menu if there is a reply to copy."""
        if self._outcomes and self.isVisible():
            self.menu().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _ask(self, form: AnswerForm, language: str) -> None:
        if self._outcomes:
            self.answer_requested.emit(self._outcomes, form, language)


class AdviceView(QFrame):
    """Outcomes and contacts on the left, steps of the selected outcome on the right."""

    outcomes_changed = Signal(tuple)

    def __init__(self, texts: Texts, guidance: Guidance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts, self._guidance = texts, guidance
        self.setProperty("card", True)
        self.setMinimumHeight(_HEIGHT)
        self.buttons: dict[Outcome, OutcomeButton] = {}
        self.contacts = label(role="muted", wrap=True)
        self.steps = StepsView(texts)
        self.source = label(role="muted", wrap=True)
        self.answer = AnswerButton(texts)
        self._build()
        self.clear()

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Return what the caller did, in the order of `Outcome`; nothing while it is not known."""
        return tuple(one for one in Outcome if self.buttons[one].isChecked())

    def clear(self) -> None:
        """Clear all answers."""
        self.give(())

    def give(self, outcomes: Collection[Outcome]) -> None:
        """Show these answers and their advice."""
        for outcome, button in self.buttons.items():
            with QSignalBlocker(button):
                button.setChecked(outcome in outcomes)
        self._show()

    def change_guidance(self, guidance: Guidance) -> None:
        """Replace the advice; the selected outcome is kept."""
        self._guidance = guidance
        for outcome, button in self.buttons.items():
            button.setText(guidance[outcome].name)
        self._show()

    def focus_first(self) -> None:
        """Focus the selected outcome, or the first one."""
        chosen = next(iter(self.outcomes or self.buttons))
        self.buttons[chosen].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(0)
        for place, outcome in enumerate(self._guidance):
            grid.addWidget(self._check_box(outcome), place % _ROWS, place // _ROWS)
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

    def _check_box(self, outcome: Outcome) -> OutcomeButton:
        """Return the check box of one outcome; Alt and its letter select it."""
        box = OutcomeButton(self._guidance[outcome].name)
        box.setAccessibleDescription(self._texts("advice.question"))
        box.toggled.connect(lambda _: self._toggle(outcome))
        self.buttons[outcome] = box
        return box

    def _toggle(self, outcome: Outcome) -> None:
        """Take over an answer that was given or taken back."""
        before = set(self.outcomes) ^ {outcome}
        self.give(with_toggled(before, outcome))
        self.outcomes_changed.emit(self.outcomes)

    def _show(self) -> None:
        """Show the advice for the answers, or the questions to ask."""
        self.answer.show_outcomes(self.outcomes)
        if self.outcomes:
            self._show_advice(self._guidance[self.outcomes[0]])
            return
        self.steps.show_question()
        self.contacts.setText("")
        self.source.setText("")

    def _show_advice(self, advice: Advice) -> None:
        self.steps.show_advice(advice)
        self.contacts.setText("\n".join(advice.contacts))
        key = "advice.source" if advice.verified else "advice.source_partly"
        date = self._texts.date(advice.date)
        self.source.setText(
            self._texts(key, source=advice.source, version=advice.version, date=date)
        )
