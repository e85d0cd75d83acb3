"""Indexes and tables by which cases are found, as a step of the schema.

Every filter has an index that gives its cases newest first. The columns behind `number` only let
the other filters be tested without reading the row of the case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_app.store import evidence

if TYPE_CHECKING:
    from sqlite_utils import Database

# Begins a facet among the words; a private code point, char(57344) below, that begins no word.
FACET_MARK = "\ue000"

# `cases_by_judgement` has all columns with few values: a filter of some is the union of ranges of
# all. `cases_by_claim` serves organisation and scenario, alone and together.
_INDEXES = """
CREATE INDEX cases_by_judgement
  ON cases (band, decision, label, channel, outcome, opened);
CREATE INDEX cases_by_claim ON cases
  (organisation, scenario, opened, number, band, decision, label, channel, outcome, imported);
CREATE INDEX cases_by_agent ON cases (agent, opened);
CREATE INDEX cases_imported ON cases
  (opened, number, band, decision, label, channel, outcome, organisation, scenario)
  WHERE imported IS NOT NULL;
"""

# What a message leads to or calls, one row each. A number or a host that may be a person's is a
# keyed digest. `opened` is that of the case. It goes with the text.
_EVIDENCE = """
CREATE TABLE evidence (
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  opened TEXT NOT NULL,
  number INTEGER NOT NULL REFERENCES messages (number) ON DELETE CASCADE,
  PRIMARY KEY (kind, value, opened, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_of_case ON evidence (number);
INSERT OR IGNORE INTO evidence (kind, value, opened, number)
  SELECT 'domain', value, opened, cases.number
  FROM cases JOIN case_domains USING (number), json_each(domains);
"""

# The words of a case are those of its text, the name of the organisation and the notes. Facets
# that never change are words too, so that words and organisation are looked up together.
_WORDS = """
DROP TRIGGER messages_found;
DROP TRIGGER messages_forgotten;
DROP TABLE messages_fts;
ALTER TABLE messages ADD COLUMN organisation TEXT NOT NULL DEFAULT '';
ALTER TABLE messages ADD COLUMN notes TEXT NOT NULL DEFAULT '';
ALTER TABLE messages ADD COLUMN facets TEXT NOT NULL DEFAULT '';
CREATE VIEW case_facets AS SELECT number,
  char(57344) || 'b' || replace(band, '_', '') || ' ' || char(57344) || 'c' || channel
  || coalesce(' ' || char(57344) || 'o' || replace(replace(organisation, '-', ''), '_', ''), '')
  || coalesce(' ' || char(57344) || 's' || scenario, '')
  || iif(agent GLOB 'agent-????????', ' ' || char(57344) || 'a' || substr(agent, 7), '') AS facets
  FROM cases;
UPDATE messages SET
  facets = coalesce((SELECT facets FROM case_facets AS found
    WHERE found.number = messages.number), ''),
  organisation = coalesce((SELECT replace(replace(organisation, '-', ' '), '_', ' ') FROM cases
    WHERE cases.number = messages.number), '');
CREATE VIRTUAL TABLE messages_fts USING fts5 (
  subject, body, sender, others, organisation, notes, facets,
  content='messages', content_rowid='number', tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER messages_found AFTER INSERT ON messages BEGIN
  UPDATE messages SET
    others = (SELECT others FROM other_texts WHERE number = new.number),
    facets = coalesce((SELECT facets FROM case_facets WHERE number = new.number), '')
  WHERE number = new.number;
  INSERT INTO messages_fts (rowid, subject, body, sender, others, organisation, notes, facets)
  SELECT number, subject, body, sender, others, organisation, notes, facets FROM messages
  WHERE number = new.number;
END;
CREATE TRIGGER messages_forgotten AFTER DELETE ON messages BEGIN
  INSERT INTO messages_fts
    (messages_fts, rowid, subject, body, sender, others, organisation, notes, facets)
  VALUES ('delete', old.number, old.subject, old.body, old.sender, old.others, old.organisation,
    old.notes, old.facets);
END;
CREATE TRIGGER messages_noted AFTER UPDATE OF notes ON messages BEGIN
  INSERT INTO messages_fts
    (messages_fts, rowid, subject, body, sender, others, organisation, notes, facets)
  VALUES ('delete', old.number, old.subject, old.body, old.sender, old.others, old.organisation,
    old.notes, old.facets);
  INSERT INTO messages_fts (rowid, subject, body, sender, others, organisation, notes, facets)
  SELECT number, subject, body, sender, others, organisation, notes, facets FROM messages
  WHERE number = new.number;
END;
INSERT INTO messages_fts (messages_fts) VALUES ('rebuild');
"""


def m0013_finding(db: Database) -> None:
    """Find cases by any filter, by what they lead to, and by the name of the organisation."""
    db.executescript(_INDEXES)
    db.executescript(_EVIDENCE)
    evidence.fill(db)
    db.executescript(_WORDS)
