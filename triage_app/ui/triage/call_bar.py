"""The call timer, with buttons to pause, hold or correct."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from triage_app.ui.triage.call import shown_time
from triage_app.ui.widgets.parts import button, label
from triage_app.ui.widgets.texts import Texts

PAUSE_KEY, HOLD_KEY, CORRECT_KEY = "Ctrl+P", "F9", "F2"


class CallBar(QWidget):
    """Shown above the message once there is a verdict."""

    pause_requested = Signal()
    hold_requested = Signal()
    correct_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.heading = label(texts("triage.message"), "heading")
        self.time = label("0:00", "heading")
        self.pause_button = button(
            texts("call.pause"), "quiet", hint=texts("call.pause_hint"), keys=PAUSE_KEY
        )
        self.hold_button = button(
            texts("call.hold"), "quiet", hint=texts("call.hold_hint"), keys=HOLD_KEY
        )
        self.correct_button = button(
            texts("triage.correct"), "quiet", hint=texts("triage.correct_hint"), keys=CORRECT_KEY
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.heading)
        layout.addStretch(1)
        layout.addWidget(self.time)
        for one in (self.pause_button, self.hold_button, self.correct_button):
            layout.addWidget(one)
        self.pause_button.clicked.connect(self.pause_requested)
        self.hold_button.clicked.connect(self.hold_requested)
        self.correct_button.clicked.connect(self.correct_requested)

    def show_time(self, seconds: int, running: bool) -> None:
        """Show the time of the call, and whether the timer is running."""
        shown = shown_time(seconds)
        self.time.setText(shown)
        self.time.setAccessibleName(self._texts("call.time", time=shown))
        self.pause_button.setText(self._texts("call.pause" if running else "call.go_on"))
        self.pause_button.setAccessibleName(self.pause_button.text())
