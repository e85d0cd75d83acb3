"""The SQLite file of the case log: opening, locking, transactions.

There is one connection; a lock makes it usable from several threads, one at a time.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from triage_app.store import schema
from triage_app.store.errors import file_error, missing, newer_version, translated

if TYPE_CHECKING:
    from sqlite_utils import Database

BUSY_SECONDS = 5.0


class LogDatabase:
    """An open case log, migrated to the schema of this program."""

    def __init__(self, path: Path, create: bool = True) -> None:
        self.path = path
        self._lock = RLock()
        _check_path(path, create)
        connection = _connect(path)
        try:
            with self._translated_errors():
                self._db = _prepare(connection, path)
        except BaseException:
            connection.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """Open a read transaction: all reads in it see the same state."""
        with self._lock, self._translated_errors():
            if self._db.conn.in_transaction:
                yield self._db
                return
            with self._transaction("BEGIN"):
                yield self._db

    @contextmanager
    def writing(self, wait: bool = True) -> Iterator[Database]:
        """Open a write transaction that holds the write lock from its first read on.

        Without `wait` it fails at once when another process writes.

        `BEGIN IMMEDIATE`, because a transaction that reads first and writes later fails
        at once when another process has written in between.
        """
        with self._lock, self._translated_errors():
            if self._db.conn.in_transaction:
                raise RuntimeError("a transaction is already open")
            with self._lock_wait(wait), self._transaction("BEGIN IMMEDIATE"):
                yield self._db

    @contextmanager
    def outside_transaction(self, wait: bool = True) -> Iterator[Database]:
        """Hold the connection without a transaction (checkpoints, backups)."""
        with self._lock, self._translated_errors(), self._lock_wait(wait):
            yield self._db

    def close(self) -> None:
        """Close the file; may be called twice."""
        with self._lock:
            self._db.close()

    @contextmanager
    def _lock_wait(self, wait: bool) -> Iterator[None]:
        """Wait up to BUSY_SECONDS for the locks of others, or not at all."""
        if wait:
            yield
            return
        self._db.execute("PRAGMA busy_timeout = 0").fetchall()
        try:
            yield
        finally:
            self._db.execute(f"PRAGMA busy_timeout = {round(1000 * BUSY_SECONDS)}").fetchall()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        self._db.execute(begin)
        try:
            yield
            self._db.commit()
        except BaseException:
            self._db.rollback()  # has no effect if SQLite has already rolled back
            raise

    @contextmanager
    def _translated_errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            sentence = translated(error, self.path)
            if sentence is None:
                raise
            raise sentence from error


def _check_path(path: Path, create: bool) -> None:
    """Create the folder; raise StoreError when the file cannot be there."""
    try:
        if path.is_dir():
            raise file_error("NOTADB", path)
        if not create and not path.exists():
            raise missing(path)
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise file_error("CANTOPEN", path) from error


def _connect(path: Path) -> sqlite3.Connection:
    try:
        return sqlite3.connect(path, timeout=BUSY_SECONDS, check_same_thread=False)
    except sqlite3.Error as error:
        raise translated(error, path) or error from error


def _prepare(connection: sqlite3.Connection, path: Path) -> Database:
    """Configure the connection, refuse files of other programs, migrate older logs."""
    from sqlite_utils import Database  # noqa: PLC0415 - slow import, not before the window

    db = Database(connection, execute_plugins=False)
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA secure_delete = ON")  # deleted text is overwritten
    _check_application_id(db, path)
    if _version(db) < schema.VERSION:
        _migrate(db, path)
    _use_wal(db)
    return db


def _version(db: Database) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _check_application_id(db: Database, path: Path) -> None:
    """Raise StoreError for a file of another program or of a newer version."""
    if _version(db) > schema.VERSION:
        raise newer_version(path)
    mark = db.execute("PRAGMA application_id").fetchone()[0]
    if mark != schema.APPLICATION_ID and (mark or db.table_names() or db.view_names()):
        raise file_error("NOTADB", path)


def _migrate(db: Database, path: Path) -> None:
    """Apply pending migrations in one transaction; another process may have done so already."""
    db.execute("BEGIN IMMEDIATE")
    try:
        _check_application_id(db, path)
        if _version(db) < schema.VERSION:
            schema.migrations().apply(db)
            db.execute(f"PRAGMA user_version = {schema.VERSION}")
        db.commit()
    except BaseException:
        db.rollback()
        raise


def _use_wal(db: Database) -> None:
    """Switch to write-ahead logging; the busy timeout of SQLite does not cover this lock."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            db.enable_wal()
            return
        except sqlite3.OperationalError as error:
            busy = getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY")
            if not busy or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
