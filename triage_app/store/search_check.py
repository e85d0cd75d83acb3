"""Compares the search index with the texts, without a write lock.

FTS5 compares its index with the texts on `INSERT … 'integrity-check'`, which takes the write lock
for as long as it reads (https://www.sqlite.org/fts5.html, section 6.5). So the tables of the index
are copied into the temporary database of the connection, and the texts are read through a view:
only the temporary database is written. It is in memory, because SQLite encrypts no temporary file:
0.5 kB a case for messages of 80 words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from classifier.sentence import Sentence, sentence
from triage_app.store import driver

if TYPE_CHECKING:
    from sqlite_utils import Database

_INDEX = "messages_fts"
_TABLES = ("data", "idx", "docsize", "config")  # of an index, after its name
_COMPARE = "INSERT INTO temp.messages_fts (messages_fts, rank) VALUES ('integrity-check', 1)"
_CONTENT = re.compile(r"content\s*=\s*'(\w+)'")
_WRONG = sentence(
    "The search index no longer matches the texts; “vigie verify --rebuild” rewrites it."
)


def problems(db: Database) -> Iterator[Sentence]:
    """Yield a sentence when the index differs from the texts; in a read transaction."""
    _copy_index(db)
    try:
        db.execute(_COMPARE)
    except driver.Error as error:
        if driver.error_code(error) != "CORRUPT":
            raise
        yield _WRONG


def _copy_index(db: Database) -> None:
    """Make the same index in the temporary database, with a view in place of the texts."""
    find = "SELECT sql FROM main.sqlite_master WHERE name = ?"
    definition = str(db.execute(find, [_INDEX]).fetchone()[0])
    content = _CONTENT.search(definition)
    if content is None:
        raise ValueError("the search index names no table of texts")
    texts = content[1]
    db.execute(f"CREATE TEMP VIEW {texts} AS SELECT * FROM main.{texts}")  # noqa: S608
    db.execute(definition.replace(f"TABLE {_INDEX}", f"TABLE temp.{_INDEX}", 1))
    for name in _TABLES:
        table = f"{_INDEX}_{name}"
        db.execute(f"DELETE FROM temp.{table}")  # noqa: S608
        db.execute(f"INSERT INTO temp.{table} SELECT * FROM main.{table}")  # noqa: S608
