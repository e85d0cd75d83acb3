"""The SQLite file of the case log: opening, locking, transactions.

There is one connection; a lock makes it usable from several threads, one at a time. Opening and a
look at one value need no sqlite-utils, whose import takes as long as reading the model.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from triage_app.encryption.keys import NO_KEYS, Key, Keys
from triage_app.encryption.row_digests import NUMBERS, REFERENCES, RowDigests
from triage_app.errors import StoreError
from triage_app.files import private_file, private_folder
from triage_app.store import anchor, driver, excerpts
from triage_app.store.anchor import Anchor, AnchorFile
from triage_app.store.chain import ChainKeys
from triage_app.store.driver import BUSY_SECONDS
from triage_app.store.errors import (
    file_error,
    locked,
    missing,
    replaced,
    translated,
)
from triage_app.store.preparation import prepare

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database

_CHECKPOINT_PAGES = 1000  # SQLite's default: pages in the write-ahead file until they are copied


class LogDatabase:
    """An open case log, plain or encrypted, migrated to the schema of this program."""

    def __init__(
        self,
        path: Path,
        create: bool = True,
        keys: Keys = NO_KEYS,
        anchor_file: AnchorFile | None = None,
    ) -> None:
        """Raises LostLog when the log is not the one that `anchor_file` knows."""
        self.path = path
        self._lock = RLock()
        self._anchor = anchor_file
        known = anchor_file.read() if anchor_file else None
        if known is not None:
            anchor.refuse_missing(known, path)
        _check_path(path, create)
        self._place = driver.identity(path)
        self.number_digests = RowDigests(keys.known, NUMBERS)  # see `evidence`
        self.reference_digests = RowDigests(keys.known, REFERENCES)  # see `notes`
        self._keys = keys
        self._connection, self._key = self._open(keys)
        self._compare_with(known)

    @property
    def key(self) -> Key | None:
        """The key with which the file is encrypted, None for a plain one."""
        return self._key

    @cached_property
    def _db(self) -> Database:
        """The connection as most of the store uses it."""
        from sqlite_utils import Database  # noqa: PLC0415 - slow import, not before the window

        return Database(self._connection, execute_plugins=False, recursive_triggers=False)

    def _open(self, keys: Keys) -> tuple[sqlite3.Connection, Key | None]:
        """Open the file; once more when another program has replaced it meanwhile."""
        before = driver.identity(self.path)
        try:
            return self._open_once(keys)
        except StoreError:
            if before in {None, driver.identity(self.path)}:
                raise
            self._place = driver.identity(self.path)
            return self._open_once(keys)

    def _compare_with(self, known: Anchor | None) -> None:
        """Refuse another log than before; a log without an anchor gets one."""
        try:
            with self._translated_errors():
                if known is not None:
                    anchor.refuse_other(self._connection, known, self.path)
                elif self._anchor is not None:
                    self._anchor.write(anchor.end_of(self._connection))
        except StoreError:
            self.close()
            raise

    @property
    def is_in_place(self) -> bool:
        """Whether the file that is open is still the one at `path`."""
        return driver.identity(self.path) == self._place and not driver.is_empty(self.path)

    def _open_once(self, keys: Keys) -> tuple[sqlite3.Connection, Key | None]:
        connection, key = opened_file(self.path, keys)
        try:
            with self._translated_errors():
                ChainKeys(keys).give_to(connection)
                excerpts.give_to(connection)
                prepare(connection, self.path)
                return connection, key
        except BaseException:
            connection.close()
            raise

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """Open a read transaction: all reads in it see the same state."""
        with self._lock, self._translated_errors():
            if self._connection.in_transaction:
                yield self._db
                return
            with self._transaction("BEGIN"):
                yield self._db

    def value(self, sql: str) -> object:
        """Return the first value that a query finds, None when it finds nothing."""
        with self._lock, self._translated_errors():
            found = self._connection.execute(sql).fetchone()
            return found[0] if found else None

    @contextmanager
    def plain(self) -> Iterator[sqlite3.Connection]:
        """Hold the connection without sqlite-utils, for a few values."""
        with self._lock, self._translated_errors():
            yield self._connection

    @contextmanager
    def writing(self, wait: bool = True, *, checkpoint: bool = True) -> Iterator[Database]:
        """Open a write transaction that holds the write lock from its first read on.

        Without `wait` it fails at once when another process writes. Without `checkpoint` its end
        copies no pages from the write-ahead file into the log.

        `BEGIN IMMEDIATE`, because a transaction that reads first and writes later fails
        at once when another process has written in between.
        """
        with self._lock, self._translated_errors():
            if self._connection.in_transaction:
                raise RuntimeError("a transaction is already open")
            with (
                self._lock_wait(wait),
                self._checkpoint(checkpoint),
                self._transaction("BEGIN IMMEDIATE"),
            ):
                yield self._db
                self._refuse_replaced()
            self._refuse_replaced()
            if self._anchor is not None:
                self._anchor.write(anchor.end_of(self._connection))

    def _refuse_replaced(self) -> None:
        """Raise StoreError rather than acknowledge what goes into a file that nobody can open."""
        if not self.is_in_place:
            raise replaced(self.path)

    @contextmanager
    def outside_transaction(self, wait: bool = True) -> Iterator[Database]:
        """Hold the connection without a transaction (checkpoints, backups)."""
        with self._lock, self._translated_errors(), self._lock_wait(wait):
            yield self._db

    def copy_changed_pages(self) -> None:
        """Copy pages from the write-ahead file into the log, as far as no reader needs them there.

        Nobody waits for it: other programs read and write meanwhile. It copies nothing while a
        statement of this connection is unfinished; the next time copies more then.
        """
        with self.outside_transaction(wait=False) as db:
            try:
                db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
            except driver.Error as error:
                if driver.error_code(error) not in {"BUSY", "LOCKED"}:
                    raise

    def opened_again(self) -> LogDatabase:
        """Open the file once more, for long reads during which this connection is free."""
        return LogDatabase(self.path, create=False, keys=self._keys)

    def interrupt(self) -> None:
        """End the statement that another thread runs with this connection, by an error there."""
        self._connection.interrupt()

    def close(self) -> None:
        """Close the file; may be called twice."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def _lock_wait(self, wait: bool) -> Iterator[None]:
        """Wait up to BUSY_SECONDS for the locks of others, or not at all."""
        if wait:
            yield
            return
        self._connection.execute("PRAGMA busy_timeout = 0").fetchall()
        try:
            yield
        finally:
            restored = f"PRAGMA busy_timeout = {round(1000 * BUSY_SECONDS)}"
            self._connection.execute(restored).fetchall()

    @contextmanager
    def _checkpoint(self, usual: bool) -> Iterator[None]:
        """Copy pages into the log at the end of a transaction, as usual or not at all."""
        if usual:
            yield
            return
        self._db.execute("PRAGMA wal_autocheckpoint = 0").fetchall()
        try:
            yield
        finally:
            self._db.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT_PAGES}").fetchall()

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        self._connection.execute(begin)
        try:
            yield
            self._connection.commit()
        except BaseException:
            self._connection.rollback()  # has no effect if SQLite has already rolled back
            raise

    @contextmanager
    def _translated_errors(self) -> Iterator[None]:
        try:
            yield
        except driver.Error as error:
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
        private_folder(path.parent)
        private_file(path)  # SQLite gives its journals the same permissions
    except OSError as error:
        raise file_error("CANTOPEN", path) from error


def opened_file(path: Path, keys: Keys) -> tuple[sqlite3.Connection, Key | None]:
    """Open a file with the key that fits; raise StoreError with a sentence."""
    try:
        return driver.open_file(path, keys)
    except driver.NoKeyFits:
        raise locked(path) from None
    except OSError as error:
        raise file_error("CANTOPEN", path) from error
    except driver.Error as error:
        raise translated(error, path) or error from error
