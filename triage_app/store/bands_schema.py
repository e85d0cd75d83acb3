"""The index of near-copies without an order by case, as a step of the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# The rows of a case follow from its fingerprint, so that nobody looks for them by its number. A
# reference to `cases` would: SQLite needs an index for it as large as the table.
_BANDS = """
ALTER TABLE bands RENAME TO bands_before;
CREATE TABLE bands (
  key INTEGER NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (key, number)
) STRICT, WITHOUT ROWID;
INSERT INTO bands (key, number) SELECT key, number FROM bands_before ORDER BY key, number;
DROP TABLE bands_before;
"""


def m0026_bands(db: Database) -> None:
    """Keep the bands of near-copies in one order."""
    db.executescript(_BANDS)
