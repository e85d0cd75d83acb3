"""The tables of the case log, as named migrations. A released migration is never changed.

`events` is the ledger; `cases` and `bands` are derived from it; `messages` stores the masked text
separately, so that a purge can remove it without breaking the hash chain, and `case_domains` the
domains of its links. `templates` stores the genuine messages of the organisation in the same way.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from triage_app.store.bands_schema import m0026_bands
from triage_app.store.call_back_schema import m0018_call_backs
from triage_app.store.campaign_schema import m0012_campaigns
from triage_app.store.day_counts_schema import m0022_day_counts
from triage_app.store.figures_schema import m0020_figures
from triage_app.store.finding_schema import m0013_finding
from triage_app.store.lists_schema import m0019_lists
from triage_app.store.notes_schema import m0015_notes
from triage_app.store.outcomes_schema import m0016_outcomes
from triage_app.store.own_cases_schema import m0014_own_cases
from triage_app.store.period_schema import m0017_campaigns_of_a_period
from triage_app.store.rejoin_schema import m0024_rejoining
from triage_app.store.review_schema import m0021_review
from triage_app.store.share_schema import m0023_sharing
from triage_app.store.share_texts import m0025_late_texts
from triage_app.store.smaller_schema import m0027_smaller
from triage_app.store.trust_schema import (
    m0009_identity,
    m0010_steering,
    m0011_chain,
    m0028_trusted_desks,
    m0029_supervisor_code,
)

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

APPLICATION_ID = 0x56494749  # "VIGI" in the file header marks our SQLite files
MIGRATION_SET = "vigie"

_LEDGER = """
CREATE TABLE events (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  case_number INTEGER,
  payload TEXT NOT NULL,
  previous TEXT NOT NULL,
  digest TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX events_of_case ON events (case_number, seq);
CREATE TRIGGER events_keep_update BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER events_keep_delete BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TABLE cases (
  number INTEGER PRIMARY KEY,
  opened TEXT NOT NULL,
  agent TEXT NOT NULL,
  channel TEXT NOT NULL,
  language TEXT NOT NULL,
  band TEXT NOT NULL,
  score REAL,
  decision TEXT NOT NULL,
  outcome TEXT,
  label TEXT,
  labelled_by TEXT,
  labelled_at TEXT,
  scenario TEXT,
  organisation TEXT,
  domains TEXT NOT NULL,
  indicators TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  campaign INTEGER NOT NULL,
  model TEXT NOT NULL,
  handling_seconds INTEGER,
  text_digest TEXT NOT NULL
) STRICT;
CREATE INDEX cases_by_opened ON cases (opened);
CREATE INDEX cases_by_label ON cases (label, number);
CREATE INDEX cases_by_campaign ON cases (campaign, label, opened);

CREATE TABLE bands (
  key INTEGER NOT NULL,
  number INTEGER NOT NULL REFERENCES cases (number) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (key, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX bands_of_case ON bands (number);
"""

# The searched columns are extracted from the JSON, so the text is stored once.
_MESSAGES = """
CREATE TABLE messages (
  number INTEGER PRIMARY KEY REFERENCES cases (number) DEFERRABLE INITIALLY DEFERRED,
  message TEXT NOT NULL,
  salt TEXT NOT NULL,
  excerpt TEXT NOT NULL,
  subject TEXT GENERATED ALWAYS AS (json_extract(message, '$.subject')) VIRTUAL,
  body TEXT GENERATED ALWAYS AS (json_extract(message, '$.body')) VIRTUAL,
  sender TEXT GENERATED ALWAYS AS (json_extract(message, '$.sender')) VIRTUAL
) STRICT;
CREATE VIRTUAL TABLE messages_fts USING fts5 (
  subject, body, sender,
  content='messages', content_rowid='number', tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER messages_found AFTER INSERT ON messages BEGIN
  INSERT INTO messages_fts (rowid, subject, body, sender)
  VALUES (new.number, new.subject, new.body, new.sender);
END;
CREATE TRIGGER messages_forgotten AFTER DELETE ON messages BEGIN
  INSERT INTO messages_fts (messages_fts, rowid, subject, body, sender)
  VALUES ('delete', old.number, old.subject, old.body, old.sender);
END;
"""

# The digests of `numbers` tell whether a number of a message is one of a template.
_TEMPLATES = """
CREATE TABLE templates (
  number INTEGER PRIMARY KEY,
  added TEXT NOT NULL,
  actor TEXT NOT NULL,
  organisation TEXT NOT NULL,
  name TEXT NOT NULL,
  message TEXT NOT NULL,
  salt TEXT NOT NULL,
  numbers TEXT NOT NULL
) STRICT;
CREATE INDEX events_of_templates ON events (seq)
  WHERE kind IN ('genuine_added', 'genuine_removed');
"""

# A case that came with an old list names its import: the event of the ledger that started it. Its
# number says nothing about its date, so that lists are sorted by date.
_IMPORTS = """
ALTER TABLE cases ADD COLUMN imported INTEGER;
CREATE INDEX cases_by_import ON cases (imported) WHERE imported IS NOT NULL;
CREATE INDEX cases_by_label_and_date ON cases (label, opened);
"""

# An erasure takes the personal values out of the events of a case; the event that records it has
# the digests of what is left (`erasure`). `due_texts` are the texts that a purge will remove.
_REMOVAL = """
DROP TRIGGER events_keep_update;
CREATE TRIGGER events_keep_update BEFORE UPDATE ON events
WHEN (new.seq, new.at, new.actor, new.kind, new.case_number, new.previous, new.digest)
  IS NOT (old.seq, old.at, old.actor, old.kind, old.case_number, old.previous, old.digest)
  OR NOT EXISTS (SELECT 1 FROM events AS later WHERE later.case_number = old.case_number
    AND later.kind = 'case_erased' AND later.seq > old.seq)
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE INDEX events_of_erasures ON events (seq) WHERE kind = 'case_erased';
CREATE INDEX events_of_purges ON events (seq) WHERE kind = 'purged';
CREATE TABLE due_texts (
  number INTEGER PRIMARY KEY,
  since TEXT NOT NULL,
  chosen INTEGER NOT NULL DEFAULT 0
) STRICT;
"""

# Every text of a message is searched: replies, links, names of files, whatever is stored. Codes of
# our own, digests and results of checks are no words of it. The words are a column, because FTS5
# reads no content from a table-valued function, and a view takes them out, because a trigger
# cannot call one. The index is filled by `finding_schema`, which makes it anew.
_SEARCH = """
DROP TRIGGER messages_found;
DROP TRIGGER messages_forgotten;
DROP TABLE messages_fts;
ALTER TABLE messages ADD COLUMN others TEXT NOT NULL DEFAULT '';
CREATE VIEW other_texts AS SELECT number, (
  SELECT coalesce(group_concat(value, ' '), '') FROM json_tree(messages.message)
  WHERE type = 'text' AND key NOT IN ('digest', 'media_type')
  AND fullkey NOT IN ('$.subject', '$.body', '$.sender', '$.channel', '$.part')
  AND path NOT IN ('$.remarks', '$.authentication')) AS others FROM messages;
UPDATE messages SET others = (SELECT others FROM other_texts AS found
  WHERE found.number = messages.number);
CREATE VIRTUAL TABLE messages_fts USING fts5 (
  subject, body, sender, others,
  content='messages', content_rowid='number', tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER messages_found AFTER INSERT ON messages BEGIN
  UPDATE messages SET others = (SELECT others FROM other_texts WHERE number = new.number)
  WHERE number = new.number;
  INSERT INTO messages_fts (rowid, subject, body, sender, others)
  SELECT number, subject, body, sender, others FROM messages WHERE number = new.number;
END;
CREATE TRIGGER messages_forgotten AFTER DELETE ON messages BEGIN
  INSERT INTO messages_fts (messages_fts, rowid, subject, body, sender, others)
  VALUES ('delete', old.number, old.subject, old.body, old.sender, old.others);
END;
"""

# The names behind the pseudonyms of the ledger, until they are forgotten.
_PSEUDONYMS = """
CREATE TABLE pseudonyms (
  pseudonym TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  month TEXT NOT NULL,
  UNIQUE (name, month)
) STRICT;
"""

# The domains of the links of a message go with its text, and stand in no event.
_DOMAINS = """
CREATE TABLE case_domains (
  number INTEGER PRIMARY KEY REFERENCES messages (number) ON DELETE CASCADE,
  domains TEXT NOT NULL
) STRICT;
INSERT INTO case_domains (number, domains)
  SELECT number, domains FROM cases JOIN messages USING (number) WHERE domains <> '[]';
ALTER TABLE cases DROP COLUMN domains;
"""


def m0001_ledger_and_projections(db: Database) -> None:
    """Create the ledger, the cases and the near-copy bands."""
    db.executescript(_LEDGER)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def m0002_messages_and_search(db: Database) -> None:
    """Create the masked texts and their full-text index."""
    db.executescript(_MESSAGES)


def m0003_templates(db: Database) -> None:
    """Create the genuine messages of the organisation."""
    db.executescript(_TEMPLATES)


def m0004_imports(db: Database) -> None:
    """Mark the cases that were imported."""
    db.executescript(_IMPORTS)


def m0005_removal(db: Database) -> None:
    """Let erasures take personal values out of events, and list the texts that are due."""
    db.executescript(_REMOVAL)


def m0006_search_of_all_texts(db: Database) -> None:
    """Find a case by the words of every text of its message."""
    db.executescript(_SEARCH)


def m0007_pseudonyms(db: Database) -> None:
    """Keep the names of people apart from the ledger."""
    db.executescript(_PSEUDONYMS)


def m0008_domains(db: Database) -> None:
    """Keep the domains of a case with its text, so that they go with it."""
    db.executescript(_DOMAINS)


STEPS: tuple[Callable[[Database], None], ...] = (
    m0001_ledger_and_projections,
    m0002_messages_and_search,
    m0003_templates,
    m0004_imports,
    m0005_removal,
    m0006_search_of_all_texts,
    m0007_pseudonyms,
    m0008_domains,
    m0009_identity,
    m0010_steering,
    m0011_chain,
    m0012_campaigns,
    m0013_finding,
    m0014_own_cases,
    m0015_notes,
    m0016_outcomes,
    m0017_campaigns_of_a_period,
    m0018_call_backs,
    m0019_lists,
    m0020_figures,
    m0021_review,
    m0022_day_counts,
    m0023_sharing,
    m0024_rejoining,
    m0025_late_texts,
    m0026_bands,
    m0027_smaller,
    m0028_trusted_desks,
    m0029_supervisor_code,
)
VERSION = len(STEPS)


def migrations() -> Migrations:
    """Return the steps above as a migration set of sqlite-utils."""
    from sqlite_utils import Migrations  # noqa: PLC0415 - slow import, not before the window

    steps = Migrations(MIGRATION_SET)
    for step in STEPS:
        # A savepoint for each step would keep a copy of all changed pages in memory.
        steps(name=step.__name__, transactional=False)(step)
    return steps
