"""A purge in short transactions: the texts are chosen, the ledger says so, they are removed.

What the ledger has as purged is removed by the next purge when this one was interrupted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from triage_app.records import EventKind, Role
from triage_app.store import ledger, retention
from triage_app.store.database import LogDatabase
from triage_app.store.pace import BY_HAND, Pace, StepSize, in_steps
from triage_app.store.retention import DueTexts, PurgeResult

if TYPE_CHECKING:
    from sqlite_utils import Database


def purge(
    database: LogDatabase,
    at: str,
    actor: str,
    due_texts: DueTexts,
    pace: Pace = BY_HAND,
    role: Role | None = None,
) -> PurgeResult:
    """Remove these texts, with one event in the ledger.

    Nothing is removed when another program has purged meanwhile. Raises StoreError when another
    program writes and the pace does not wait.
    """
    with database.reading() as db:
        before = newest_purge(db)
    put_down(database, at, due_texts, chosen=True, pace=pace)
    result = retention.result_of(due_texts)
    payload = retention.payload_of(result, due_texts)  # takes a while for many texts
    with database.writing(pace.wait, checkpoint=False) as db:
        if newest_purge(db) != before:
            return PurgeResult()
        record(db, at, actor, payload, role)
    in_steps(database, _remove_some, pace)
    return result


def record(
    db: Database, at: str, actor: str, payload: Mapping[str, object], role: Role | None = None
) -> None:
    """Append the event of a purge; without a `role` it is by rule."""
    acting = {"role": role.value} if role else {}
    ledger.append(db, at, actor, EventKind.PURGED, None, {**payload, **acting})


def finish_interrupted(database: LogDatabase, pace: Pace = BY_HAND) -> None:
    """Remove what an interrupted purge has left, or forget that it was chosen."""
    with database.reading() as db:
        chosen = _numbers(db, "chosen")
        if not chosen:
            return
        recorded = retention.purged_numbers(db)
    unrecorded = [number for number in chosen if number not in recorded]
    sql = "UPDATE due_texts SET chosen = 0 WHERE number = ?"
    _run_for_all(database, sql, [(number,) for number in unrecorded], pace)
    in_steps(database, _remove_some, pace)


def put_down(
    database: LogDatabase, at: str, numbers: Iterable[int], *, chosen: bool, pace: Pace = BY_HAND
) -> None:
    """List texts as due since `at`, or as chosen for removal; one that is listed keeps its time."""
    sql = """INSERT INTO due_texts (number, since, chosen) VALUES (?, ?, ?)
             ON CONFLICT (number) DO UPDATE SET chosen = max(chosen, excluded.chosen)"""
    _run_for_all(database, sql, [(number, at, int(chosen)) for number in numbers], pace)


def take_off(database: LogDatabase, keep: Iterable[int], pace: Pace = BY_HAND) -> None:
    """Take texts off the list that are not due any more, such as those confirmed meanwhile."""
    with database.reading() as db:
        extra = set(_numbers(db, "NOT chosen")) - set(keep)
    sql = "DELETE FROM due_texts WHERE number = ? AND NOT chosen"
    _run_for_all(database, sql, [(number,) for number in extra], pace)


def listed_since(db: Database) -> dict[int, str]:
    """Return since when each listed text is due."""
    return {row["number"]: row["since"] for row in db.query("SELECT number, since FROM due_texts")}


def newest_purge(db: Database) -> int:
    """Return the number of the newest event of a purge, 0 before the first one."""
    sql = "SELECT seq FROM events WHERE kind = 'purged' ORDER BY seq DESC LIMIT 1"
    found = db.execute(sql).fetchone()
    return int(found[0]) if found else 0


def _run_for_all(
    database: LogDatabase, sql: str, rows: list[tuple[object, ...]], pace: Pace
) -> None:
    """Execute a statement for all rows, some of them in each transaction."""
    done = 0

    def some(db: Database, size: StepSize) -> bool:
        nonlocal done
        db.conn.executemany(sql, rows[done : done + size.value])
        done += size.value
        return done < len(rows)

    if rows:
        in_steps(database, some, pace)


def _remove_some(db: Database, size: StepSize) -> bool:
    """Remove chosen texts; return whether there may be more."""
    numbers = _numbers(db, "chosen", size.value)
    for number in numbers:
        db.execute("DELETE FROM messages WHERE number = ?", [number])
        db.execute("DELETE FROM due_texts WHERE number = ?", [number])
        if size.is_used_up():
            break
    return bool(numbers)


def _numbers(db: Database, where: str, limit: int = -1) -> list[int]:
    sql = f"SELECT number FROM due_texts WHERE {where} ORDER BY number LIMIT ?"  # noqa: S608
    return [row["number"] for row in db.query(sql, [limit])]
