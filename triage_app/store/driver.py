"""The driver of SQLite: opens plain and encrypted files.

It is SQLCipher's build of SQLite for both kinds of files, because two copies of SQLite in one
process break each other's locks (https://www.sqlite.org/howtocorrupt.html, section 2.2.1).
An encrypted file is AES-256 in pages of 4096 bytes, each with its HMAC-SHA512; its first 16 bytes
are a random salt instead of SQLite's mark
(https://www.zetetic.net/sqlcipher/design/).
"""

from __future__ import annotations

import os
import sqlite3
from enum import Enum, auto
from pathlib import Path
from typing import cast

from sqlcipher3 import dbapi2

from triage_app.encryption.keys import Key, Keys

# SQLCipher calls a page that it cannot decrypt a lack of memory.
Error: tuple[type[Exception], ...] = (dbapi2.Error, MemoryError)
IntegrityError: type[Exception] = dbapi2.IntegrityError
BUSY_SECONDS = 5.0
# Statements that stay compiled. Once the driver has as many, which 128 of the migrations of a new
# log were already, it keeps none of a group of new ones, and a case takes twice as long to log.
_STATEMENTS = 512
_MARK = b"SQLite format 3\0"
_PAGE = 4096
# The driver's copying of a file gives SQLite's own words and no code (sqlite3_errstr).
_CODES = {
    "database or disk is full": "FULL",
    "disk I/O error": "IOERR",
    "database disk image is malformed": "CORRUPT",
    "database is locked": "BUSY",
    "attempt to write a readonly database": "READONLY",
    "unable to open database file": "CANTOPEN",
    "file is not a database": "NOTADB",
}


class Kind(Enum):
    """What the first bytes of a file say about it."""

    NEW = auto()  # missing or empty
    PLAIN = auto()
    ENCRYPTED = auto()  # or a file of whole pages that is no log
    FOREIGN = auto()


class NoKeyFits(Exception):
    """A file that may be encrypted, and none of the keys opens it."""


def kind_of(path: Path) -> Kind:
    """Return what a file is; raises OSError when it cannot be read."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(len(_MARK))
    except FileNotFoundError:
        return Kind.NEW
    if not size:
        return Kind.NEW
    if start == _MARK:
        return Kind.PLAIN
    return Kind.FOREIGN if size % _PAGE else Kind.ENCRYPTED


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another one that takes its place; None for a new file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def is_empty(path: Path) -> bool:
    """Return whether a file is missing or has no content."""
    try:
        return path.stat().st_size == 0
    except OSError:
        return True


def open_file(path: Path, keys: Keys) -> tuple[sqlite3.Connection, Key | None]:
    """Open a file and return with which key; a new one gets `keys.for_new`.

    Raises NoKeyFits, `Error`, or OSError when the file cannot be read.
    """
    kind = kind_of(path)
    if kind is not Kind.ENCRYPTED:
        key = keys.for_new if kind is Kind.NEW else None
        return connect(path, key), key
    for key in keys.known:
        connection = connect(path, key)
        if _opens(connection):
            return connection, key
        connection.close()
    raise NoKeyFits


def connect(path: Path, key: Key | None) -> sqlite3.Connection:
    """Open a file with this key, or as a plain one; nothing is read before the first statement."""
    opened = dbapi2.connect(
        os.fspath(path),
        timeout=BUSY_SECONDS,
        check_same_thread=False,
        cached_statements=_STATEMENTS,
    )
    connection = cast("sqlite3.Connection", opened)  # the same interface, without types
    if key is not None:
        connection.execute("PRAGMA cipher_log_level = NONE").fetchall()  # else on standard error
        connection.execute(f'PRAGMA key = "{raw(key)}"').fetchall()
    return connection


def raw(key: Key | None) -> str:
    """Return a key as SQLCipher takes it without deriving it from a password; "" for none."""
    return f"x'{key.secret.hex()}'" if key else ""


def error_code(error: BaseException | None) -> str:
    """Return the primary result code of SQLite without its prefix, such as BUSY; "" for others."""
    if isinstance(error, MemoryError):
        return "NOMEM"
    name: str = getattr(error, "sqlite_errorname", "") or ""
    if not name and isinstance(error, Error):
        return _CODES.get(str(error), "")
    return name.removeprefix("SQLITE_").split("_")[0]


def _opens(connection: sqlite3.Connection) -> bool:
    """Tell whether the first page can be read."""
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except Error as error:
        if error_code(error) == "NOTADB":
            return False
        connection.close()
        raise
    return True
