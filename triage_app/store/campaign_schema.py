"""The step of the schema for campaigns; `schema` has the order of the steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# One event can change many cases of a campaign; the index finds those of a case, and is derived
# from the payloads. The sheet of a campaign is counted without its rows, and labels that differ
# within a campaign are found among the confirmed cases alone.
_CAMPAIGNS = """
CREATE TABLE campaign_events (
  number INTEGER NOT NULL,
  seq INTEGER NOT NULL REFERENCES events (seq),
  PRIMARY KEY (number, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX events_of_campaigns ON events (seq) WHERE kind IN
  ('campaign_split', 'campaign_merged', 'campaign_decided', 'campaign_confirmed');
DROP INDEX cases_by_campaign;
CREATE INDEX cases_by_campaign ON cases (campaign, opened, label, decision, outcome);
CREATE INDEX cases_labelled_by_campaign ON cases (campaign, label) WHERE label IS NOT NULL;
"""


def m0012_campaigns(db: Database) -> None:
    """Let one event change the cases of a campaign."""
    db.executescript(_CAMPAIGNS)
