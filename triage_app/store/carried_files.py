"""Files of the data folder inside a copy of the log, which is written whole or not at all.

They are a table of the copy alone, so that they are encrypted as it is; a restore takes the table
out before it compares the copy with a log.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from triage_app.store.steering import Steering

if TYPE_CHECKING:
    import sqlite3
    from contextlib import AbstractContextManager

Files = Mapping[str, bytes]  # path below the data folder, with "/" -> content
TABLE = "carried_files"
_THERE = f"SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '{TABLE}'"  # noqa: S608


class FilesBeside(Protocol):
    """The files of a data folder that belong to its log."""

    def recorded(self, steering: Steering, /) -> Files:
        """Return those whose text is as the log has it; raises StoreError."""

    def left_out(self, steering: Steering, /) -> Sequence[str]:
        """Return the names of those that are otherwise than the log has them."""

    def placing(
        self, carried: Files, steering: Steering, source: Path, /
    ) -> AbstractContextManager[Callable[[], object]]:
        """Yield what puts files of the copy `source` in place; raises StoreError before it."""


class _NoFiles:
    """A log without files beside it."""

    def recorded(self, _: Steering, /) -> Files:
        return {}

    def left_out(self, _: Steering, /) -> Sequence[str]:
        return ()

    def placing(
        self, _carried: Files, _steering: Steering, _source: Path, /
    ) -> AbstractContextManager[Callable[[], object]]:
        return nullcontext(lambda: None)


NO_FILES: FilesBeside = _NoFiles()


def put(connection: sqlite3.Connection, files: Files) -> None:
    """Write files into a copy; a copy without any has no table.

    A log that is itself a copy has a table of former files, which the copy does not take over.
    """
    with connection:
        connection.execute(f"DROP TABLE IF EXISTS {TABLE}")
        if not files:
            return
        connection.execute(f"CREATE TABLE {TABLE} (name TEXT PRIMARY KEY, content BLOB)")
        connection.executemany(f"INSERT INTO {TABLE} VALUES (?, ?)", files.items())  # noqa: S608


def take(connection: sqlite3.Connection) -> Files:
    """Return the files of a copy, and remove their table."""
    if connection.execute(_THERE).fetchone() is None:
        return {}
    with connection:
        found = connection.execute(f"SELECT name, content FROM {TABLE}").fetchall()  # noqa: S608
        connection.execute(f"DROP TABLE {TABLE}")
    return {str(name): bytes(content) for name, content in found}
