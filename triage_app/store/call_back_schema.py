"""The columns and the index of callers to be called back, as a step of the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# The rule of `call_backs.is_call_back` in SQL; a test compares both. SQLite uses the indexes for
# queries with these very conditions, so a change of the rule needs new indexes.
WRONG_AND_HARMED = """({0}decision <> 'scam' OR {0}first_decision <> 'scam')
  AND ({0}outcomes GLOB '*"gave_*' OR {0}outcomes GLOB '*"paid_transfer"*'
    OR {0}outcomes GLOB '*"called_premium"*' OR {0}outcomes GLOB '*"installed_app"*'
    OR {0}outcomes GLOB '*"signed_contract"*' OR {0}outcomes GLOB '*"false_adviser"*')"""
_RULE = f"{{0}}label = 'scam' AND {WRONG_AND_HARMED}"
CALL_BACK = _RULE.format("cases.")  # for queries of several tables

# The first decision is what the caller was told; it stays when the decision is changed.
_COLUMNS = """
ALTER TABLE cases ADD COLUMN first_decision TEXT NOT NULL DEFAULT '';
ALTER TABLE cases ADD COLUMN called_back TEXT;
UPDATE cases SET first_decision = decision;
UPDATE cases SET first_decision = json_extract(opening.payload, '$.decision')
  FROM events AS opening WHERE opening.case_number = cases.number
  AND opening.kind IN ('case_opened', 'case_imported')
  AND (EXISTS (SELECT 1 FROM events AS later WHERE later.case_number = cases.number
      AND later.kind = 'decision_changed')
    OR cases.number IN (SELECT number FROM campaign_events));
"""
_INDEXED = _RULE.format("")  # an index names no table
_INDEXES = f"""
CREATE INDEX cases_to_call_back ON cases (opened, number)
  WHERE {_INDEXED} AND called_back IS NULL;
CREATE INDEX cases_called_back ON cases (opened, number)
  WHERE {_INDEXED} AND called_back IS NOT NULL;
"""


def m0018_call_backs(db: Database) -> None:
    """Keep what callers were told at first, and whether they were called back."""
    db.executescript(_COLUMNS)
    db.executescript(_INDEXES)
