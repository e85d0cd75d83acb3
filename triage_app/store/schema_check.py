"""Compares the tables, indexes, triggers and views of a log with those that this program makes.

What a log should have is read from an empty one in memory, which takes two milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from functools import cache
from typing import TYPE_CHECKING, cast

from sqlcipher3 import dbapi2

from classifier.sentence import Sentence, sentence
from triage_app.store import carried_files, schema

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database

# SQLite's own tables, those of its search index, which depend on its version, and the list of
# migrations of sqlite-utils are not ours to compare.
_OBJECTS = r"""
SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\'
AND tbl_name <> '_sqlite_migrations'
AND NOT (type = 'table' AND name LIKE 'messages\_fts\_%' ESCAPE '\') ORDER BY type, name
"""
_MENDED = ("trigger", "view", "index")  # in this order: a table is never mended
_ObjectKey = tuple[str, str]  # type and name


def problems(db: Database) -> Iterator[Sentence]:
    """Yield a sentence for each object that is missing, foreign or changed."""
    return differences(db.conn)


def differences(connection: sqlite3.Connection) -> Iterator[Sentence]:
    """Do the same with a plain connection."""
    expected, found = _expected(), _objects(connection)
    for key in sorted(expected.keys() | found.keys()):
        if expected.get(key) == found.get(key):
            continue
        missing, foreign = key not in found, key not in expected
        if key == ("table", carried_files.TABLE):
            yield _BACKUP
            continue
        what = _MISSING if missing else _FOREIGN if foreign else _CHANGED
        yield what.fill(object=key[1])


def mend(db: Database) -> None:
    """Make indexes, triggers and views anew that differ; runs inside `LogDatabase.writing`."""
    expected, found = _expected(), _objects(db.conn)
    differing = [
        key for key in expected.keys() | found.keys() if expected.get(key) != found.get(key)
    ]
    for kind in _MENDED:
        for key in differing:
            if key[0] == kind and key in found:
                db.execute(f"DROP {kind} {_quoted(key[1])}")
    for kind in reversed(_MENDED):
        for key in differing:
            if key[0] == kind and key in expected:
                db.execute(expected[key])


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@cache
def _expected() -> dict[_ObjectKey, str]:
    """Return what an empty log of this version has."""
    with closing(cast("sqlite3.Connection", dbapi2.connect(":memory:"))) as empty:
        for step in schema.STEPS:
            step(cast("Database", empty))  # the steps need what both have in common
        return _objects(empty)


def _objects(connection: sqlite3.Connection) -> dict[_ObjectKey, str]:
    rows = connection.execute(_OBJECTS).fetchall()
    return {(str(kind), str(name)): str(sql) for kind, name, sql in rows}


_BACKUP = sentence(
    "The case log is a backup that was copied by hand: it still holds the lists and the advice of "
    "the backup, which are not in use. No case is lost. Close Vigie, move the file out of the data "
    "folder and restore it from there (“vigie restore FILE”)."
)
_RESTORE = sentence(
    "“vigie verify --rebuild” makes indexes and triggers anew, else restore a backup."
)
_MISSING = sentence("“{object}” is missing in the case log; {restore}", restore=_RESTORE)
_FOREIGN = sentence("“{object}” does not belong into the case log; {restore}", restore=_RESTORE)
_CHANGED = sentence("“{object}” in the case log was changed; {restore}", restore=_RESTORE)
