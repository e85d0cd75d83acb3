"""Prepares a connection to the log: its settings, the migration of older logs, write-ahead mode."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from triage_app.store import driver, schema
from triage_app.store.driver import BUSY_SECONDS
from triage_app.store.errors import file_error, newer_version

if TYPE_CHECKING:
    import sqlite3

_CACHE_KILOBYTES = 16_000  # a page that left the cache has to be decrypted again


def prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Configure the connection, refuse files of other programs, migrate older logs."""
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")  # deleted text is overwritten
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KILOBYTES}")
    connection.execute("PRAGMA temp_store = MEMORY")  # else large sorts go to a file elsewhere
    if not connection.execute("PRAGMA page_count").fetchone()[0]:  # a new file
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")
    _check_application_id(connection, path)
    if _version(connection) < schema.VERSION:
        _migrate(connection, path)
    connection.execute("PRAGMA foreign_keys = ON")
    _use_wal(connection)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _check_application_id(connection: sqlite3.Connection, path: Path) -> None:
    """Raise StoreError for a file of another program or of a newer version."""
    if _version(connection) > schema.VERSION:
        raise newer_version(path)
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    if mark != schema.APPLICATION_ID and (mark or _holds_tables(connection)):
        raise file_error("NOTADB", path)


def _holds_tables(connection: sqlite3.Connection) -> bool:
    sql = "SELECT 1 FROM sqlite_master WHERE type IN ('table', 'view') LIMIT 1"
    return connection.execute(sql).fetchone() is not None


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Apply pending migrations in one transaction; another process may have done so already.

    Foreign keys are off, because a step may write a table anew to which others refer. A log of
    some size comes here only when others have it open (see `migration`).
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        _check_application_id(connection, path)
        if _version(connection) < schema.VERSION:
            apply_steps(connection)
        connection.commit()
    except BaseException:
        connection.rollback()
        raise


def apply_steps(connection: sqlite3.Connection) -> None:
    """Apply pending migrations inside the transaction of the caller."""
    from triage_app.store.step_scripts import StepDatabase  # noqa: PLC0415 - see `LogDatabase`

    schema.migrations().apply(StepDatabase(connection, execute_plugins=False))
    connection.execute(f"PRAGMA user_version = {schema.VERSION}")


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging; the busy timeout of SQLite does not cover this lock."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchall()
            return
        except driver.Error as error:
            if driver.error_code(error) != "BUSY" or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
