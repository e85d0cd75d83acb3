"""The answers to "what did the caller do", several a case, as a step of the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# The column holds a JSON list in the order of `Outcome`. The indexes that had the one outcome of
# a case have the list, so that it is tested without reading the row.
_COLUMN = """
ALTER TABLE cases ADD COLUMN outcomes TEXT NOT NULL DEFAULT '[]';
UPDATE cases SET outcomes = json_array(outcome) WHERE outcome IS NOT NULL;
DROP INDEX cases_by_judgement;
DROP INDEX cases_by_claim;
DROP INDEX cases_imported;
DROP INDEX cases_by_campaign;
ALTER TABLE cases DROP COLUMN outcome;
CREATE INDEX cases_by_judgement
  ON cases (band, decision, label, channel, opened);
CREATE INDEX cases_by_claim ON cases
  (organisation, scenario, opened, number, band, decision, label, channel, outcomes, imported);
CREATE INDEX cases_imported ON cases
  (opened, number, band, decision, label, channel, outcomes, organisation, scenario)
  WHERE imported IS NOT NULL;
CREATE INDEX cases_by_campaign ON cases (campaign, opened, label, decision, outcomes);
"""

# One row an answer, derived from `cases` by triggers, with what the other filters of judgements
# ask for: so cases of an answer and a label that rarely meet are found at once. A view takes the
# answers out of the list, because a trigger cannot call a table-valued function.
_TABLE = """
CREATE TABLE case_outcomes (
  number INTEGER NOT NULL REFERENCES cases (number) ON DELETE CASCADE,
  outcome TEXT NOT NULL,
  band TEXT NOT NULL,
  decision TEXT NOT NULL,
  label TEXT,
  channel TEXT NOT NULL,
  opened TEXT NOT NULL,
  PRIMARY KEY (number, outcome)
) STRICT, WITHOUT ROWID;
CREATE INDEX outcomes_by_judgement
  ON case_outcomes (outcome, band, decision, label, channel, opened, number);
CREATE VIEW given_outcomes AS SELECT number, value AS outcome, band, decision, label, channel,
  opened FROM cases, json_each(cases.outcomes);
CREATE TRIGGER outcomes_given AFTER INSERT ON cases BEGIN
  INSERT INTO case_outcomes SELECT * FROM given_outcomes WHERE number = new.number;
END;
CREATE TRIGGER outcomes_changed AFTER UPDATE OF outcomes, decision, label ON cases
WHEN (new.outcomes, new.decision, new.label) IS NOT (old.outcomes, old.decision, old.label)
BEGIN
  DELETE FROM case_outcomes WHERE number = new.number;
  INSERT INTO case_outcomes SELECT * FROM given_outcomes WHERE number = new.number;
END;
INSERT INTO case_outcomes SELECT * FROM given_outcomes;
"""


def m0016_outcomes(db: Database) -> None:
    """Keep several answers a case."""
    db.executescript(_COLUMN)
    db.executescript(_TABLE)
