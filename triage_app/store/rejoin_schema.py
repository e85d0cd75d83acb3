"""The step of the schema for a log that takes back what it has shared and lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# `share_again` has events of this desk that were looked at and have to be prepared all the same.
# `share_forked` has the numbers that are taken out of the outbox, while they are.
_OUTBOX = """
CREATE TABLE share_again (seq INTEGER PRIMARY KEY REFERENCES events (seq)) STRICT;
CREATE TABLE share_forked (number INTEGER PRIMARY KEY) STRICT;
DROP TRIGGER share_outbox_keep_delete;
CREATE TRIGGER share_outbox_keep_delete BEFORE DELETE ON share_outbox
WHEN NOT EXISTS (SELECT 1 FROM share_forked WHERE number = old.number)
BEGIN SELECT RAISE(ABORT, 'what is shared never changes'); END;
"""

# Events change in two ways only: an erasure takes values out, and a case gets another number. A
# later event has the digests of what is left then.
_RENUMBERED = """
DROP TRIGGER events_keep_update;
CREATE INDEX events_of_renumberings ON events (seq) WHERE kind = 'cases_renumbered';
CREATE TRIGGER events_keep_update BEFORE UPDATE ON events
WHEN (new.seq, new.at, new.actor, new.kind, new.previous, new.digest)
  IS NOT (old.seq, old.at, old.actor, old.kind, old.previous, old.digest)
  OR NOT (
    new.case_number IS old.case_number AND EXISTS (
      SELECT 1 FROM events AS later WHERE later.case_number = old.case_number
      AND later.kind = 'case_erased' AND later.seq > old.seq)
    OR EXISTS (
      SELECT 1 FROM events AS later WHERE later.kind = 'cases_renumbered' AND later.seq > old.seq
      AND json_type(later.payload, '$.left."' || old.seq || '"') IS NOT NULL))
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
"""


def m0024_rejoining(db: Database) -> None:
    """Take shared events back after a backup was restored."""
    db.executescript(_OUTBOX)
    db.executescript(_RENUMBERED)
