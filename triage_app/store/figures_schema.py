"""What the figures of a period are counted in, as a step of the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# The answers of the agent before the verdict, and the reason of a decision against it.
_COLUMNS = """
ALTER TABLE cases ADD COLUMN asks TEXT;
ALTER TABLE cases ADD COLUMN expected TEXT;
ALTER TABLE cases ADD COLUMN dissent TEXT;
UPDATE cases SET
  asks = json_extract(opening.payload, '$.observations.asks'),
  expected = json_extract(opening.payload, '$.observations.expected'),
  dissent = json_extract(opening.payload, '$.dissent')
  FROM events AS opening WHERE opening.case_number = cases.number
  AND opening.kind = 'case_opened'
  AND (instr(opening.payload, '"observations"') > 0 OR instr(opening.payload, '"dissent"') > 0);
"""
# A period is counted in this index alone, without a row of a case.
_INDEX = """
DROP INDEX cases_by_day_and_campaign;
CREATE INDEX cases_of_period ON cases (opened, number, campaign, band, decision, label, channel,
  scenario, organisation, outcomes, handling_seconds, imported, asks, expected, dissent);
"""
# Cases that left the log, with their dates: an old week says how many it has lost. Derived from
# the ledger.
_WITHDRAWN = """
CREATE TABLE withdrawn_cases (
  number INTEGER PRIMARY KEY,
  opened TEXT NOT NULL
) STRICT;
CREATE INDEX withdrawn_by_opened ON withdrawn_cases (opened);
CREATE INDEX events_of_withdrawals ON events (case_number) WHERE kind = 'case_withdrawn';
CREATE INDEX events_of_exports ON events (seq) WHERE kind = 'exported';
"""
WITHDRAWN_CASES = """SELECT opening.case_number AS number,
    coalesce(json_extract(opening.payload, '$.opened'), opening.at) AS opened
  FROM events AS gone INDEXED BY events_of_withdrawals
  JOIN events AS opening ON opening.case_number = gone.case_number
  WHERE gone.kind = 'case_withdrawn' AND opening.kind IN ('case_opened', 'case_imported')"""


def m0020_figures(db: Database) -> None:
    """Count the cases of a period by all that they have."""
    db.executescript(_COLUMNS)
    db.executescript(_INDEX)
    db.executescript(_WITHDRAWN)
    db.execute(f"INSERT INTO withdrawn_cases (number, opened) {WITHDRAWN_CASES}")
