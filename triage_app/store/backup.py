"""Copies of the case log: written while it is in use, verified before they are restored."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from triage_app.encryption.keys import NO_KEYS, Key, Keys
from triage_app.errors import StoreError
from triage_app.files import Replacement, replacement
from triage_app.store import carried_files, driver, steering, verify
from triage_app.store.carried_files import NO_FILES, Files, FilesBeside
from triage_app.store.check_progress import Progress
from triage_app.store.conversion import convert, free_name
from triage_app.store.database import LogDatabase, opened_file
from triage_app.store.errors import file_error, missing, translated
from triage_app.store.removal import repeat_erasures
from triage_app.store.schema import APPLICATION_ID
from triage_app.store.steering import Steering

if TYPE_CHECKING:
    import sqlite3

_COMPANIONS = ("", "-wal", "-shm", "-journal")
_PAGES = 2048  # that are copied between two reports of the progress


def backup(
    database: LogDatabase,
    target: Path,
    files: FilesBeside = NO_FILES,
    report: Progress = lambda _: None,
) -> Path:
    """Write a complete copy of the log to `target`, encrypted with the same key or plain.

    It holds the files beside the log that are as the ledger has them. `report` gets the share that
    is done.

    An older copy there is replaced at the end.
    """
    if target.resolve() == database.path.resolve():
        raise StoreError("The backup cannot replace the case log itself; choose another file.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _copied_to(target) as new:
            with database.outside_transaction() as db:
                _write_copy(db.conn, new.path, database.key, target, files, report)
            new.put_in_place()
    except OSError as error:
        raise file_error("CANTOPEN", target) from error
    return target


def restore(
    source: Path, target: Path, keys: Keys = NO_KEYS, files: FilesBeside = NO_FILES
) -> Path | None:
    """Replace the log at `target` by a copy, with its files; return the path of the previous log.

    The copy is checked first; cases that were erased since are erased in it. The previous log is
    kept in any state. Programs that have the log open see the restored cases at their next access.
    The log stays encrypted as it is; where there is none that can be opened, it is encrypted as
    `keys` say for new files.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _copied_to(target) as new:
            carried = _copy_file(source, new.path, keys)
            marks = _check(new.path, source, keys)
            repeat_erasures(
                target, new.path, lambda path: LogDatabase(path, create=False, keys=keys)
            )
            with files.placing(carried, marks, source) as place_files:
                former = _put_in_place(new, target, keys, files)
                place_files()
            return former
    except OSError as error:
        raise file_error("CANTOPEN", target) from error


@contextmanager
def _copied_to(target: Path) -> Iterator[Replacement]:
    """Yield the new copy of `target`; the companion files of SQLite are removed in any case."""
    with replacement(target, private=True) as new:
        if new.is_device:
            raise file_error("CANTOPEN", target)
        try:
            yield new
        finally:
            with suppress(OSError):  # cleaning up must not hide the original error
                _remove_journals(new.path)


def _put_in_place(
    checked: Replacement, target: Path, keys: Keys, files: FilesBeside
) -> Path | None:
    if not target.exists():
        convert(checked.path, keys, keys.for_new)
        _remove_journals(target)
        checked.put_in_place()
        return None
    former = free_name(target, "restore")
    try:
        database = LogDatabase(target, create=False, keys=keys)
    except StoreError:  # no log, or its key is lost: it is moved aside unchanged
        convert(checked.path, keys, keys.for_new)
        _move_aside(target, former)
        checked.put_in_place()
        return former
    try:
        convert(checked.path, keys, database.key)
        backup(database, former, files)
        with (
            database.outside_transaction() as db,
            closing(driver.connect(checked.path, database.key)) as connection,
        ):
            connection.backup(db.conn)
    finally:
        database.close()
    return former


def _check(copy: Path, source: Path, keys: Keys) -> Steering:
    """Return what the copy says is in use; an older version is migrated.

    Raises StoreError when it is no intact case log.
    """
    database = LogDatabase(copy, create=False, keys=keys)
    try:
        found, marks = verify.problems(database), steering.read(database)
    finally:
        database.close()
    if found:
        raise StoreError(
            "The backup {source} is not intact; the case log was left untouched. {problem}",
            source=source,
            problem=found[0],
        )
    return marks


def _move_aside(target: Path, former: Path) -> None:
    """Move the log with its write-ahead files, so that it can be opened under its new name."""
    for suffix in _COMPANIONS:
        part = target.with_name(target.name + suffix)
        if part.exists():
            part.replace(former.with_name(former.name + suffix))
    os.utime(former)  # its period as a copy begins now


def _remove_journals(path: Path) -> None:
    """Remove what SQLite wrote beside a log that is gone; it would be taken for the next one's."""
    for suffix in _COMPANIONS[1:]:
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _copy_file(source: Path, target: Path, keys: Keys) -> Files:
    """Copy a log; return the files that it holds, which are not in the copy any more."""
    if not source.is_file():
        raise missing(source)
    connection, key = opened_file(source, keys)
    try:
        with closing(connection):
            if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise file_error("NOTADB", source)
            _copy(connection, target, key)
        with closing(driver.connect(target, key)) as copy:
            return carried_files.take(copy)
    except driver.Error as error:
        raise translated(error, source) or error from error


def _write_copy(
    connection: sqlite3.Connection,
    partial: Path,
    key: Key | None,
    target: Path,
    files: FilesBeside,
    report: Progress,
) -> None:
    try:
        _copy(connection, partial, key, files, report)
    except driver.Error as error:
        raise translated(error, target) or error from error


def _copy(
    connection: sqlite3.Connection,
    target: Path,
    key: Key | None,
    files: FilesBeside | None = None,
    report: Progress = lambda _: None,
) -> None:
    """Copy page by page; SQLCipher does so only between files that are encrypted alike.

    Without `files` what the source carries is copied as it is.
    """

    def copied(_: int, left: int, pages: int) -> None:
        report(1 - left / max(1, pages))

    with closing(driver.connect(target, key)) as copy:
        with _one_state(connection):
            connection.backup(copy, pages=_PAGES, progress=copied)
        if files is not None:
            carried_files.put(copy, files.recorded(steering.of_connection(copy)))
        copy.execute("PRAGMA journal_mode = DELETE")  # a single file without write-ahead log


@contextmanager
def _one_state(connection: sqlite3.Connection) -> Iterator[None]:
    """Read one state of the log: else the copy begins anew with each write of another program."""
    connection.execute("BEGIN")
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        yield
    finally:
        connection.execute("ROLLBACK")
