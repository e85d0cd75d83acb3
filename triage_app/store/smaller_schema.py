"""The step of the schema that keeps nothing twice: excerpts, searched words and an unused index.

What a list shows of a text, and the words by which it is found, follow from the text and its case.
They are made when they are read or indexed (`excerpts`, the view `searched_texts`), which leaves
out a tenth of a log of short messages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# The tables are written anew: a column that is dropped leaves its room inside the pages. Whatever
# refers to them does so by their names, so that nothing else changes.
_MESSAGES = """
DROP TRIGGER messages_found;
DROP TRIGGER messages_forgotten;
DROP TRIGGER messages_noted;
CREATE TABLE smaller_messages (
  number INTEGER PRIMARY KEY REFERENCES cases (number) DEFERRABLE INITIALLY DEFERRED,
  message TEXT NOT NULL,
  salt TEXT NOT NULL,
  organisation TEXT NOT NULL DEFAULT '',
  notes TEXT NOT NULL DEFAULT '',
  subject TEXT GENERATED ALWAYS AS (json_extract(message, '$.subject')) VIRTUAL,
  body TEXT GENERATED ALWAYS AS (json_extract(message, '$.body')) VIRTUAL,
  sender TEXT GENERATED ALWAYS AS (json_extract(message, '$.sender')) VIRTUAL
) STRICT;
INSERT INTO smaller_messages (number, message, salt, organisation, notes)
  SELECT number, message, salt, organisation, notes FROM messages ORDER BY number;
DROP TABLE messages;
ALTER TABLE smaller_messages RENAME TO messages;
"""
# Nobody looks for an event by its digest, and no two can have the same one: each is taken of the
# number of its event too.
_EVENTS = """
CREATE TABLE smaller_events (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  case_number INTEGER,
  payload TEXT NOT NULL,
  previous TEXT NOT NULL,
  digest TEXT NOT NULL
) STRICT;
INSERT INTO smaller_events
  SELECT seq, at, actor, kind, case_number, payload, previous, digest FROM events ORDER BY seq;
DROP TABLE events;
ALTER TABLE smaller_events RENAME TO events;
"""
_OF_EVENTS = """SELECT sql FROM sqlite_master WHERE tbl_name = 'events'
    AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY rowid"""
_VIEWS = "SELECT name, sql FROM sqlite_master WHERE type = 'view' AND sql GLOB '*FROM messages*'"

_COLUMNS = "subject, body, sender, others, organisation, notes, facets"
_SEARCHED = """
CREATE VIEW searched_texts AS SELECT number, subject, body, sender,
  (SELECT others FROM other_texts WHERE other_texts.number = messages.number) AS others,
  organisation, notes,
  coalesce((SELECT facets FROM case_facets WHERE case_facets.number = messages.number), '')
    AS facets
  FROM messages;
"""
INDEX_ALL = f"""INSERT INTO messages_fts (rowid, {_COLUMNS})
  SELECT number, {_COLUMNS} FROM searched_texts"""  # noqa: S608 - names of columns
# The index holds words and no content of its own ("contentless"): triggers tell it what comes and
# what goes. Its tables stay as they are, so that only its definition changes, as
# https://www.sqlite.org/lang_altertable.html (section 7) has it.
_DEFINITION = """UPDATE sqlite_master
  SET sql = replace(sql, 'content=''messages'', content_rowid=''number''', 'content=''''')
  WHERE name = 'messages_fts'"""
_FIND = f"{INDEX_ALL} WHERE number = new.number;"
_FORGET = f"""INSERT INTO messages_fts (messages_fts, rowid, {_COLUMNS})
  SELECT 'delete', number, {_COLUMNS} FROM searched_texts WHERE number = old.number;"""  # noqa: S608
_TRIGGERS = f"""
CREATE TRIGGER messages_found AFTER INSERT ON messages BEGIN
  {_FIND}
END;
CREATE TRIGGER messages_forgotten BEFORE DELETE ON messages BEGIN
  {_FORGET}
END;
CREATE TRIGGER messages_before_note BEFORE UPDATE OF notes ON messages BEGIN
  {_FORGET}
END;
CREATE TRIGGER messages_noted AFTER UPDATE OF notes ON messages BEGIN
  {_FIND}
END;
"""


def m0027_smaller(db: Database) -> None:
    """Keep texts and events without what follows from them; foreign keys are off meanwhile."""
    views = db.execute(_VIEWS).fetchall()
    for name, _ in views:
        db.execute(f"DROP VIEW {name}")
    db.executescript(_MESSAGES)
    objects = db.execute(_OF_EVENTS).fetchall()
    db.executescript(_EVENTS)
    for *_, sql in [*views, *objects]:
        db.execute(sql)
    _change_definition(db)
    db.executescript(_SEARCHED)
    db.executescript(_TRIGGERS)


def _change_definition(db: Database) -> None:
    version = db.execute("PRAGMA schema_version").fetchone()[0]
    db.execute("PRAGMA writable_schema = ON")
    db.execute(_DEFINITION)
    db.execute(f"PRAGMA schema_version = {version + 1}")
    db.execute("PRAGMA writable_schema = OFF")
