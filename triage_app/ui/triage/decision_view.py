"""The agent's own decision, never prefilled, the reason for a dissent, and the log button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from triage_app.records import Decision, Dissent
from triage_app.ui.triage.choice_row import ChoiceRow
from triage_app.ui.widgets.layouts import flow
from triage_app.ui.widgets.parts import (
    SteadyButton,
    button,
    column,
    label,
    row,
    shown_keys,
    widget_with,
)
from triage_app.ui.widgets.safe_text import plain_tooltip
from triage_app.ui.widgets.spoken import SpokenRole, speak_as
from triage_app.ui.widgets.texts import Texts

_ANY_HEIGHT = 16_777_215  # Qt's largest
KEYS = {Decision.SCAM: "F5", Decision.LEGIT: "F6", Decision.UNSURE: "F7"}


class DecisionView(QFrame):
    """Three decisions and one button; Enter logs once a decision is selected.

    The question for a dissent stands in a line of its own, which is kept free for it.
    """

    decision_chosen = Signal(Decision)  # a button was pressed
    decision_changed = Signal()
    log_requested = Signal()
    clear_requested = Signal()
    reason_missed = Signal()  # to log, the reason of a dissent is needed first

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._decision: Decision | None = None
        self._log_when_answered = False
        self.setProperty("card", True)
        self.question = label(texts("decision.question"), "heading")
        self.buttons = {decision: self._answer(decision) for decision in Decision}
        self.dissent_row = ChoiceRow(
            texts("dissent.question"),
            [(texts(f"dissent.{one}"), one) for one in Dissent],
            inline=True,
        )
        self.clear_button = button(
            texts("decision.clear"), "quiet", hint=texts("decision.clear_hint"), keys="Esc"
        )
        self.log_button = button(
            texts("decision.log"),
            "primary",
            hint=texts("decision.log_hint"),
            keys=f"{shown_keys('Enter')}, {shown_keys('Ctrl+Enter')}",
        )
        self.note = label(texts("decision.note"), "muted", wrap=True)
        self._second_line = widget_with(column(self.note, self.dissent_row, spacing=0))
        self._build()
        self.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Say why nothing can be decided before the two questions are answered."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            key = "decision.note" if self.isEnabled() else "decision.look_first"
            self.note.setText(self._texts(key))

    def reserve_second_line(self, reserved: bool) -> None:
        """Keep the room of the question for a dissent, or take it only when it is asked."""
        height = self.dissent_row.sizeHint().height()
        self._second_line.setMinimumHeight(height if reserved else 0)
        self._second_line.setMaximumHeight(height if reserved else _ANY_HEIGHT)

    @property
    def decision(self) -> Decision | None:
        """Return the selected decision, None if there is none."""
        return self._decision

    @property
    def dissent(self) -> Dissent | None:
        """Return why the decision contradicts the tool; None: it does not, or no reason yet."""
        value = self.dissent_row.value
        return value if isinstance(value, Dissent) and self._asks_why() else None

    @property
    def lacks_reason(self) -> bool:
        """Return whether the reason for a dissent is still to be given."""
        return self._asks_why() and self.dissent is None

    def decide(self, decision: Decision, *, dissents: bool = False) -> None:
        """Select a decision; `dissents`: it contradicts the verdict, so a reason is required.

        Selected again, it keeps its reason.
        """
        if self.has_decided(decision, dissents=dissents):
            self.buttons[decision].setChecked(True)  # a click has taken the mark away
            return
        self._decision = decision
        for one, made in self.buttons.items():
            made.setChecked(one is decision)
            made.setText(self._words(one, chosen=one is decision))
        self.log_button.setEnabled(True)
        self.note.setText(self._texts("decision.note"))
        self._log_when_answered = False
        self._ask_why(dissents)
        self.decision_changed.emit()

    def has_decided(self, decision: Decision, *, dissents: bool) -> bool:
        """Return whether this is the decision already, and still contradicts the verdict or not."""
        return self._decision is decision and self._asks_why() is dissents

    def is_answer(self, widget: QWidget) -> bool:
        """Return whether a widget is one of the decision buttons, on which Enter logs."""
        return widget in (*self.buttons.values(), *self.dissent_row.buttons)

    def clear(self) -> None:
        """Clear the answer."""
        self._decision = None
        for decision, made in self.buttons.items():
            made.setChecked(False)
            made.setText(self._words(decision, chosen=False))
        self.log_button.setEnabled(False)
        self.note.setText(self._texts("decision.note"))
        self._log_when_answered = False
        self._ask_why(False)

    def ask_outcome(self, decision: Decision, keys: str) -> None:
        """Say that `keys` log this decision as soon as there is an answer of the caller."""
        name = self._texts(f"decision.{decision}").lower()
        self.note.setText(self._texts("decision.ask_outcome", decision=name, keys=keys))

    def log(self) -> None:
        """Request to log the case; a missing reason is requested first."""
        if self._decision is None or not self.isEnabled():
            return
        if self.lacks_reason:
            self._log_when_answered = True
            self.dissent_row.setFocus(Qt.FocusReason.OtherFocusReason)
            self.reason_missed.emit()
        else:
            self.log_requested.emit()

    def give_reason(self, dissent: Dissent | None) -> None:
        """Select the reason for dissent, if one is requested."""
        if dissent is not None and self._asks_why():
            self.dissent_row.choose(list(Dissent).index(dissent))

    def _asks_why(self) -> bool:
        return not self.dissent_row.isHidden()

    def _ask_why(self, wanted: bool) -> None:
        """Show or hide the row of reasons."""
        self.dissent_row.clear()
        if not wanted and any(one.hasFocus() for one in self.dissent_row.buttons):
            self.log_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.dissent_row.setVisible(wanted)
        self.note.setVisible(not wanted)
        if wanted:
            self.dissent_row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_reason(self) -> None:
        """Continue logging after the reason was given."""
        self.decision_changed.emit()
        if self._log_when_answered:
            self._log_when_answered = False
            self.log_requested.emit()
        else:
            self.log_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self, decision: Decision, *, chosen: bool) -> str:
        """Return the words of a button; a tick marks the chosen one, not colour alone."""
        words = self._texts(f"decision.{decision}")
        return f"{'✓ ' if chosen else ''}{words}   {KEYS[decision]}"

    def _answer(self, decision: Decision) -> SteadyButton:
        words = self._texts(f"decision.{decision}")
        hint = self._texts(f"decision.{decision}_hint")
        both = (self._words(decision, chosen=chosen) for chosen in (False, True))
        made = SteadyButton(*both)
        made.setAccessibleName(words)
        made.setToolTip(plain_tooltip(f"{hint} ({KEYS[decision]})"))
        made.setCheckable(True)
        speak_as(made, SpokenRole.RADIO)
        made.setMinimumSize(132, 34)
        made.clicked.connect(lambda: self.decision_chosen.emit(decision))
        return made

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 5, 14, 5)
        layout.setSpacing(3)
        decisions = widget_with(flow(self.question, *self.buttons.values()))
        actions = row(decisions, self.clear_button, self.log_button)
        actions.setStretch(0, 1)
        layout.addLayout(actions)
        layout.addWidget(self._second_line)
        self.log_button.setMinimumHeight(34)
        self.log_button.clicked.connect(self.log)
        self.clear_button.clicked.connect(self.clear_requested)
        self.dissent_row.value_chosen.connect(self._take_reason)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
