"""How many cases of each day have the same values, as a step of the schema.

Figures of a week are the sums of seven days, whatever the number of cases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# The day comes first in the key, so that a new case changes pages that lie beside each other.
_TABLE = """
CREATE TABLE day_counts (
  day TEXT NOT NULL,
  counted TEXT NOT NULL,
  value TEXT NOT NULL,
  cases INTEGER NOT NULL,
  PRIMARY KEY (day, counted, value)
) STRICT, WITHOUT ROWID;
"""
# What is counted of a case: a name and a value each, several columns as a JSON list.
_VIEW = """
CREATE VIEW counted_values AS
  SELECT number, opened, substr(opened, 1, 10) AS day, 'judged' AS counted,
    json_array(band, decision, label, channel, outcomes, imported IS NOT NULL) AS value FROM cases
  UNION ALL SELECT number, opened, substr(opened, 1, 10), 'view',
    json_array(asks, expected, dissent) FROM cases
    WHERE asks IS NOT NULL OR dissent IS NOT NULL
  UNION ALL SELECT number, opened, substr(opened, 1, 10), 'scenario',
    coalesce(scenario, '') FROM cases
  UNION ALL SELECT number, opened, substr(opened, 1, 10), 'claim',
    json_array(coalesce(organisation, ''), coalesce(label, decision)) FROM cases
  UNION ALL SELECT number, opened, substr(opened, 1, 10), 'hour', substr(opened, 1, 13) FROM cases
  UNION ALL SELECT number, opened, substr(opened, 1, 10), 'seconds',
    CAST(handling_seconds AS TEXT) FROM cases
    WHERE handling_seconds IS NOT NULL AND imported IS NULL;
"""
_COLUMNS = """opened, band, decision, label, channel, outcomes, imported, asks, expected, dissent,
  scenario, organisation, handling_seconds"""


def _row_of(which: str) -> str:
    return ", ".join(f"{which}.{name.strip()}" for name in _COLUMNS.split(","))


_CHANGES = f"({_row_of('new')}) IS NOT ({_row_of('old')})"
_ADD = """INSERT INTO day_counts (day, counted, value, cases)
  SELECT day, counted, value, 1 FROM counted_values WHERE number = new.number
  ON CONFLICT (day, counted, value) DO UPDATE SET cases = cases + 1;"""
_THOSE_OF_CASE = """(day, counted, value) IN
  (SELECT day, counted, value FROM counted_values WHERE number = old.number)"""
# The view still has the old values, because these triggers come before the change.
_TAKE_AWAY = f"""UPDATE day_counts SET cases = cases - 1 WHERE {_THOSE_OF_CASE};
  DELETE FROM day_counts WHERE cases = 0 AND {_THOSE_OF_CASE};"""  # noqa: S608 - no values
_TRIGGERS = f"""
CREATE TRIGGER day_counts_of_new_case AFTER INSERT ON cases BEGIN
  {_ADD}
END;
CREATE TRIGGER day_counts_before_change BEFORE UPDATE OF {_COLUMNS} ON cases WHEN {_CHANGES} BEGIN
  {_TAKE_AWAY}
END;
CREATE TRIGGER day_counts_after_change AFTER UPDATE OF {_COLUMNS} ON cases WHEN {_CHANGES} BEGIN
  {_ADD}
END;
CREATE TRIGGER day_counts_without_case BEFORE DELETE ON cases BEGIN
  {_TAKE_AWAY}
END;
"""
DAYS = "SELECT DISTINCT substr(opened, 1, 10) FROM cases"
_COUNTED = ("judged", "view", "scenario", "claim", "hour", "seconds")
# One day and one kind at a time: SQLite sorts many small groups faster than a large one, and in
# less memory.
OF_DAY = " UNION ALL ".join(
    f"""SELECT ?1 AS day, '{name}' AS counted, value, count(*) AS cases FROM counted_values
  WHERE counted = '{name}' AND opened >= ?1 AND opened < ?1 || '~' GROUP BY value"""  # noqa: S608
    for name in _COUNTED
)


def m0022_day_counts(db: Database) -> None:
    """Count the cases of each day."""
    db.executescript(_TABLE)
    db.executescript(_VIEW)
    fill(db)
    db.executescript(_TRIGGERS)


def fill(db: Database) -> None:
    """Count all cases; the table is empty before."""
    for (day,) in db.execute(DAYS).fetchall():
        db.execute(f"INSERT INTO day_counts (day, counted, value, cases) {OF_DAY}", [day])
