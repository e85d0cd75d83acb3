"""Writes the log anew with another key, or without one.

Encrypted pages keep room for their HMAC, so a plain file cannot be encrypted in place. A copy is
written and checked while the log is locked, then takes its place: after a kill there is the old
log or the new one, whole. Who opens the old file in that moment is refused by SQLite, which sees
that a file without write-ahead log was replaced, and opens it again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from classifier.system.desktop import replaces_open_files
from triage_app.encryption.keys import Key, Keys
from triage_app.files import private_file
from triage_app.store import driver
from triage_app.store.database import opened_file
from triage_app.store.errors import file_error, in_use, missing, newer_version, translated
from triage_app.store.schema import APPLICATION_ID, VERSION

if TYPE_CHECKING:
    import sqlite3

Progress = Callable[[float], object]  # takes the share that is done
_OPERATIONS = 100_000  # of SQLite between two reports of the progress


def convert(path: Path, keys: Keys, to: Key | None, progress: Progress = lambda _: None) -> bool:
    """Write the log at `path` with the key `to`, None for plain; False if it already is so.

    Raises StoreError with a sentence; the log is unchanged then. Nobody may have it open.
    """
    with locked_log(path, keys) as log:
        if log.key == to:
            return False
        log.write_anew(to, progress)
    return True


@contextmanager
def locked_log(path: Path, keys: Keys) -> Iterator[LockedLog]:
    """Open a log that nobody else may open until the end; raises StoreError with a sentence."""
    if not path.exists():
        raise missing(path)
    before = driver.identity(path)
    connection, key = opened_file(path, keys)
    with closing(connection):
        try:
            _lock(connection, path)
            if driver.identity(path) != before:  # replaced before it was locked
                raise in_use(path)
            remove_unfinished_copy(
                path
            )  # one that a kill left may be plain beside an encrypted log
            yield LockedLog(connection, path, key)
        except driver.Error as error:
            raise translated(error, path) or error from error
        except OSError as error:
            raise file_error("IOERR", path) from error


@dataclass(frozen=True, slots=True)
class LockedLog:
    """A log without other readers and writers, and the key that opened it."""

    connection: sqlite3.Connection
    path: Path
    key: Key | None

    def write_anew(self, to: Key | None, progress: Progress = lambda _: None) -> None:
        """Replace the log by a copy with the key `to`, None for plain; once."""
        copy = empty_copy(self.path)
        try:
            _export(self.connection, copy, to, progress)
            _check(self.connection, copy, to)
            replace_log(self.connection, copy, self.path)
        finally:
            remove_unfinished_copy(self.path)
        progress(1.0)


def remove_unfinished_copy(path: Path) -> None:
    """Remove the copy of a log that a kill left, and what SQLite keeps beside it; raise OSError.

    Only for whoever has the log open: nobody else can write a copy of it then.
    """
    copy = _copy_of(path)
    for ending in ("", "-journal", "-wal", "-shm"):
        copy.with_name(copy.name + ending).unlink(missing_ok=True)


def free_name(log: Path, event: str) -> Path:
    """Return an unused name for a log that is kept as it was before an event."""
    number = 1
    while (kept := log.with_name(f"{log.name}.before-{event}-{number}")).exists():
        number += 1
    return kept


def is_plain(path: Path) -> bool:
    """Return whether there is a log that is not encrypted."""
    try:
        return driver.kind_of(path) is driver.Kind.PLAIN
    except OSError:
        return False


def _lock(connection: sqlite3.Connection, path: Path) -> None:
    """Lock the log against all others until the connection is closed.

    Leaving the write-ahead log is refused while anybody else has the file open, and the mode
    "exclusive" keeps the lock from one transaction to the next.
    """
    connection.isolation_level = None
    _refuse_foreign(connection, path)
    try:
        connection.execute("PRAGMA busy_timeout = 0").fetchall()  # who has it open keeps it so
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except driver.Error as error:
        if driver.error_code(error) == "BUSY":
            raise in_use(path) from error
        raise


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    """Raise StoreError for a file of another program or of a newer version."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise file_error("NOTADB", path)
    if connection.execute("PRAGMA user_version").fetchone()[0] > VERSION:
        raise newer_version(path)


def empty_copy(path: Path) -> Path:
    """Create the file of the copy, for its owner only."""
    copy = _copy_of(path)
    private_file(copy)
    return copy


def _copy_of(path: Path) -> Path:
    return path.with_name(path.name + ".converting")


def _export(connection: sqlite3.Connection, copy: Path, to: Key | None, progress: Progress) -> None:
    """Write all tables, indexes and triggers into the copy."""
    size = max(1, Path(_main_file(connection)).stat().st_size)

    def report() -> int:
        progress(min(0.9, copy.stat().st_size / size))
        return 0  # go on

    connection.execute("ATTACH ? AS copy KEY ?", (os.fspath(copy), driver.raw(to)))
    connection.execute("PRAGMA copy.auto_vacuum = INCREMENTAL")  # as new logs have it
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


def replace_log(connection: sqlite3.Connection, copy: Path, path: Path) -> None:
    """Put the copy in place; the lock is held meanwhile, except where open files cannot be."""
    if not replaces_open_files():
        connection.close()
    copy.replace(path)


def _main_file(connection: sqlite3.Connection) -> str:
    return str(connection.execute("PRAGMA database_list").fetchone()[2])
