"""Two fields beside a case: a note, and the reference of the caller's file."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from triage_app.ui.widgets.note_field import NoteField
from triage_app.ui.widgets.parts import field_label, shown_keys
from triage_app.ui.widgets.safe_text import visible
from triage_app.ui.widgets.texts import Texts

FIELD_KEYS = {NoteField.NOTE: "Ctrl+N", NoteField.REFERENCE: "Ctrl+R"}
_HISTORY_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class NoteLine(QLineEdit):
    """A line that leaves Ctrl+Z and Ctrl+Y to its page until something is typed in it."""

    def __init__(self) -> None:
        super().__init__()
        self._typed_in = False
        self.textEdited.connect(self._note_typing)

    def setText(self, text: str | None) -> None:
        """Show another text, in which nothing was typed yet."""
        super().setText(text or "")
        self._typed_in = False

    def event(self, event: QEvent) -> bool:
        """Leave the keys of undo and redo alone while they have nothing to do here."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and self._leaves(event):
            event.ignore()
            return False
        return super().event(event)

    def _leaves(self, event: QKeyEvent) -> bool:
        return not self._typed_in and any(event.matches(one) for one in _HISTORY_KEYS)

    def _note_typing(self) -> None:
        self._typed_in = True


class NoteLines(QWidget):
    """The two fields with their names and keys; a page binds the keys."""

    text_typed = Signal()

    def __init__(
        self,
        texts: Texts,
        buttons: Mapping[NoteField, QPushButton] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`buttons` stand at the end of their lines."""
        super().__init__(parent)
        self._texts = texts
        self.fields = {field: NoteLine() for field in NoteField}
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

    def _add(self, place: int, field: NoteField, line: NoteLine) -> None:
        keys, words = shown_keys(FIELD_KEYS[field]), self._texts(f"case.{field}")
        line.setPlaceholderText(self._texts(f"case.{field}_hint"))
        line.setToolTip(visible(keys))
        self.grid.addWidget(field_label(f"{words}   {keys}", line), place, 0)
        line.setAccessibleName(words)
        self.grid.addWidget(line, place, 1)
        line.textEdited.connect(lambda _: self.text_typed.emit())
