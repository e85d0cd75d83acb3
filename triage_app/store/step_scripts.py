"""Runs the scripts of the schema's steps inside the transaction that is open.

sqlite-utils asks SQLite after each character of a script whether a statement ends there; that was
half of the time in which a new log is made. Here it is asked at the ends of lines.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from sqlite_utils import Database


class StepDatabase(Database):
    """A connection for the steps of the schema; no two statements of a script share a line."""

    def executescript(self, sql: str) -> sqlite3.Cursor:
        """Run a script and return its cursor; nothing is committed."""
        cursor = self.conn.cursor()
        for statement in statements(sql):
            cursor.execute(statement)
        return cursor


def statements(script: str) -> Iterator[str]:
    """Yield the statements of a script, the last one also without its semicolon."""
    begun = ""
    for line in script.splitlines(keepends=True):
        begun += line
        if ";" in line and sqlite3.complete_statement(begun):
            yield begun
            begun = ""
    if begun.strip():
        yield begun
