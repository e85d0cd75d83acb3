"""The card shown instead of a supervisor's page while the pages are locked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from triage_app.ui.widgets.parts import button, field_label, label, row
from triage_app.ui.widgets.texts import Texts

_WIDTH = 420


class LockCard(QWidget):
    """Asks for the code, and shows why the last one was refused."""

    code_given = Signal(str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setMaxLength(64)
        self.open_button = button(texts("access.open"), "primary")
        self.sentence = label(role="heading", wrap=True)
        frame = QFrame()
        frame.setProperty("card", True)
        frame.setMinimumWidth(_WIDTH)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(24, 20, 24, 20)
        inside.setSpacing(10)
        inside.addWidget(label(texts("access.title"), "title"))
        inside.addWidget(label(texts("access.hint"), wrap=True))
        inside.addWidget(field_label(texts("access.code"), self.field))
        inside.addLayout(row(self.field, self.open_button))
        inside.addWidget(self.sentence)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(frame)
        middle.addStretch(1)
        layout.addLayout(middle)
        layout.addStretch(2)
        self.field.returnPressed.connect(self._emit_code)
        self.open_button.clicked.connect(self._emit_code)
        self.setFocusProxy(self.field)

    def show_refusal(self, sentence: str) -> None:
        """Show why the page stays locked."""
        self.field.clear()
        self.sentence.setText(sentence)

    def _emit_code(self) -> None:
        if self.field.text().strip():
            self.code_given.emit(self.field.text())
            self.field.clear()
