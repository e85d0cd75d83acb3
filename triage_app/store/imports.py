"""Imports of old lists: what was imported before, and the undo of a whole import.

The number of an import is that of the event in the ledger that started it; each of its cases
names it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from triage_app.clock import Clock, stamp
from triage_app.errors import StoreError
from triage_app.imports import ImportUndone, OldCase
from triage_app.records import EventKind
from triage_app.store import cases, ledger
from triage_app.store.database import LogDatabase
from triage_app.store.undo import standing_changes

if TYPE_CHECKING:
    from sqlite_utils import Database

_AT_ONCE = 250  # cases in one transaction of an undo, so that nobody waits long for the log


class KnownText(NamedTuple):
    """What tells an imported case again: its date, its fingerprint and the digest of its text."""

    opened: str
    fingerprint: str
    digest: str  # of `text_key`; "" when the text was removed


def text_key(subject: str, body: str) -> str:
    """Return a digest of a masked text for comparison; it is never written."""
    return sha256(f"{subject}\n{body}".encode("utf-8", "replace")).hexdigest()


class ImportLog:
    """The imported cases in one log; raises StoreError with a sentence."""

    def __init__(self, database: LogDatabase, clock: Clock) -> None:
        self._database, self._clock = database, clock

    def add(self, found: Sequence[OldCase], actor: str, import_number: int | None) -> int:
        """Write cases in one transaction; return the number of the import, which None starts."""
        with self._database.writing() as db:
            at = stamp(self._clock())
            if import_number is None:
                kind = EventKind.IMPORT_STARTED
                import_number = ledger.append(db, at, actor, kind, None, {}).seq
            for old in found:
                cases.add_old(db, at, actor, old, import_number)
            return import_number

    def known_texts(self) -> list[KnownText]:
        """Return what tells the imported cases again."""
        with self._database.reading() as db:
            return list(_known_texts(db))

    def undo(
        self, actor: str, number: int | None, progress: Callable[[int], object]
    ) -> ImportUndone:
        """Withdraw the cases of an import of this person, of their last one if None.

        It takes several transactions, after each of which `progress` gets the number of cases:
        one that was interrupted goes on where it was. Cases that were changed since stay.
        Raises StoreError when there is no such import, or when it is somebody else's.
        """
        with self._database.reading() as db:
            number = _last_of(db, actor) if number is None else number
            _check_own(db, actor, number)
        withdrawn = kept = last = 0
        while True:
            with self._database.writing() as db:
                at = stamp(self._clock())
                numbers = _cases_of(db, number, after=last)
                if not numbers:
                    done = ImportUndone(number, withdrawn, kept)
                    payload = {"import": number, "withdrawn": withdrawn, "kept": kept}
                    ledger.append(db, at, actor, EventKind.IMPORT_UNDONE, None, payload)
                    return done
                gone = sum(_withdraw(db, at, actor, one) for one in numbers)
            withdrawn, kept, last = withdrawn + gone, kept + len(numbers) - gone, numbers[-1]
            progress(len(numbers))


def _known_texts(db: Database) -> Iterator[KnownText]:
    """Yield what is known of each imported case."""
    sql = """SELECT opened, fingerprint, subject, body FROM cases LEFT JOIN messages USING (number)
             WHERE imported IS NOT NULL"""
    for row in db.query(sql):
        removed = row["body"] is None
        digest = "" if removed else text_key(row["subject"], row["body"])
        yield KnownText(row["opened"], row["fingerprint"], digest)


def _last_of(db: Database, actor: str) -> int:
    """Return this person's last import that was not undone; StoreError when there is none."""
    undone = {event.payload.get("import") for event in ledger.of_kind(db, EventKind.IMPORT_UNDONE)}
    for event in reversed(ledger.named(db, ledger.of_kind(db, EventKind.IMPORT_STARTED))):
        if event.actor == ledger.clean_actor(actor) and event.seq not in undone:
            return event.seq
    raise StoreError("There is no import of yours to undo.")


def _check_own(db: Database, actor: str, import_number: int) -> None:
    """Raise StoreError when there is no such import, or when it is somebody else's."""
    started = ledger.named(db, ledger.of_kind(db, EventKind.IMPORT_STARTED))
    found = [event for event in started if event.seq == import_number]
    if not found:
        raise StoreError("There is no import no. {number}.", number=import_number)
    if found[0].actor != ledger.clean_actor(actor):
        raise StoreError(
            "Import no. {number} is by {actor}; nothing was undone.",
            number=import_number,
            actor=found[0].actor,
        )


def _cases_of(db: Database, import_number: int, after: int) -> list[int]:
    """Return the next cases of an import with a number above `after`."""
    rows = db.table("cases").rows_where(
        "imported = ? AND number > ?",
        [import_number, after],
        select="number",
        order_by="number",
        limit=_AT_ONCE,
    )
    return [row["number"] for row in rows]


def _withdraw(db: Database, at: str, actor: str, number: int) -> bool:
    """Withdraw an imported case, and tell whether that was possible."""
    newest = standing_changes(ledger.of_case(db, number))[-1]
    if newest.kind is not EventKind.CASE_IMPORTED:
        return False
    cases.change(db, at, actor, number, EventKind.CASE_WITHDRAWN, {"undoes": newest.seq})
    return True
