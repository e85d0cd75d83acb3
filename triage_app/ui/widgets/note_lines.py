"""Two fields beside a case: a note, and the reference of the caller's file."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from triage_app.ui.widgets.note_field import NoteField
from triage_app.ui.widgets.parts import field_label, shown_keys
from triage_app.ui.widgets.safe_text import visible
from triage_app.ui.widgets.texts import Texts
from triage_app.ui.widgets.typing_keys import TypingLine

FIELD_KEYS = {NoteField.NOTE: "Ctrl+N", NoteField.REFERENCE: "Ctrl+R"}


class NoteLines(QWidget):
    """The two fields with their names and keys; a page binds the keys."""

    text_typed = Signal()
    idle_noticed = Signal(str)  # key of the text that says why a key does nothing

    def __init__(
        self,
        texts: Texts,
        buttons: Mapping[NoteField, QPushButton] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`buttons` stand at the end of their lines."""
        super().__init__(parent)
        self._texts = texts
        self.fields = {field: TypingLine() for field in NoteField}
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setVerticalSpacing(4)
        self.grid.setColumnStretch(1, 1)
        for place, (field, line) in enumerate(self.fields.items()):
            self._add(place, field, line)
            if buttons is not None:
                self.grid.addWidget(buttons[field], place, 2)

    def has_focus(self) -> bool:
        """Return whether somebody types here."""
        return any(line.hasFocus() for line in self.fields.values())

    def _add(self, place: int, field: NoteField, line: TypingLine) -> None:
        keys, words = shown_keys(FIELD_KEYS[field]), self._texts(f"case.{field}")
        line.setPlaceholderText(self._texts(f"case.{field}_hint"))
        line.setToolTip(visible(keys))
        self.grid.addWidget(field_label(f"{words}   {keys}", line), place, 0)
        line.setAccessibleName(words)
        self.grid.addWidget(line, place, 1)
        line.textEdited.connect(lambda _: self.text_typed.emit())
        line.idle_noticed.connect(self.idle_noticed)
