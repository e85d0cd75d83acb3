"""Brings the log of an older version up to date in a copy, which then takes its place.

A copy needs no journal, so that a large log takes a third of the time that it takes in its place.
The log is locked meanwhile. After a kill there is the old log or the new one, whole; the old one is
kept beside it, in case somebody goes back to the older version.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from triage_app.encryption.keys import Key, Keys
from triage_app.errors import StoreError
from triage_app.files import bring_to_disk
from triage_app.store import conversion, driver, schema
from triage_app.store.chain import ChainKeys
from triage_app.store.database import opened_file
from triage_app.store.errors import file_error
from triage_app.store.preparation import apply_steps

if TYPE_CHECKING:
    import sqlite3

Progress = Callable[[float], object]  # takes the share that is done
_PAGES = 5_000  # copied between two reports of the progress
_OPERATIONS = 2_000_000  # of SQLite between two reports
# For each case, measured in a log of 1,000,000; the search index is made anew by step 13.
_BY_STEP, _BY_OTHERS = {13: 270, 27: 60}, 80
_SHARE_OF_COPY, _SHARE_OF_STEPS = 0.1, 0.85
_SUMMARY = """SELECT (SELECT count(*) FROM events), (SELECT count(*) FROM cases),
    (SELECT count(*) FROM messages), (SELECT digest FROM events ORDER BY seq DESC LIMIT 1)"""


def is_due(path: Path, keys: Keys) -> bool:
    """Return whether there is a log of an older version; False for one that cannot be opened."""
    if driver.is_empty(path):
        return False
    with suppress(StoreError, *driver.Error):
        connection, _ = opened_file(path, keys)
        with closing(connection):
            mark = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            return bool(mark == schema.APPLICATION_ID and version < schema.VERSION)
    return False


def migrate(path: Path, keys: Keys, progress: Progress = lambda _: None) -> Path:
    """Bring a log up to date; return where the old one is kept.

    Raises StoreError with a sentence, and what `progress` raises; the log is unchanged then.
    Nobody may have it open.
    """
    with conversion.locked_log(path, keys) as log:
        copy = conversion.empty_copy(path)
        try:
            _copy_pages(log.connection, copy, log.key, progress)
            _apply_steps(copy, log.key, keys, progress)
            _check(log.connection, copy, log.key)
            kept = _keep(path)
            conversion.replace_log(log.connection, copy, path)
        finally:
            conversion.remove_unfinished_copy(path)
    progress(1.0)
    return kept


def _copy_pages(
    connection: sqlite3.Connection, copy: Path, key: Key | None, progress: Progress
) -> None:
    def report(_: int, left: int, pages: int) -> None:
        progress(_SHARE_OF_COPY * (1 - left / max(1, pages)))

    with closing(driver.connect(copy, key)) as target:
        target.execute("PRAGMA synchronous = OFF")  # see `_check`
        connection.backup(target, pages=_PAGES, progress=report)


def _apply_steps(copy: Path, key: Key | None, keys: Keys, progress: Progress) -> None:
    with closing(driver.connect(copy, key)) as connection:
        ChainKeys(keys).give_to(connection)
        for setting in (
            "foreign_keys = OFF",  # a step may write a table anew to which others refer
            "secure_delete = ON",  # deleted text is overwritten
            "temp_store = MEMORY",
            "cache_size = -64000",
            "journal_mode = OFF",  # a copy that fails is removed
            "synchronous = OFF",
        ):
            connection.execute(f"PRAGMA {setting}").fetchall()
        with _reported(connection, progress):
            connection.execute("BEGIN EXCLUSIVE")
            apply_steps(connection)
            connection.commit()
            connection.execute("PRAGMA incremental_vacuum").fetchall()


@contextmanager
def _reported(connection: sqlite3.Connection, progress: Progress) -> Iterator[None]:
    """Report how many operations of about all are done; what `progress` raises ends the work."""
    cases = connection.execute("SELECT count(*) FROM cases").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    expected = max(1, cases * _operations_after(version) // _OPERATIONS)
    done, raised = 0, None

    def report() -> int:
        nonlocal done, raised
        done += 1
        try:
            progress(_SHARE_OF_COPY + _SHARE_OF_STEPS * min(1.0, done / expected))
        except BaseException as error:
            raised = error
        return int(raised is not None)

    connection.set_progress_handler(report, _OPERATIONS)
    try:
        yield
    except driver.Error:
        if raised is not None:
            raise raised from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def _operations_after(version: int) -> int:
    """Return about how many operations the steps after a version need for each case."""
    pending = range(version + 1, schema.VERSION + 1)
    return sum(_BY_STEP.get(step, _BY_OTHERS) for step in pending)


def _check(connection: sqlite3.Connection, copy: Path, key: Key | None) -> None:
    """Bring the copy to the disk; raise StoreError unless it is sound and has all of the log."""
    bring_to_disk(copy)
    with closing(driver.connect(copy, key)) as copied:
        if copied.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise file_error("IOERR", copy)
        if copied.execute(_SUMMARY).fetchone() != connection.execute(_SUMMARY).fetchone():
            raise file_error("IOERR", copy)
        copied.execute("PRAGMA journal_mode = WAL").fetchall()  # as the log was


def _keep(path: Path) -> Path:
    """Give the log a second name beside the one that it will lose."""
    kept = conversion.free_name(path, "update")
    try:
        os.link(path, kept)
    except OSError:  # a file system without hard links
        shutil.copy2(path, kept)
    os.utime(kept)  # its period as a copy begins now
    return kept
