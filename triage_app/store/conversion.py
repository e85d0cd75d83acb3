"""Writes the log anew with another key, or without one.

Encrypted pages keep room for their HMAC, so a plain file cannot be encrypted in place. A copy is
written and checked while the log is locked, then takes its place: after a kill there is the old
log or the new one, whole. Who opens the old file in that moment is refused by SQLite, which sees
that a file without write-ahead log was replaced, and opens it again.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from triage_app.encryption.keys import Key, Keys
from triage_app.files import make_private
from triage_app.store import driver
from triage_app.store.database import opened_file
from triage_app.store.errors import file_error, in_use, translated
from triage_app.store.schema import APPLICATION_ID

if TYPE_CHECKING:
    import sqlite3

Progress = Callable[[float], object]  # takes the share that is done
_OPERATIONS = 100_000  # of SQLite between two reports of the progress


def convert(path: Path, keys: Keys, to: Key | None, progress: Progress = lambda _: None) -> bool:
    """Write the log at `path` with the key `to`, None for plain; False if it already is so.

    Raises StoreError with a sentence; the log is unchanged then. Nobody may have it open.
    """
    connection, key = opened_file(path, keys)
    with closing(connection):
        if key == to:
            return False
        try:
            _lock(connection, path)
            copy = _empty_copy(path)
            try:
                _export(connection, copy, to, progress)
                _check(connection, copy, to)
                _replace(connection, copy, path)
            finally:
                copy.unlink(missing_ok=True)
        except driver.Error as error:
            raise translated(error, path) or error from error
        except OSError as error:
            raise file_error("IOERR", path) from error
    progress(1.0)
    return True


def _lock(connection: sqlite3.Connection, path: Path) -> None:
    """Lock the log against all others until the connection is closed.

    Leaving the write-ahead log is refused while anybody else has the file open, and the mode
    "exclusive" keeps the lock from one transaction to the next.
    """
    connection.isolation_level = None
    try:
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        connection.execute("BEGIN EXCLUSIVE")
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        connection.execute("COMMIT")
    except driver.Error as error:
        if driver.error_code(error) == "BUSY":
            raise in_use(path) from error
        raise
    if mark != APPLICATION_ID:
        raise file_error("NOTADB", path)


def _empty_copy(path: Path) -> Path:
    """Create the file of the copy, for its owner only; one that a kill left is replaced."""
    copy = path.with_name(path.name + ".converting")
    make_private(copy)
    return copy


def _export(connection: sqlite3.Connection, copy: Path, to: Key | None, progress: Progress) -> None:
    """Write all tables, indexes and triggers into the copy."""
    size = max(1, Path(_main_file(connection)).stat().st_size)

    def report() -> int:
        progress(min(0.9, copy.stat().st_size / size))
        return 0  # go on

    connection.execute("ATTACH ? AS copy KEY ?", (os.fspath(copy), driver.raw(to)))
    connection.set_progress_handler(report, _OPERATIONS)
    connection.execute("SELECT sqlcipher_export('copy')").fetchall()
    connection.set_progress_handler(None, 0)
    for name in ("application_id", "user_version"):
        value = int(connection.execute(f"PRAGMA main.{name}").fetchone()[0])
        connection.execute(f"PRAGMA copy.{name} = {value}")
    connection.execute("DETACH copy")


def _check(connection: sqlite3.Connection, copy: Path, to: Key | None) -> None:
    """Raise StoreError unless the copy is sound and has as many rows as the log."""
    with closing(driver.connect(copy, to)) as copied:
        if copied.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise file_error("IOERR", copy)
        if _summary(copied) != _summary(connection):
            raise file_error("IOERR", copy)
        copied.execute("PRAGMA journal_mode = WAL").fetchall()  # as the log was: see above


def _summary(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    """Return the schema and how many rows each table has, and the end of the ledger."""
    schema = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    found: list[tuple[object, ...]] = connection.execute(schema).fetchall()
    for name in [row[1] for row in found if row[0] == "table"]:
        found += connection.execute(f"SELECT count(*) FROM [{name}]").fetchall()  # noqa: S608
    return found + connection.execute("SELECT max(seq), digest FROM events").fetchall()


def _replace(connection: sqlite3.Connection, copy: Path, path: Path) -> None:
    """Put the copy in place; the lock is held meanwhile, except where open files cannot be."""
    if sys.platform == "win32":
        connection.close()
    copy.replace(path)


def _main_file(connection: sqlite3.Connection) -> str:
    return str(connection.execute("PRAGMA database_list").fetchone()[2])
