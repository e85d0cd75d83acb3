"""The note and the reference of the caller's file of the call on the page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from triage_app.ui.triage.call import CallNotes
from triage_app.ui.widgets.note_field import NoteField
from triage_app.ui.widgets.note_lines import NoteLines
from triage_app.ui.widgets.texts import Texts


class CallNotesView(NoteLines):
    """Two fields that are logged with their case."""

    notes_changed = Signal(CallNotes)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(texts, parent=parent)
        self._lost = False  # whether there was a reference that was not kept
        self.text_typed.connect(self._tell)

    def show_notes(self, notes: CallNotes) -> None:
        """Show what stands beside a call; nothing is emitted."""
        self._lost = notes.reference_lost
        self.fields[NoteField.NOTE].setText(notes.untrusted_note)
        reference = self.fields[NoteField.REFERENCE]
        reference.setText(notes.untrusted_reference)
        hint = "call.reference_lost" if self._lost else "case.reference_hint"
        reference.setPlaceholderText(self._texts(hint))

    def go_to(self, field: NoteField) -> None:
        """Let a field have the focus."""
        self.fields[field].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tell(self) -> None:
        note, reference = (self.fields[field].text() for field in NoteField)
        self.notes_changed.emit(CallNotes(note, reference, self._lost))
