"""The checks that SQLite does by itself: pages and references."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from classifier.sentence import Sentence, sentence

if TYPE_CHECKING:
    from sqlite_utils import Database

# Each of one column. `PRAGMA foreign_key_check` would follow the order of the primary key, in which
# pages of the other table are read again and again.
_REFERENCES = """SELECT tables.name, key."from", key."table", key."to" FROM sqlite_master AS tables,
  pragma_foreign_key_list(tables.name) AS key WHERE tables.type = 'table'"""
_MISSING = """SELECT 1 FROM "{table}" AS referring WHERE "{column}" IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM "{other}" WHERE "{other}"."{key}" = referring."{column}") LIMIT 1"""


def damaged_pages(db: Database) -> Iterator[Sentence]:
    """Yield a sentence when a page of the file is damaged, or cannot be decrypted."""
    if db.execute("PRAGMA quick_check").fetchone() != ("ok",):  # no row: a page was not decrypted
        yield sentence("The database file is damaged; restore the last backup.")


def missing_references(db: Database) -> Iterator[Sentence]:
    """Yield a sentence when a row refers to one that is not there."""
    for table, column, other, key in db.execute(_REFERENCES).fetchall():
        sql = _MISSING.format(table=table, column=column, other=other, key=key)
        if db.execute(sql).fetchone():
            yield sentence("One message text belongs to no case.")
            return
