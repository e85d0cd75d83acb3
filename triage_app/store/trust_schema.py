"""Steps of the schema by which a log is told from another one, and what steers it is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# What tells this log from any other, also from a later one in the same place.
_IDENTITY = """
CREATE TABLE log_identity (identity TEXT NOT NULL) STRICT;
INSERT INTO log_identity VALUES (lower(hex(randomblob(16))));
"""

# The few events that say which model, guidance and settings are in use.
_STEERING = """
CREATE INDEX events_of_steering ON events (seq) WHERE kind IN
  ('model_trained', 'model_promoted', 'model_rolled_back', 'guidance_changed', 'in_use_noted');
"""

# Which key seals the events of the ledger.
_CHAIN = "CREATE INDEX events_of_chain ON events (seq) WHERE kind = 'chain_keyed';"

# Which desks are trusted, which is looked up whenever something of them is taken.
_SHARING = "CREATE INDEX events_of_sharing ON events (seq) WHERE kind = 'sharing_changed';"

# Whether there is a supervisor code.
_ACCESS = "CREATE INDEX events_of_access ON events (seq) WHERE kind = 'access_changed';"


def m0009_identity(db: Database) -> None:
    """Give the log a random id."""
    db.executescript(_IDENTITY)


def m0010_steering(db: Database) -> None:
    """Find the events that say what steers a verdict."""
    db.executescript(_STEERING)


def m0011_chain(db: Database) -> None:
    """Find the events that say which key seals the ledger."""
    db.executescript(_CHAIN)


def m0028_trusted_desks(db: Database) -> None:
    """Find the events that say which desks are trusted."""
    db.executescript(_SHARING)


def m0029_supervisor_code(db: Database) -> None:
    """Find the events that say whether there is a supervisor code."""
    db.executescript(_ACCESS)
