"""A purge in short transactions: the texts are chosen, the ledger says so, they are removed.

What the ledger has as purged is removed by the next purge when this one was interrupted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from triage_app.records import EventKind
from triage_app.store import ledger, retention
from triage_app.store.database import LogDatabase
from triage_app.store.pace import BY_HAND, Pace, StepSize
from triage_app.store.retention import DueTexts, PurgeResult

if TYPE_CHECKING:
    from sqlite_utils import Database


def purge(
    database: LogDatabase, at: str, actor: str, due_texts: DueTexts, pace: Pace = BY_HAND
) -> PurgeResult:
    """Remove these texts, with one event in the ledger.

    Nothing is removed when another program has purged meanwhile. Raises StoreError when another
    program writes and the pace does not wait.
    """
    with database.reading() as db:
        before = newest_purge(db)
    put_down(database, at, due_texts, chosen=True, pace=pace)
    with database.writing(pace.wait) as db:
        if newest_purge(db) != before:
            return PurgeResult()
        result = record(db, at, actor, due_texts)
    _in_steps(database, _remove_some, pace)
    return result


def record(db: Database, at: str, actor: str, due_texts: DueTexts) -> PurgeResult:
    """Append the event of a purge; return its counts."""
    result = retention.result_of(due_texts)
    payload = retention.payload_of(result, due_texts)
    ledger.append(db, at, actor, EventKind.PURGED, None, payload)
    return result


def finish_interrupted(database: LogDatabase, pace: Pace = BY_HAND) -> None:
    """Remove what an interrupted purge has left, or forget that it was chosen."""
    with database.reading() as db:
        chosen = _numbers(db, "chosen")
        recorded = retention.purged_numbers(db) if chosen else set()
    if not chosen:
        return
    sql = "UPDATE due_texts SET chosen = 0 WHERE number = ?"
    _run_for_all(database, sql, [(number,) for number in set(chosen) - recorded], pace)
    _in_steps(database, _remove_some, pace)


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


def _in_steps(
    database: LogDatabase, some: Callable[[Database, int], int], pace: Pace = BY_HAND
) -> None:
    """Call `some` with the size of a step, each time in a transaction, until it returns 0."""
    size, left = StepSize(), 1
    while left:
        with database.writing(pace.wait) as db:
            size.start()
            left = some(db, size.value)
        size.adapt()
        pace.rest()


def _run_for_all(
    database: LogDatabase, sql: str, rows: list[tuple[object, ...]], pace: Pace
) -> None:
    """Execute a statement for all rows, some of them in each transaction."""
    done = 0

    def some(db: Database, size: int) -> int:
        nonlocal done
        db.conn.executemany(sql, rows[done : done + size])
        done += size
        return max(len(rows) - done, 0)

    if rows:
        _in_steps(database, some, pace)


def _remove_some(db: Database, size: int) -> int:
    """Remove chosen texts; return how many were removed, 0 when there are none left."""
    numbers = _numbers(db, "chosen", size)
    _delete(db, "messages", numbers)
    _delete(db, "due_texts", numbers)
    return len(numbers)


def _numbers(db: Database, where: str, limit: int = -1) -> list[int]:
    sql = f"SELECT number FROM due_texts WHERE {where} ORDER BY number LIMIT ?"  # noqa: S608
    return [row["number"] for row in db.query(sql, [limit])]


def _delete(db: Database, table: str, numbers: Iterable[int]) -> None:
    values = [(number,) for number in numbers]
    db.conn.executemany(f"DELETE FROM {table} WHERE number = ?", values)  # noqa: S608
