"""What the caller did, and what to tell her: one answer, its steps in order, a sentence to read.

Nothing is answered beforehand. The advice does not depend on the band: a caller who gave her
card number calls her bank, whatever the tool thinks of the message.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from triage_app.records import Outcome
from triage_app.ui.flow_scroll import FlowScroll
from triage_app.ui.parts import clear_layout, label
from triage_app.ui.texts import Texts
from triage_app.ui.triage.guidance import Advice, Priority

_HEIGHT = 272  # the longest advice stands here whole at the usual width
_ROWS = 7  # radio buttons above each other


class AdviceView(QFrame):
    """The outcomes on the left, the steps for the chosen one on the right."""

    outcome_changed = Signal(object)  # Outcome

    def __init__(
        self, texts: Texts, advice: Mapping[Outcome, Advice], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts, self._advice = texts, advice
        self.setProperty("card", True)
        self.setMinimumHeight(_HEIGHT)
        self.buttons: dict[Outcome, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self.steps = StepsView(texts)
        self._build()

    @property
    def outcome(self) -> Outcome | None:
        """Return what the caller did, None while it is not told."""
        for outcome, button in self.buttons.items():
            if button.isChecked():
                return outcome
        return None

    def clear(self) -> None:
        """Forget the answer."""
        self._group.setExclusive(False)
        for button in self.buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)
        self.steps.show_question()

    def focus_first(self) -> None:
        """Put the focus on the answer given, or on the first one."""
        chosen = self.outcome or next(iter(self.buttons))
        self.buttons[chosen].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(0)
        for place, outcome in enumerate(self._advice):
            grid.addWidget(self._radio(outcome), place % _ROWS, place // _ROWS)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(label(self._texts("advice.question"), "heading"))
        left.addLayout(grid)
        left.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 6, 8)
        layout.setSpacing(12)
        layout.addLayout(left)
        layout.addWidget(self.steps, 1)

    def _radio(self, outcome: Outcome) -> QRadioButton:
        """Return the button of one outcome."""
        radio = QRadioButton(self._advice[outcome].name)
        radio.setAccessibleDescription(self._texts("advice.question"))
        radio.toggled.connect(lambda checked: self._choose(outcome) if checked else None)
        self._group.addButton(radio)
        self.buttons[outcome] = radio
        return radio

    def _choose(self, outcome: Outcome) -> None:
        self.steps.show_advice(self._advice[outcome])
        self.outcome_changed.emit(outcome)


class StepsView(FlowScroll):
    """How soon, what to say, the steps, what not to do, and whom to call."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(4, parent)
        self._texts = texts
        self.setAccessibleName(texts("advice.steps"))
        self.show_question()

    def show_question(self) -> None:
        """Show the three questions to ask while nothing is told yet."""
        self._show([("advice.ask", "heading")], self._texts("advice.questions").split("\n"))

    def show_advice(self, advice: Advice) -> None:
        """Show the advice for one outcome."""
        clear_layout(self.lines)
        self._add(self._texts(f"priority.{advice.priority}"), self._role(advice.priority))
        self._add(self._texts("advice.say", sentence=advice.say), "")
        for number, step in enumerate(advice.steps, start=1):
            self._add(f"{number}.  {step}", "")
        if advice.avoid:
            self._add(self._texts("advice.avoid", what=advice.avoid), "heading")
        for contact in advice.contacts:
            self._add(contact, "muted")
        self.lines.addStretch(1)
        self._finish([self._texts(f"priority.{advice.priority}"), advice.say, *advice.steps])

    def _role(self, priority: Priority) -> str:
        return "muted" if priority is Priority.ROUTINE else "heading"

    def _show(self, headings: list[tuple[str, str]], lines: list[str]) -> None:
        clear_layout(self.lines)
        for key, role in headings:
            self._add(self._texts(key), role)
        for line in lines:
            self._add(line, "")
        self.lines.addStretch(1)
        self._finish(lines)

    def _add(self, text: str, role: str) -> None:
        self.add(label(text, role, wrap=True))

    def _finish(self, lines: list[str]) -> None:
        """Tell screen readers the whole, and go back to the top."""
        self.setAccessibleDescription(" ".join(lines))
        self.fit()
