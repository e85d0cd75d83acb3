"""The index by which the campaigns of a period are counted, as a step of the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# Counting the cases of some days by campaign reads this index alone.
_INDEX = "CREATE INDEX cases_by_day_and_campaign ON cases (opened, campaign)"


def m0017_campaigns_of_a_period(db: Database) -> None:
    """Count the cases of a period by their campaigns."""
    db.execute(_INDEX)
