"""Takes out of the outbox what this desk has prepared beside what it had shared before."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from triage_app.records import Event, EventKind
from triage_app.store import ledger, share_outbox, share_texts

if TYPE_CHECKING:
    from sqlite_utils import Database

_PURGES = """SELECT seq FROM events WHERE kind IN ('purged', 'texts_removed')
    AND at IN (SELECT value FROM json_each(?))"""


def undo_after(db: Database, number: int) -> list[Event]:
    """Forget what was prepared after an event of this desk.

    Returns the events of the ledger that this desk has to share from there on, in their order.
    Runs inside `LogDatabase.writing`.
    """
    seqs = {*share_outbox.newer(db), *_prepared_after(db, number)}
    seqs |= {seq for (seq,) in db.execute("SELECT seq FROM share_again")}
    share_texts.add(db, _texts_after(db, number))
    last = db.execute("SELECT coalesce(max(position), 0) FROM share_gone_parts").fetchone()[0]
    db.execute(
        "INSERT INTO share_forked SELECT number FROM share_outbox WHERE number > ?", [number]
    )
    db.execute("DELETE FROM share_parts WHERE number > ?", [number])
    sql = "DELETE FROM share_gone_parts WHERE position > ? OR number > ?"
    db.execute(sql, [last, number])  # they were parts of other events than the others have
    db.execute("DELETE FROM share_outbox WHERE number > ?", [number])
    for table in ("share_forked", "share_again"):
        db.table(table).delete_where()
    return [event for seq in sorted(seqs) if (event := ledger.event(db, seq)) is not None]


def count_removals_from(db: Database, position: int) -> None:
    """Let the list of removed parts go on after a position that others know.

    What is on the list is removed elsewhere once more: it may be newer than what they know.
    """
    db.execute("UPDATE share_gone_parts SET position = -(position + ?)", [position])
    db.execute("UPDATE share_gone_parts SET position = -position")
    if position:  # so that also an empty list goes on from there
        sql = "INSERT INTO share_gone_parts (position, number, kind) VALUES (?, 0, 'details')"
        db.execute(sql, [position])


def prepare_again(db: Database, events: Iterable[Event]) -> None:
    """Let these events of the ledger be prepared, and no others that are there now."""
    db.table("share_again").insert_all({"seq": event.seq} for event in events)
    share_outbox.look_on_after(db, ledger.tail(db)[0])


def _prepared_after(db: Database, number: int) -> set[int]:
    """Return which events of the ledger were prepared after an event of this desk.

    A list of removed texts names none; it follows from a purge of the same time.
    """
    rows = [row for row in _rows_after(db, number) if row[1] != EventKind.TEXT_SHARED]
    times = [at for seq, _, at, _ in rows if seq is None]
    purges = db.execute(_PURGES, [json.dumps(times)]) if times else ()
    return {seq for seq, *_ in rows if seq is not None} | {seq for (seq,) in purges}


def _texts_after(db: Database, number: int) -> set[int]:
    """Return the cases whose text was shared by an event after one of this desk."""
    rows = _rows_after(db, number)
    return {case for _, kind, _, case in rows if kind == EventKind.TEXT_SHARED}


def _rows_after(db: Database, number: int) -> list[tuple[int | None, str, str, int]]:
    """Return event of the ledger, kind, time and case of what was prepared after an event."""
    sql = """SELECT seq, body ->> '$.kind', body ->> '$.at', body ->> '$.case[1]'
             FROM share_outbox WHERE number > ?"""
    return db.execute(sql, [number]).fetchall()
