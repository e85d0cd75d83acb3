"""The column of the cases that were confirmed by the agent who logged them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# Labels from before do not tell.
_OWN_CASES = "ALTER TABLE cases ADD COLUMN own_case INTEGER NOT NULL DEFAULT 0;"


def m0014_own_cases(db: Database) -> None:
    """Mark the cases that were confirmed by the agent who logged them."""
    db.executescript(_OWN_CASES)
