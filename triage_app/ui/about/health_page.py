"""The state of the desk, as in `vigie doctor`: facts, problems, and a report to copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from triage_app.ui.widgets.layouts import FlowScroll
from triage_app.ui.widgets.parts import button, card, clear_layout, label, row
from triage_app.ui.widgets.spoken import read_in_order
from triage_app.ui.widgets.texts import Texts


class HealthPage(QWidget):
    """Runs the check when shown; page and report contain no message text."""

    check_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._texts = texts
        self._report = ""
        self.sentence = label(role="heading", wrap=True)
        self.problems = FlowScroll(4)
        self.problems.setAccessibleName(texts("health.problems"))
        self.rows = QGridLayout()
        self.check_button = button(texts("health.check"), "primary")
        self.copy_button = button(texts("health.copy"))
        self._build()
        self.check_button.clicked.connect(self.check_requested)
        self.copy_button.clicked.connect(self._copy)
        self.setFocusProxy(self.check_button)

    def show_busy(self) -> None:
        """Show that the check is running."""
        self.sentence.setText(self._texts("health.busy"))
        self.check_button.setEnabled(False)
        self.copy_button.setEnabled(False)

    def show_failed(self, sentence: str) -> None:
        """Show why the check failed."""
        self.sentence.setText(sentence)

    def show_idle(self) -> None:
        """Enable the button again, however the check ended."""
        self.check_button.setEnabled(True)
        if self.sentence.text() == self._texts("health.busy"):
            self.sentence.setText("")

    def show_health(self, facts: Mapping[str, str], problems: Sequence[str]) -> None:
        """Show facts and problems, and keep them as the report."""
        clear_layout(self.rows)
        for place, (name, value) in enumerate(facts.items()):
            shown = label(value or "–", wrap=True)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.rows.addWidget(label(self._texts(f"health.fact_{name}"), "muted"), place, 0)
            self.rows.addWidget(shown, place, 1)
        read_in_order(self.check_button, self.copy_button)
        clear_layout(self.problems.lines)
        for problem in problems:
            self.problems.add(label(f"• {problem}", wrap=True))
        self.problems.lines.addStretch(1)
        self.problems.setVisible(bool(problems))
        self.problems.fit()
        self.sentence.setText(self._verdict(len(problems)))
        lines = [f"{name}: {value}" for name, value in facts.items()]
        self._report = "\n".join([*lines, *problems])
        self.copy_button.setEnabled(True)

    def _verdict(self, count: int) -> str:
        return self._texts.count("health.found", count) if count else self._texts("health.sound")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)

    def _build(self) -> None:
        frame, inside = card(spacing=12, margin=18)
        inside.addWidget(label(self._texts("health.title"), "title"))
        inside.addWidget(self.sentence)
        inside.addWidget(self.problems, 1)
        self.rows.setHorizontalSpacing(24)
        self.rows.setVerticalSpacing(8)
        self.rows.setColumnStretch(1, 1)
        inside.addLayout(self.rows)
        inside.addLayout(row(self.check_button, self.copy_button, None))
        inside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(frame)
