"""Step of the schema by which the lists of the desk are found among what steers a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_STEERING = """
DROP INDEX events_of_steering;
CREATE INDEX events_of_steering ON events (seq) WHERE kind IN
  ('model_trained', 'model_promoted', 'model_rolled_back', 'guidance_changed', 'in_use_noted',
   'list_changed');
"""


def m0019_lists(db: Database) -> None:
    """Find the events that say which lists of the desk are in use."""
    db.executescript(_STEERING)
