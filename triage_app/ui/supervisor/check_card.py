"""The card on the supervisor's page that verifies the log."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QProgressBar, QVBoxLayout, QWidget

from triage_app.check_records import CheckOutcome
from triage_app.ui.widgets.layouts import FlowScroll
from triage_app.ui.widgets.parts import CARD_MARGINS, button, clear_layout, label, row
from triage_app.ui.widgets.texts import Texts


class CheckCard(QFrame):
    """Starts and stops a verification, and shows how far it is and what it found."""

    check_requested = Signal(bool)  # whether the whole log is compared
    stop_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._texts = texts
        self.check_button = button(texts("check.start"))
        self.full = QCheckBox(texts("check.full"))
        self.stop_button = button(texts("check.stop"))
        self.progress = QProgressBar()
        self.progress.setAccessibleName(texts("check.progress"))
        self.sentence = label(role="heading", wrap=True)
        self.extent = label(role="muted", wrap=True)
        self.problems = FlowScroll(4)
        self.problems.setAccessibleName(texts("health.problems"))
        self._build()
        self.check_button.clicked.connect(lambda: self.check_requested.emit(self.full.isChecked()))
        self.stop_button.clicked.connect(self.stop_requested)
        self._set_busy(False)
        self._show(())

    def show_started(self) -> None:
        """Show that a verification is running, and nothing of the last one."""
        self._set_busy(True)
        self._show(())
        self.progress.setValue(0)

    def show_progress(self, share: float, _step: str) -> None:
        """Show how far the verification is."""
        self.progress.setValue(round(100 * share))

    def show_outcome(self, outcome: CheckOutcome) -> None:
        """Show what was found, and how much of the log was compared."""
        texts, count = self._texts, len(outcome.problems)
        sentence = texts.count("health.found", count) if count else texts("health.sound")
        since = outcome.since
        extent = texts("check.whole")
        if since is not None:
            event, date = texts.number(since.event), texts.date(since.at)
            extent = texts("check.since", event=event, date=date)
        self._set_busy(False)
        self._show(outcome.problems, sentence, extent)

    def show_stopped(self) -> None:
        """Show that the verification was stopped."""
        self._set_busy(False)
        self._show((), self._texts("check.stopped"))

    def show_failed(self, reason: str) -> None:
        """Show why the verification failed, "" for unknown reasons."""
        self._set_busy(False)
        self._show((), " ".join(part for part in (self._texts("check.failed"), reason) if part))

    def _show(self, problems: tuple[str, ...], sentence: str = "", extent: str = "") -> None:
        for line, text in ((self.sentence, sentence), (self.extent, extent)):
            line.setText(text)
            line.setVisible(bool(text))
        clear_layout(self.problems.lines)
        for problem in problems:
            self.problems.add(label(f"• {problem}", wrap=True))
        self.problems.lines.addStretch(1)
        self.problems.setVisible(bool(problems))
        self.problems.fit()

    def _set_busy(self, busy: bool) -> None:
        self.check_button.setEnabled(not busy)
        self.full.setEnabled(not busy)
        self.stop_button.setVisible(busy)
        self.progress.setVisible(busy)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*CARD_MARGINS)
        layout.setSpacing(8)
        title = label(self._texts("check.title"), "title")
        layout.addLayout(row(title, None, self.stop_button, self.check_button))
        layout.addWidget(self.full)
        layout.addWidget(self.progress)
        layout.addWidget(self.sentence)
        layout.addWidget(self.extent)
        layout.addWidget(self.problems)
