"""What deleted rows leave behind: old words in the search index, free pages, the write-ahead file.

Each step is one short transaction, so that other programs can write in between.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from triage_app.store import driver
from triage_app.store.database import LogDatabase
from triage_app.store.driver import BUSY_SECONDS
from triage_app.store.pace import BY_HAND, Pace, StepSize, in_steps

if TYPE_CHECKING:
    from sqlite_utils import Database

_SPARE = 0.05  # share of free pages that a day does not use
_INCREMENTAL = 2  # value of PRAGMA auto_vacuum
SMALL = 64 * 1024 * 1024  # bytes of a log that is rewritten in less than a second
TINY = 8 * 1024 * 1024  # of one that is rewritten in the time of a step


def merge_index(database: LogDatabase, pace: Pace = BY_HAND) -> None:
    """Merge the segments of the search index into one, in which no deleted word is left.

    FTS5 marks a deleted word in a new segment; the old one holds it until both are merged. A
    negative number of pages begins a merge of all segments, positive numbers continue it
    (sqlite.org/fts5.html, "The 'merge' Command").
    """
    sign = -1

    def some(db: Database, size: StepSize) -> bool:
        nonlocal sign
        before = _total_changes(db)
        sql = "INSERT INTO messages_fts (messages_fts, rank) VALUES ('merge', ?)"
        db.execute(sql, [sign * size.value])
        sign = 1
        return _total_changes(db) - before >= 2  # as the documentation says

    in_steps(database, some, pace)


def release_pages(database: LogDatabase, pace: Pace = BY_HAND) -> None:
    """Give free pages back to the file system, where the file was made for it."""
    with database.reading() as db:
        if _pragma(db, "auto_vacuum") != _INCREMENTAL:
            return

    def some(db: Database, size: StepSize) -> bool:
        db.execute(f"PRAGMA incremental_vacuum({size.value})").fetchall()
        return bool(_pragma(db, "freelist_count"))

    in_steps(database, some, pace)


def release_spare_pages(database: LogDatabase, pace: Pace = BY_HAND) -> None:
    """Give free pages back where they are a large part of the file; a few are soon in use."""
    with database.reading() as db:
        spare = _pragma(db, "freelist_count") / max(1, _pragma(db, "page_count"))
    if spare > _SPARE:
        release_pages(database, pace)


def rewrite(database: LogDatabase) -> None:
    """Write the whole file anew: it gets smaller, and no part of a page holds old text.

    It holds the write lock all the time.
    """
    with database.outside_transaction() as db:
        db.execute(f"PRAGMA auto_vacuum = {_INCREMENTAL}")
        db.execute("VACUUM")


def should_be_rewritten(database: LogDatabase, largest: int) -> bool:
    """Return whether a file has at most `largest` bytes, or `rewrite` is the only way to shrink it.

    The file of an earlier version cannot give pages back until it was written anew once.
    """
    with database.reading() as db:
        size = _pragma(db, "page_count") * _pragma(db, "page_size")
        return size <= largest or _pragma(db, "auto_vacuum") != _INCREMENTAL


def empty_write_ahead_file(database: LogDatabase, pace: Pace = BY_HAND) -> bool:
    """Move all pages into the log; return False when a reader still needs them where they are.

    A pace that waits tries it again for a while. One try does not wait for readers, because
    SQLite would keep other programs from writing meanwhile.
    """
    end = monotonic() + (BUSY_SECONDS if pace.wait else 0)
    while not _is_emptied(database):
        if monotonic() >= end:
            return False
        pace.rest()
    return True


def _is_emptied(database: LogDatabase) -> bool:
    database.copy_changed_pages()  # nearly all of the work, without the write lock
    with database.outside_transaction(wait=False) as db:
        try:
            ((is_busy, *_),) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except driver.Error as error:
            if driver.error_code(error) not in {"BUSY", "LOCKED"}:
                raise
            return False
    return not is_busy


def _pragma(db: Database, name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


def _total_changes(db: Database) -> int:
    return int(db.execute("SELECT total_changes()").fetchone()[0])
