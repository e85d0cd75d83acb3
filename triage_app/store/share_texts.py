"""The texts of cases that were shared without them, because sharing of texts was off then.

An event says for each that its text comes after all (`text_shared`). The cases wait in a table and
leave it some at a time, so that switching on holds nobody up and goes on after a cut.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

SCHEMA = """
ALTER TABLE share_identity ADD COLUMN texts INTEGER NOT NULL DEFAULT 0;
CREATE TABLE share_texts (number INTEGER PRIMARY KEY) STRICT;
"""
_SHARED = """INSERT OR IGNORE INTO share_texts SELECT case_number FROM share_outbox
    JOIN events USING (seq) JOIN messages ON messages.number = events.case_number
    WHERE kind IN ('case_opened', 'case_imported')"""


def m0025_late_texts(db: Database) -> None:
    """Share the texts of older cases once sharing of texts is switched on."""
    db.executescript(SCHEMA)


def are_shared(db: Database) -> bool:
    """Return whether texts were shared the last time."""
    return db.execute("SELECT 1 FROM share_identity WHERE texts").fetchone() is not None


def switch(db: Database, on: bool) -> None:
    """Share texts from now on, those of cases that others have too; or no more."""
    if are_shared(db) == on:
        return
    db.execute("UPDATE share_identity SET texts = ?", [int(on)])
    if on:
        db.execute(_SHARED)
    else:
        db.table("share_texts").delete_where()


def waiting(db: Database) -> int:
    """Return how many cases wait to have their text shared."""
    return int(db.execute("SELECT count(*) FROM share_texts").fetchone()[0])


def take_some(db: Database, limit: int) -> list[int]:
    """Take the next cases from the table; return their numbers."""
    sql = "SELECT number FROM share_texts ORDER BY number LIMIT ?"
    numbers = [number for (number,) in db.execute(sql, [limit])]
    drop(db, numbers)
    return numbers


def add(db: Database, numbers: Iterable[int]) -> None:
    """Let cases have their text shared once more."""
    db.table("share_texts").insert_all(({"number": one} for one in numbers), ignore=True)


def drop(db: Database, numbers: Iterable[int]) -> None:
    """Take cases out of the table."""
    db.conn.executemany("DELETE FROM share_texts WHERE number = ?", [(one,) for one in numbers])
