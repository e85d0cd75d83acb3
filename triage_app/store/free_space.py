"""What deleted rows leave behind: old words in the search index, free pages, the write-ahead file.

Each step is one short transaction, so that other programs can write in between.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from triage_app.store.database import LogDatabase

if TYPE_CHECKING:
    from sqlite_utils import Database

STEP_SECONDS = 0.05  # intended length of a write lock; half of what other programs may meet
_FIRST, _LARGEST = 16, 4096  # pages or rows of the first step and of any step
_INCREMENTAL = 2  # value of PRAGMA auto_vacuum
_SMALL = 64 * 1024 * 1024  # bytes of a log that is rewritten at once


class StepSize:
    """How much one step takes: it follows the time that the last step took."""

    def __init__(self) -> None:
        self.value = _FIRST

    def follow(self, seconds: float) -> None:
        """Adapt the size to the length of a step."""
        aimed = self.value * STEP_SECONDS / max(seconds, 0.001)
        self.value = round(min(max(aimed, self.value / 4, 1), self.value * 2, _LARGEST))


def merge_index(database: LogDatabase, wait: bool = True) -> None:
    """Merge the segments of the search index into one, in which no deleted word is left.

    FTS5 marks a deleted word in a new segment; the old one holds it until both are merged. A
    negative number of pages begins a merge of all segments, positive numbers continue it
    (sqlite.org/fts5.html, "The 'merge' Command").
    """
    size, sign = StepSize(), -1
    while True:
        with database.writing(wait) as db:
            start, before = perf_counter(), _total_changes(db)
            sql = "INSERT INTO messages_fts (messages_fts, rank) VALUES ('merge', ?)"
            db.execute(sql, [sign * size.value])
            done = _total_changes(db) - before < 2  # as the documentation says
        if done:
            return
        size.follow(perf_counter() - start)
        sign = 1


def release_pages(database: LogDatabase, wait: bool = True) -> None:
    """Give free pages back to the file system, where the file was made for it."""
    size = StepSize()
    while True:
        with database.outside_transaction(wait) as db:
            start = perf_counter()
            if not _pragma(db, "freelist_count") or _pragma(db, "auto_vacuum") != _INCREMENTAL:
                return
            db.execute(f"PRAGMA incremental_vacuum({size.value})").fetchall()
        size.follow(perf_counter() - start)


def rewrite(database: LogDatabase) -> None:
    """Write the whole file anew: it gets smaller, and no part of a page holds old text.

    It holds the write lock all the time.
    """
    with database.outside_transaction() as db:
        db.execute(f"PRAGMA auto_vacuum = {_INCREMENTAL}")
        db.execute("VACUUM")


def is_small(database: LogDatabase) -> bool:
    """Return whether `rewrite` takes a moment only."""
    with database.reading() as db:
        return _pragma(db, "page_count") * _pragma(db, "page_size") <= _SMALL


def empty_write_ahead_file(database: LogDatabase, wait: bool = True) -> bool:
    """Move all pages into the log; return False when a reader still needs them where they are."""
    with database.outside_transaction(wait) as db:
        ((is_busy, *_),) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return not is_busy


def _pragma(db: Database, name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


def _total_changes(db: Database) -> int:
    return int(db.execute("SELECT total_changes()").fetchone()[0])
