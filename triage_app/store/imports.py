"""Imports of old lists: what was imported before, and the undo of a whole import.

The number of an import is that of the event in the ledger that started it; each of its cases
names it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from triage_app.clock import Clock, stamp
from triage_app.errors import StoreError
from triage_app.imports import ImportUndone, OldCase
from triage_app.records import EventKind, Role
from triage_app.store import cases, erasure, ledger, projection
from triage_app.store.database import LogDatabase
from triage_app.store.message_json import text_key
from triage_app.store.undo import standing_changes

if TYPE_CHECKING:
    from sqlite_utils import Database

_AT_ONCE = 250  # cases in one transaction of an undo, so that nobody waits long for the log


class KnownText(NamedTuple):
    """What tells a case again in a list: its date and a key of its text."""

    opened: str
    key: str  # `text_key`; without its text the fingerprint, of an erased case a keyed digest
    removed: bool = False  # whether its text was purged or erased


class ImportLog:
    """The imported cases in one log; raises StoreError with a sentence."""

    def __init__(self, database: LogDatabase, clock: Clock) -> None:
        self._database, self._clock = database, clock

    def add(
        self,
        found: Sequence[OldCase],
        actor: str,
        import_number: int | None,
        role: Role = Role.AGENT,
    ) -> int:
        """Write cases in one transaction; return the number of the import, which None starts."""
        digests = self._database.number_digests
        with self._database.writing() as db:
            at = stamp(self._clock())
            if import_number is None:
                kind = EventKind.IMPORT_STARTED
                acting = {"role": role.value}
                import_number = ledger.append(db, at, actor, kind, None, acting).seq
            for old in found:
                cases.add_old(db, at, actor, old, import_number, digests, role)
            return import_number

    def known_texts(self) -> list[KnownText]:
        """Return what tells the imported cases again, and the erased ones."""
        with self._database.reading() as db:
            return list(_known_texts(db))

    def undo(
        self,
        actor: str,
        number: int | None,
        progress: Callable[[int], object],
        role: Role = Role.AGENT,
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
                    payload = {
                        "import": number,
                        "withdrawn": withdrawn,
                        "kept": kept,
                        "role": role.value,
                    }
                    ledger.append(db, at, actor, EventKind.IMPORT_UNDONE, None, payload)
                    return done
                gone = sum(_withdraw(db, at, actor, one) for one in numbers)
            withdrawn, kept, last = withdrawn + gone, kept + len(numbers) - gone, numbers[-1]
            progress(len(numbers))


def _known_texts(db: Database) -> Iterator[KnownText]:
    """Yield what is known of each imported case, and of each erased one."""
    erased = {one.number: one.known_by for one in erasure.recorded(db)}
    sql = """SELECT number, opened, fingerprint, subject, body, text_digest <> '' AS had_text
             FROM cases LEFT JOIN messages USING (number) WHERE imported IS NOT NULL"""
    for row in db.query(sql):
        if row["number"] in erased:
            continue
        if row["body"] is None:
            yield KnownText(row["opened"], row["fingerprint"], removed=bool(row["had_text"]))
        else:
            yield KnownText(row["opened"], text_key(row["subject"], row["body"]))
    for number, known_by in erased.items():
        case = projection.stored_row(db, number)
        if case is not None and known_by:
            yield KnownText(case["opened"], known_by, removed=True)


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
