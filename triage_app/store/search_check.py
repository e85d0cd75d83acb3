"""Compares the search index with the texts, without a write lock.

FTS5 compares its index with the texts on `INSERT … 'integrity-check'`, which takes the write lock
for as long as it reads (https://www.sqlite.org/fts5.html, section 6.5). So the tables of the index
are copied into the temporary database of the connection, and the texts are read through a view:
only the temporary database is written. It is in memory, because SQLite encrypts no temporary file:
0.5 kB a case for messages of 80 words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from classifier.sentence import Sentence, sentence
from triage_app.store import derived_text, driver

if TYPE_CHECKING:
    from sqlite_utils import Database

_INDEX = "messages_fts"
_TABLES = ("data", "idx", "docsize", "config")  # of an index, after its name
_COMPARE = "INSERT INTO temp.messages_fts (messages_fts, rank) VALUES ('integrity-check', 1)"
_DEFINITION = "SELECT sql FROM main.sqlite_master WHERE name = ?"
_NO_CONTENT, _CONTENT = "content=''", "content='indexed', content_rowid='number'"
# What triggers index is the view `searched_texts`, which FTS5 cannot read because of `json_tree`.
# Of a text with a link at most, SQL says the same without it, and of others Python; the view is
# asked when the index says something else. Python would keep other checks waiting for its lock.
_TEXTS = """CREATE TEMP VIEW indexed AS SELECT number, subject, body, sender,
  {others} AS others, organisation, notes,
  coalesce((SELECT facets FROM main.case_facets AS found WHERE found.number = texts.number), '')
    AS facets
  FROM main.messages AS texts"""
_REST = """json_remove(message, '$.body', '$.channel', '$.sender', '$.subject',
    '$.links[0].shown', '$.links[0].target', '$.links[0].start', '$.links[0].end')"""
_OTHERS = f"""iif({_REST} IN ('{{}}', '{{"links":[{{}}]}}'),
    concat_ws(' ', message ->> '$.links[0].shown', message ->> '$.links[0].target'),
    other_words(message))"""
_OF_VIEW = f"""coalesce(
    (SELECT others FROM temp.differing WHERE differing.number = texts.number),
    {_OTHERS})"""  # noqa: S608 - no values
_DIFFERING = f"""CREATE TEMP TABLE differing (number INTEGER PRIMARY KEY, others TEXT);
  INSERT INTO temp.differing SELECT number, others FROM main.messages
  JOIN main.other_texts USING (number) WHERE others <> {_OTHERS};"""  # noqa: S608
WRONG = sentence(
    "The search index no longer matches the texts; “vigie verify --rebuild” rewrites it."
)


def problems(db: Database) -> Iterator[Sentence]:
    """Yield a sentence when the index differs from the texts; in a read transaction."""
    derived_text.give_to(db)
    db.execute(_TEXTS.format(others=_OTHERS))
    _copy_index(db)
    if _is_of_texts(db):
        return
    db.executescript(_DIFFERING)
    db.execute("DROP VIEW temp.indexed")
    db.execute(_TEXTS.format(others=_OF_VIEW))
    if not _is_of_texts(db):
        yield WRONG


def _copy_index(db: Database) -> None:
    """Make the same index in the temporary database, with a view as its content."""
    make_like_it(db, _INDEX, _CONTENT)
    for name in _TABLES:
        table = f"{_INDEX}_{name}"
        db.execute(f"DELETE FROM temp.{table}")  # noqa: S608
        db.execute(f"INSERT INTO temp.{table} SELECT * FROM main.{table}")  # noqa: S608


def make_like_it(db: Database, name: str, content: str = _NO_CONTENT) -> None:
    """Make an index like the one of the log in the temporary database."""
    definition = str(db.execute(_DEFINITION, [_INDEX]).fetchone()[0])
    if _NO_CONTENT not in definition:
        raise ValueError("the search index is another one")
    of_name = definition.replace(f"TABLE {_INDEX}", f"TABLE temp.{name}", 1)
    db.execute(of_name.replace(_NO_CONTENT, content, 1))


def _is_of_texts(db: Database) -> bool:
    try:
        db.execute(_COMPARE)
    except driver.Error as error:
        if driver.error_code(error) != "CORRUPT":
            raise
        return False
    return True
