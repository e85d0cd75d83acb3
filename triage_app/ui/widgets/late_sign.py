"""A sign that something is being done, shown only when that takes longer than a moment."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from triage_app.ui.widgets.parts import label, row
from triage_app.ui.widgets.spoken import announce

_LATE = 300  # ms until the sign appears; what ends before needs none
_WIDTH, _HEIGHT = 90, 8


class LateSign(QWidget):
    """Words with a bar that moves; its place is kept, so that nothing beside it moves."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        """`words` say what is being done."""
        super().__init__(parent)
        self._words = words
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(_WIDTH, _HEIGHT)
        self.bar.setAccessibleName(words)
        self._late = QTimer(self, interval=_LATE)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._show)
        layout = row(label(words, "muted"), self.bar)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def start(self) -> None:
        """Show the sign after a moment; one that is shown stays."""
        if self.isHidden() and not self._late.isActive():
            self._late.start()

    def stop(self) -> None:
        """Take the sign away, or do not show it."""
        self._late.stop()
        self.hide()

    def _show(self) -> None:
        self.show()
        announce(self, self._words)
