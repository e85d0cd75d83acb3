"""Shows the advice: sentence to read, steps by urgency, what to avoid, what is for the agent."""

from __future__ import annotations

from itertools import count

from PySide6.QtWidgets import QWidget

from triage_app.advice.guidance import Advice, Timing
from triage_app.ui.widgets.layouts import FlowScroll
from triage_app.ui.widgets.parts import clear_layout, label
from triage_app.ui.widgets.texts import Texts


class StepsView(FlowScroll):
    """The advice for one outcome, or the questions to ask the caller."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(3, parent)
        self._texts = texts
        self.setAccessibleName(texts("advice.steps"))
        self.show_question()

    def show_question(self) -> None:
        """Show the three questions while no outcome is selected."""
        questions = self._texts("advice.questions").split("\n")
        clear_layout(self.lines)
        self._add(self._texts("advice.ask"), "heading")
        for line in questions:
            self._add(line, "")
        self._finish(questions)

    def show_advice(self, advice: Advice) -> None:
        """Show the advice for one outcome: sentence, then steps by urgency."""
        clear_layout(self.lines)
        self._add(self._texts("advice.say", sentence=advice.say), "")
        numbers = count(1)
        for timing in Timing:
            steps = advice.of(timing)
            if steps:
                self._add(self._texts(f"timing.{timing}"), "heading")
            for step in steps:
                self._add(f"{next(numbers)}.  {step}", "")
        if advice.avoid:
            self._add(self._texts("advice.avoid", what=advice.avoid), "heading")
        if advice.agent:
            self._add(self._texts("advice.mark_agent"), "heading")
        for line in advice.agent:
            self._add(line, "")
        self._finish([self._texts(f"timing.{advice.timing}"), advice.say, *advice.texts()])

    def _add(self, text: str, role: str) -> None:
        self.add(label(text, role, wrap=True))

    def _finish(self, lines: list[str]) -> None:
        """Set the text for screen readers and scroll to the top."""
        self.lines.addStretch(1)
        self.setAccessibleDescription(" ".join(lines))
        self.fit()
