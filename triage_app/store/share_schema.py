"""The tables of what desks share, as a step of the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# Of an event that came from another desk. No text in a payload can hold it: JSON puts a backslash
# before a quotation mark.
IS_RECEIVED = """instr(payload, '"shared":{') > 0"""
SENDER = "json_extract(payload, '$.shared.desk')"
SENT_NUMBER = "json_extract(payload, '$.shared.number')"

_DESKS = """
CREATE TABLE share_identity (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  prepared INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER share_identity_once BEFORE INSERT ON share_identity
WHEN EXISTS (SELECT 1 FROM share_identity)
BEGIN SELECT RAISE(ABORT, 'a log has one desk number'); END;
CREATE TRIGGER share_identity_stays BEFORE UPDATE OF number ON share_identity
BEGIN SELECT RAISE(ABORT, 'a log has one desk number'); END;
CREATE TABLE share_desks (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  key BLOB NOT NULL,
  role TEXT NOT NULL,
  former_keys TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE TABLE share_refusals (
  desk INTEGER PRIMARY KEY,
  number INTEGER NOT NULL,
  at TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;
"""

# What this desk shares never changes. `seq` is the event of the ledger, null for the list of texts
# that a purge has removed.
_OUTBOX = """
CREATE TABLE share_outbox (
  number INTEGER PRIMARY KEY,
  seq INTEGER UNIQUE REFERENCES events (seq),
  lamport INTEGER NOT NULL,
  body TEXT NOT NULL,
  previous TEXT NOT NULL,
  digest TEXT NOT NULL,
  signature BLOB NOT NULL
) STRICT;
CREATE TRIGGER share_outbox_keep_update BEFORE UPDATE ON share_outbox
BEGIN SELECT RAISE(ABORT, 'what is shared never changes'); END;
CREATE TRIGGER share_outbox_keep_delete BEFORE DELETE ON share_outbox
BEGIN SELECT RAISE(ABORT, 'what is shared never changes'); END;
"""

# A part is made of its event and its text whenever it is sent; here is only the salt of its digest,
# and the numbers of the text that masking has taken out of it. The salt of a text goes with it.
_PARTS = """
CREATE TABLE share_parts (
  number INTEGER NOT NULL REFERENCES share_outbox (number),
  kind TEXT NOT NULL,
  case_number INTEGER NOT NULL,
  text_of INTEGER REFERENCES messages (number) ON DELETE CASCADE,
  salt TEXT NOT NULL,
  phones TEXT NOT NULL DEFAULT '[]',
  PRIMARY KEY (number, kind)
) STRICT;
CREATE INDEX share_parts_of_case ON share_parts (case_number);
CREATE INDEX share_parts_of_text ON share_parts (text_of) WHERE text_of IS NOT NULL;
CREATE TABLE share_gone_parts (
  position INTEGER PRIMARY KEY,
  number INTEGER NOT NULL,
  kind TEXT NOT NULL
) STRICT;
CREATE TRIGGER share_part_gone AFTER DELETE ON share_parts BEGIN
  INSERT INTO share_gone_parts (number, kind) VALUES (old.number, old.kind);
END;
"""

_RECEIVED = f"""
CREATE UNIQUE INDEX events_received ON events ({SENDER}, {SENT_NUMBER}) WHERE {IS_RECEIVED};
"""


def m0023_sharing(db: Database) -> None:
    """Share events with other desks, and take theirs."""
    db.executescript(_DESKS)
    db.executescript(_OUTBOX)
    db.executescript(_PARTS)
    db.executescript(_RECEIVED)
