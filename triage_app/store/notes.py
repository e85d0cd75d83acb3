"""The rows of notes on cases and of references of callers' files; they go with the case's text.

The ledger has a salted digest of each row. The salt is removed with the row, so that nobody can
test guesses of a note or a reference against the ledger afterwards.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from classifier.sentence import Sentence, sentence
from triage_app.encryption.row_digests import RowDigests
from triage_app.records import CaseNote, Event, EventKind, Role
from triage_app.store.check_progress import RowCount
from triage_app.store.check_scope import WHOLE, CheckScope
from triage_app.store.message_json import storable

if TYPE_CHECKING:
    from sqlite_utils import Database

NOTE_DIGEST, REFERENCE_DIGEST = "note_digest", "reference_digest"  # fields of events
KINDS = (EventKind.NOTE_ADDED, EventKind.REFERENCE_SET)
_MOST_OF_FILE = 20  # cases of a caller's file that are named
# Written out, so that SQLite finds the partial indexes `events_of_notes` and
# `events_logged_with_notes`. What was taken back or erased has no row.
_MISSING = """
SELECT seq, case_number, payload FROM events INDEXED BY events_of_notes
  WHERE kind IN ('note_added', 'reference_set')
  AND case_number IN (SELECT number FROM messages) AND NOT EXISTS (
    SELECT 1 FROM events AS later WHERE later.case_number = events.case_number
    AND later.kind IN ('note_withdrawn', 'reference_withdrawn')
    AND json_extract(later.payload, '$.undoes') = events.seq)
UNION ALL
SELECT seq, case_number, payload FROM events INDEXED BY events_logged_with_notes
  WHERE kind = 'case_opened'
  AND (instr(payload, '"note_digest"') > 0 OR instr(payload, '"reference_digest"') > 0)
  AND case_number IN (SELECT number FROM messages)
