"""Shows what the log would keep of the message on screen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from triage_app.ui.widgets.layouts import dialog_room
from triage_app.ui.widgets.parts import button, label
from triage_app.ui.widgets.safe_text import SafeTextView
from triage_app.ui.widgets.texts import Texts

KEPT_KEY = "Ctrl+K"
_WIDTH, _HEIGHT = 720, 560


def kept_button(texts: Texts) -> QPushButton:
    """Return the button that opens the sheet."""
    return button(texts("call.kept"), "quiet", hint=texts("call.kept_hint"), keys=KEPT_KEY)


class KeptSheet(QDialog):
    """A dialog with the lines of `wording.kept_form`; Esc closes it."""

    def __init__(self, texts: Texts, lines: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts("kept.title"))
        self.resize(QSize(_WIDTH, _HEIGHT).boundedTo(dialog_room(self)))
        self.page = SafeTextView()
        self.page.setAccessibleName(texts("kept.title"))
        self.page.show_text("\n".join(lines))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(label(texts("kept.sentence"), wrap=True))
        layout.addWidget(self.page, 1)
        layout.addWidget(buttons)
