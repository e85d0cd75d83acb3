"""Brings the schema of the server up to date: numbered SQL files, each applied once.

In the way of sqlite-utils' migrations: a table holds the names of what was applied. A file is
applied in one transaction with its row, and a lock of that table lets one program do so at a time:
every login may take an advisory lock and keep it, so one serves only until there is the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from triage_app.paths import resources_dir

_FIRST_LOCK = "SELECT pg_advisory_xact_lock(hashtext('vigie.schema_changes'))"
_LOCK = "LOCK TABLE vigie.schema_changes IN SHARE UPDATE EXCLUSIVE MODE"
_TABLE = """
CREATE SCHEMA IF NOT EXISTS vigie;
CREATE TABLE IF NOT EXISTS vigie.schema_changes (
    name text PRIMARY KEY,
    applied timestamptz NOT NULL DEFAULT now()
);
"""
Connection = psycopg.Connection[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class SchemaState:
    """What a server has of the changes of this program, and of those it does not know."""

    missing: tuple[str, ...]
    unknown: tuple[str, ...]


def changes() -> list[Path]:
    """Return the files of all changes in their order."""
    return sorted((resources_dir() / "sharing").glob("*.sql"))


def state(connection: Connection) -> SchemaState:
    """Compare the changes of a server with those of this program; raises psycopg.Error."""
    applied = _applied(connection)
    own = [path.stem for path in changes()]
    return SchemaState(
        tuple(name for name in own if name not in applied), tuple(sorted(applied - set(own)))
    )


def migrate(connection: Connection) -> list[str]:
    """Apply what is missing; return the names. Raises psycopg.Error, and keeps what was applied.

    `connection` commits by itself and belongs to who owns the database and may create roles.
    """
    if not _has_table(connection):
        with connection.transaction():
            connection.execute(_FIRST_LOCK)
            connection.execute(_TABLE)
    return [path.stem for path in changes() if _apply(connection, path)]


def _apply(connection: Connection, path: Path) -> bool:
    """Apply one file unless it was; another program may have done so meanwhile."""
    with connection.transaction():
        connection.execute(_LOCK)  # which the end of the transaction gives back
        if path.stem in _applied(connection):
            return False
        # Several statements at once are sent as one text, which takes no values.
        connection.execute(path.read_bytes())
        connection.execute("INSERT INTO vigie.schema_changes (name) VALUES (%s)", (path.stem,))
    return True


def _has_table(connection: Connection) -> bool:
    return connection.execute("SELECT to_regclass('vigie.schema_changes')").fetchone() != (None,)


def _applied(connection: Connection) -> set[str]:
    if not _has_table(connection):
        return set()
    return {name for (name,) in connection.execute("SELECT name FROM vigie.schema_changes")}
