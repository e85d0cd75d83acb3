"""The step of the schema for notes on cases and for references of callers' files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# The event of a row is that of the note, or that of the logging. The words of the notes of a case
# are among those by which it is found (`messages.notes`, see `finding_schema`).
_NOTES = """
CREATE TABLE case_notes (
  seq INTEGER PRIMARY KEY REFERENCES events (seq),
  number INTEGER NOT NULL REFERENCES messages (number) ON DELETE CASCADE,
  role TEXT NOT NULL,
  text TEXT NOT NULL,
  salt TEXT NOT NULL
) STRICT;
CREATE INDEX notes_of_case ON case_notes (number);
CREATE VIEW note_words AS SELECT number, coalesce((SELECT group_concat(text, ' ') FROM (
  SELECT text FROM case_notes WHERE case_notes.number = messages.number ORDER BY seq)), '') AS words
  FROM messages;
"""

# A reference is a keyed digest. One that was replaced stays, so that an undo brings it back.
_REFERENCES = """
CREATE TABLE case_references (
  seq INTEGER PRIMARY KEY REFERENCES events (seq),
  number INTEGER NOT NULL REFERENCES messages (number) ON DELETE CASCADE,
  value TEXT NOT NULL,
  salt TEXT NOT NULL,
  opened TEXT NOT NULL,
  replaced_by INTEGER
) STRICT;
CREATE INDEX references_of_case ON case_references (number);
CREATE INDEX cases_of_reference ON case_references (value, opened, number)
  WHERE replaced_by IS NULL;
"""

# The events whose rows have to be there while the case has its text.
_EVENTS = """
CREATE INDEX events_of_notes ON events (seq)
  WHERE kind IN ('note_added', 'reference_set');
CREATE INDEX events_logged_with_notes ON events (seq)
  WHERE kind = 'case_opened' AND (instr(payload, '"note_digest"') > 0
  OR instr(payload, '"reference_digest"') > 0);
"""


def m0015_notes(db: Database) -> None:
    """Keep notes on cases, and tell the file of a caller again."""
    db.executescript(_NOTES)
    db.executescript(_REFERENCES)
    db.executescript(_EVENTS)
