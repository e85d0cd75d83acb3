"""Two hidden fields for a new supervisor code."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QLineEdit, QVBoxLayout, QWidget

from triage_app.ui.widgets.parts import CARD_MARGINS, button, field_label, label, row
from triage_app.ui.widgets.texts import Texts

SHORTEST = 4  # characters, as required by the service


class CodeFields(QWidget):
    """The code, its repetition, and a message if they are invalid."""

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.code, self.again = _code_field(), _code_field()
        self.sentence = label(role="muted", wrap=True)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(field_label(texts("access.new_code"), self.code), self.code)
        form.addRow(field_label(texts("access.again"), self.again), self.again)
        form.addRow(self.sentence)
        self.sentence.hide()

    def value(self) -> str | None:
        """Return the code, "" if none was entered, None if it is invalid (with a message)."""
        code, again = self.code.text().strip(), self.again.text().strip()
        wrong = ""
        if code != again:
            wrong = "access.differ"
        elif code and len(code) < SHORTEST:
            wrong = "access.short"
        self.sentence.setText(self._texts(wrong) if wrong else "")
        self.sentence.setVisible(bool(wrong))
        return None if wrong else code

    def clear(self) -> None:
        """Clear the fields."""
        self.code.clear()
        self.again.clear()
        self.sentence.hide()


class CodeView(QFrame):
    """A card that sets, changes or removes the code."""

    set_requested = Signal(str)
    remove_requested = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setProperty("card", True)
        self.state = label(wrap=True)
        self.fields = CodeFields(texts)
        self.set_button = button(texts("access.set"))
        self.remove_button = button(texts("access.remove"), "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*CARD_MARGINS)
        layout.setSpacing(8)
        layout.addWidget(label(texts("access.card"), "title"))
        layout.addWidget(self.fields)
        below = row(self.state, self.remove_button, self.set_button)
        below.setStretch(0, 1)
        layout.addLayout(below)
        self.set_button.clicked.connect(self._request_code)
        self.remove_button.clicked.connect(self.remove_requested)
        self.show_set(False)

    def show_set(self, is_set: bool) -> None:
        """Show whether a code is set."""
        self.state.setText(self._texts("access.is_set" if is_set else "access.is_open"))
        self.remove_button.setVisible(is_set)
        self.fields.clear()

    def _request_code(self) -> None:
        code = self.fields.value()
        if code:
            self.set_requested.emit(code)


def _code_field() -> QLineEdit:
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(64)
    return field