"""
_ROWS = """SELECT seq, case_number, payload, text, value, case_notes.salt, case_references.salt
           FROM events LEFT JOIN case_notes USING (seq) LEFT JOIN case_references USING (seq)
           WHERE seq IN (SELECT seq FROM case_notes UNION SELECT seq FROM case_references)"""
# What a row says beside its text: who wrote a note, when the case was opened, and which reference
# is the one of the case, the newest that is not taken back.
_OTHERWISE = """SELECT case_number FROM case_notes JOIN events USING (seq)
    WHERE case_number <> number OR role <> coalesce(json_extract(payload, '$.role'), 'agent')
  UNION SELECT case_references.number FROM case_references JOIN events USING (seq)
    LEFT JOIN cases ON cases.number = case_references.number
    WHERE case_number <> case_references.number OR case_references.opened IS NOT cases.opened
    OR replaced_by IS NOT (SELECT min(later.seq) FROM case_references AS later
      WHERE later.number = case_references.number AND later.seq > case_references.seq)"""

_CHANGED = sentence("A note or reference of case {number} was changed afterwards.")


class Salted(NamedTuple):
    """A text of a row, and what its digest in the ledger is taken of besides."""

    text: str
    salt: str

    @property
    def digest(self) -> str:
        """The digest that the ledger has."""
        return hashlib.sha256((self.salt + self.text).encode()).hexdigest()


def salted(text: str) -> Salted:
    """Return a text with a salt of its own."""
    return Salted(storable(text), secrets.token_hex(16))


def payload_of(note: Salted | None, reference: Salted | None) -> Mapping[str, object]:
    """Return what an event says of its rows."""
    found = {NOTE_DIGEST: note, REFERENCE_DIGEST: reference}
    return {name: one.digest for name, one in found.items() if one is not None}


def keep_note(db: Database, seq: int, number: int, role: Role, note: Salted) -> None:
    """Write the note of an event that was just appended."""
    row = {"seq": seq, "number": number, "role": role.value, **note._asdict()}
    db.table("case_notes").insert(row)
    _write_words(db, number)


def keep_reference(db: Database, seq: int, number: int, reference: Salted) -> None:
    """Write the reference of an event that was just appended, in place of a former one."""
    sql = "UPDATE case_references SET replaced_by = ? WHERE number = ? AND replaced_by IS NULL"
    db.execute(sql, [seq, number])
    sql = """INSERT INTO case_references (seq, number, value, salt, opened)
             SELECT ?, number, ?, ?, opened FROM cases WHERE number = ?"""
    db.execute(sql, [seq, reference.text, reference.salt, number])


def kept_reference(db: Database, reference: str, digests: RowDigests) -> str:
    """Return the keyed digest of a reference: as another case has it, "" without a key.

    After a change of the key, the digest with the former one goes on.
    """
    for value in digests.possible(reference):
        sql = "SELECT 1 FROM case_references WHERE value = ? AND replaced_by IS NULL"
        if db.execute(sql, [value]).fetchone() is not None:
            return value
    return digests.new(reference)


def reference_of(db: Database, number: int) -> str:
    """Return the keyed digest of the reference that a case has, "" without one."""
    sql = "SELECT value FROM case_references WHERE number = ? AND replaced_by IS NULL"
    found = db.execute(sql, [number]).fetchone()
    return str(found[0]) if found else ""


def take_back(db: Database, event: Event) -> str:
    """Remove the row of an event; return the text of a note."""
    if event.kind is EventKind.REFERENCE_SET:
        db.execute("DELETE FROM case_references WHERE seq = ?", [event.seq])
        sql = "UPDATE case_references SET replaced_by = NULL WHERE replaced_by = ?"
        db.execute(sql, [event.seq])
        return ""
    found = db.execute("SELECT text FROM case_notes WHERE seq = ?", [event.seq]).fetchone()
    db.execute("DELETE FROM case_notes WHERE seq = ?", [event.seq])
    _write_words(db, event.case_number or 0)
    return str(found[0]) if found else ""


def of_case(db: Database, number: int, events: Sequence[Event]) -> tuple[CaseNote, ...]:
    """Return the notes of a case, oldest first; `events` are those of the case."""
    by_seq = {event.seq: event for event in events}
    sql = "SELECT seq, role, text FROM case_notes WHERE number = ? ORDER BY seq"
    return tuple(
        CaseNote(seq, by_seq[seq].at, by_seq[seq].actor, Role(role), text)
        for seq, role, text in db.execute(sql, [number])
    )


def same_file(db: Database, number: int) -> tuple[int, ...] | None:
    """Return the newest other cases of the caller's file, None where no reference is kept."""
    value = reference_of(db, number)
    if not value:
        return None
    sql = """SELECT number FROM case_references WHERE value = ? AND replaced_by IS NULL
             AND number <> ? ORDER BY opened DESC, number DESC LIMIT ?"""
    return tuple(row[0] for row in db.execute(sql, [value, number, _MOST_OF_FILE]))


def problems(
    db: Database, _count: RowCount | None = None, scope: CheckScope = WHOLE
) -> Iterator[Sentence]:
    """Yield a sentence for each note or reference that is not the one of the ledger."""
    in_scope = scope.cases("case_number")
    for (number,) in db.execute(f"SELECT * FROM ({_OTHERWISE}) WHERE {in_scope}"):  # noqa: S608
        yield _CHANGED.fill(number=number)
    for _, number, payload, note, value, *salts in db.execute(f"{_ROWS} AND {in_scope}"):
        expected = json.loads(payload)
        for name, text, salt in (
            (NOTE_DIGEST, note, salts[0]),
            (REFERENCE_DIGEST, value, salts[1]),
        ):
            if text is not None and Salted(text, salt).digest != expected.get(name):
                yield _CHANGED.fill(number=number)
    missing = f"SELECT * FROM ({_MISSING}) WHERE {in_scope}"  # noqa: S608 - no values
    for seq, number, payload in db.execute(missing):
        for name, table in ((NOTE_DIGEST, "case_notes"), (REFERENCE_DIGEST, "case_references")):
            sql = f"SELECT 1 FROM {table} WHERE seq = ?"  # noqa: S608
            if name in json.loads(payload) and db.execute(sql, [seq]).fetchone() is None:
                yield sentence("A note or reference of case {number} is gone.", number=number)


def _write_words(db: Database, number: int) -> None:
    """Let the case be found by the words of its notes."""
    sql = """UPDATE messages SET notes = (SELECT words FROM note_words WHERE number = ?1)
             WHERE number = ?1"""
    db.execute(sql, [number])
