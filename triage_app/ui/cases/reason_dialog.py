"""The dialog before a case is withdrawn or erased: it warns, and requires a reason."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from triage_app.ui.widgets.parts import field_label, label
from triage_app.ui.widgets.texts import Texts

_LONGEST = 200  # characters of a reason, as the casebook keeps it
_WIDTH = 420


class FinalAction(StrEnum):
    """What cannot be undone; the values are the beginnings of its texts."""

    WITHDRAW = "case.remove"
    ERASE = "case.erase"


class ReasonDialog(QDialog):
    """Emits the reason when the user confirms."""

    reason_given = Signal(str)

    def __init__(
        self, texts: Texts, action: FinalAction, number: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(texts(f"{action}_title", number=number))
        self.reason = QLineEdit()
        self.reason.setMaxLength(_LONGEST)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.confirm_button = self.buttons.addButton(
            texts(f"{action}_now"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.confirm_button.setEnabled(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(label(texts(f"{action}_warning"), wrap=True))
        layout.addWidget(field_label(texts("case.remove_reason"), self.reason))
        layout.addWidget(self.reason)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(_WIDTH)
        self.reason.textChanged.connect(self._offer)
        self.buttons.accepted.connect(self._give)
        self.buttons.rejected.connect(self.reject)
        self.reason.setFocus()

    def _offer(self, reason: str) -> None:
        self.confirm_button.setEnabled(bool(reason.strip()))

    def _give(self) -> None:
        if self.confirm_button.isEnabled():
            self.reason_given.emit(self.reason.text().strip())
            self.accept()
