"""Columns and indexes of the review queue and of second labels, as a step of the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage_app.store.call_back_schema import WRONG_AND_HARMED

if TYPE_CHECKING:
    from sqlite_utils import Database

# A caller who would have to be called back if the message is a scam; nobody has confirmed it yet.
POSSIBLE_CALL_BACK = f"cases.label IS NULL AND {WRONG_AND_HARMED.format('cases.')}"
# A case has one of a hundred lots by its number alone, so that a share of the cases is the same
# for everybody and is found in an index. The factor is D. Knuth's for multiplicative hashing.
_LOT = "{0}number * 2654435761 % 4294967296 % 100"
LOT = _LOT.format("cases.")
TO_SECOND = "cases.label IS NOT NULL AND cases.second_label IS NULL"

# `first_label` is the label that stood when the second one was given: it is what the second one
# is compared with, also after the label was mended.
_COLUMNS = """
ALTER TABLE cases ADD COLUMN second_label TEXT;
ALTER TABLE cases ADD COLUMN first_label TEXT;
ALTER TABLE cases ADD COLUMN second_by_same INTEGER NOT NULL DEFAULT 0;
"""
_INDEXES = f"""
CREATE INDEX cases_possible_call_back ON cases (opened, number)
  WHERE label IS NULL AND {WRONG_AND_HARMED.format("")};
CREATE INDEX cases_to_second ON cases ({_LOT.format("")}, opened, number)
  WHERE label IS NOT NULL AND second_label IS NULL;
CREATE INDEX cases_seconded ON cases (second_by_same, first_label, second_label)
  WHERE second_label IS NOT NULL;
"""


def m0021_review(db: Database) -> None:
    """Keep second labels, and find the cases that wait for a supervisor."""
    db.executescript(_COLUMNS)
    db.executescript(_INDEXES)
