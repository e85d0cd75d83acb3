"""Copies of the case log: written while it is in use, verified before they are restored."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from triage_app.errors import StoreError
from triage_app.files import Replacement, replacement
from triage_app.store import verify
from triage_app.store.database import LogDatabase
from triage_app.store.errors import file_error, missing, translated
from triage_app.store.schema import APPLICATION_ID

_COMPANIONS = ("", "-wal", "-shm", "-journal")


def backup(database: LogDatabase, target: Path) -> Path:
    """Write a complete copy of the log to `target`; an older copy there is replaced at the end."""
    if target.resolve() == database.path.resolve():
        raise StoreError("The backup cannot replace the case log itself; choose another file.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _copied_to(target) as new:
            with database.outside_transaction() as db:
                _write_copy(db.conn, new.path, target)
            new.put_in_place()
    except OSError as error:
        raise file_error("CANTOPEN", target) from error
    return target


def restore(source: Path, target: Path) -> Path | None:
    """Replace the log at `target` by a copy; return the path of the previous log.

    The copy is checked first, and the previous log is kept in any state. Programs that have the log
    open see the restored cases at their next access.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _copied_to(target) as new:
            _copy_file(source, new.path)
            _check(new.path, source)
            return _put_in_place(new, target)
    except OSError as error:
        raise file_error("CANTOPEN", target) from error


@contextmanager
def _copied_to(target: Path) -> Iterator[Replacement]:
    """Yield the new copy of `target`; the companion files of SQLite are removed in any case."""
    with replacement(target) as new:
        if new.is_device:
            raise file_error("CANTOPEN", target)
        try:
            yield new
        finally:
            for suffix in _COMPANIONS[1:]:
                with suppress(OSError):  # cleaning up must not hide the original error
                    new.path.with_name(new.path.name + suffix).unlink(missing_ok=True)


def _put_in_place(checked: Replacement, target: Path) -> Path | None:
    if not target.exists():
        checked.put_in_place()
        return None
    former = _free_name(target)
    try:
        database = LogDatabase(target, create=False)
    except StoreError:  # the existing file is not a log; it is moved aside unchanged
        _move_aside(target, former)
        checked.put_in_place()
        return former
    try:
        backup(database, former)
        with (
            database.outside_transaction() as db,
            closing(sqlite3.connect(checked.path)) as connection,
        ):
            connection.backup(db.conn)
    finally:
        database.close()
    return former


def _check(copy: Path, source: Path) -> None:
    """Raise StoreError when the copy is no intact case log; an older version is migrated."""
    database = LogDatabase(copy, create=False)
    try:
        found = verify.problems(database)
    finally:
        database.close()
    if found:
        raise StoreError(
            "The backup {source} is not intact; the case log was left untouched. {problem}",
            source=source,
            problem=found[0],
        )


def _free_name(target: Path) -> Path:
    """Return an unused name for the log that will be replaced."""
    number = 1
    while (kept := target.with_name(f"{target.name}.before-restore-{number}")).exists():
        number += 1
    return kept


def _move_aside(target: Path, former: Path) -> None:
    """Move the log with its write-ahead files, so that it can be opened under its new name."""
    for suffix in _COMPANIONS:
        part = target.with_name(target.name + suffix)
        if part.exists():
            part.replace(former.with_name(former.name + suffix))


def _copy_file(source: Path, target: Path) -> None:
    if not source.is_file():
        raise missing(source)
    try:
        with closing(sqlite3.connect(source)) as connection:
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise file_error("NOTADB", source)
            _copy(connection, target)
    except sqlite3.Error as error:
        raise translated(error, source) or error from error


def _write_copy(connection: sqlite3.Connection, partial: Path, target: Path) -> None:
    try:
        _copy(connection, partial)
    except sqlite3.Error as error:
        raise translated(error, target) or error from error


def _copy(connection: sqlite3.Connection, target: Path) -> None:
    with closing(sqlite3.connect(target)) as copy:
        connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # a single file without write-ahead log
