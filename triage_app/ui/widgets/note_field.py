"""What people write beside a case: a note, or the reference of the caller's file."""

from __future__ import annotations

from enum import StrEnum

from triage_app.records import EventKind


class NoteField(StrEnum):
    """The two fields; the values are part of the keys of texts."""

    NOTE = "note"
    REFERENCE = "reference"


FIELD_OF = {
    EventKind.NOTE_ADDED: NoteField.NOTE,
    EventKind.REFERENCE_SET: NoteField.REFERENCE,
}
