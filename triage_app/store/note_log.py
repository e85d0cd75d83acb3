"""The interface of notes and references in the case log: each method is one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from triage_app.clock import Clock, stamp
from triage_app.errors import StoreError
from triage_app.records import Event, EventKind, Role, Step
from triage_app.store import case_queries, cases, ledger, notes
from triage_app.store.database import LogDatabase

if TYPE_CHECKING:
    from sqlite_utils import Database


class NoteLog:
    """The notes and references of one log; raises StoreError with a sentence."""

    def __init__(self, database: LogDatabase, clock: Clock, role: Role = Role.AGENT) -> None:
        """`role` is what the events say of who acts."""
        self._database, self._clock, self._role = database, clock, role

    def acting_as(self, role: Role) -> NoteLog:
        """Return the same notes, written in this role."""
        return NoteLog(self._database, self._clock, role)

    def add(self, number: int, note: str, actor: str) -> Step:
        """Add a masked note to a case that has its text."""
        with self._writing(number) as (db, at):
            event = add_note(db, at, actor, self._role, number, note)
            return Step(case_queries.case_by_number(db, number), event.seq, event.kind)

    def set_reference(self, number: int, caller_file: str, actor: str) -> Step:
        """Keep the keyed digest of a reference, in place of a former one.

        `caller_file` is as `file_reference` returns it. The step has no event when the case has
        this reference already.
        """
        kind = EventKind.REFERENCE_SET
        with self._writing(number) as (db, at):
            value = cases.kept_reference(db, caller_file, self._database.reference_digests)
            if value == notes.reference_of(db, number):
                return Step(case_queries.case_by_number(db, number), None, kind)
            kept = notes.salted(value)
            payload = {**notes.payload_of(None, kept), **ledger.acting(self._role)}
            event = cases.change(db, at, actor, number, kind, payload)
            notes.keep_reference(db, event.seq, number, kept)
            return Step(case_queries.case_by_number(db, number), event.seq, kind)

    @contextmanager
    def _writing(self, number: int) -> Iterator[tuple[Database, str]]:
        with self._database.writing() as db:
            _check_text(db, number)
            yield db, stamp(self._clock())


def add_note(db: Database, at: str, actor: str, role: Role, number: int, note: str) -> Event:
    """Add a masked note to a case; raise StoreError when there is none or its text is gone."""
    _check_text(db, number)
    kept = notes.salted(note)
    payload = {**notes.payload_of(kept, None), **ledger.acting(role)}
    event = cases.change(db, at, actor, number, EventKind.NOTE_ADDED, payload)
    notes.keep_note(db, event.seq, number, role, kept)
    return event


def _check_text(db: Database, number: int) -> None:
    cases.existing_row(db, number)
    if not db.table("messages").count_where("number = ?", [number]):
        raise StoreError(
            "The text of case no. {number} is gone, and a note would stay longer than it.",
            number=number,
        )
