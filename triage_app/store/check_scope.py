"""Which part of a log a verification compares: all of it, or what changed after an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from triage_app.store.check_progress import RowCount

if TYPE_CHECKING:
    from sqlite_utils import Database

_SOME = 10_000  # cases
_NO_END = 2**63 - 1
_END = """SELECT max(number), count(*) FROM
    (SELECT number FROM cases WHERE number > ? ORDER BY number LIMIT ?)"""
_CHANGED = "temp.changed_cases"
# The index of `campaign_events` is compared as a whole.
_FIND = f"""INSERT OR IGNORE INTO {_CHANGED}
    SELECT case_number FROM events WHERE seq > ?1 AND case_number IS NOT NULL
    UNION SELECT number FROM campaign_events WHERE seq > ?1"""  # noqa: S608 - a name of our own


@dataclass(frozen=True, slots=True)
class CheckScope:
    """All events and cases, or some of them; `begin` comes first on each connection."""

    event: int = 0  # the last one that is not compared again
    digest: str = ""  # of that event
    table: str = ""  # has the numbers of some cases that were found otherwise

    @property
    def is_whole(self) -> bool:
        """Whether everything is compared."""
        return not self.event and not self.table

    def begin(self, db: Database) -> None:
        """Find the cases that the newer events change, in the connection's temporary database."""
        if self.is_whole:
            return
        db.execute(f"DROP TABLE IF EXISTS {_CHANGED}")
        db.execute(f"CREATE TABLE {_CHANGED} (number INTEGER PRIMARY KEY)")
        db.execute(_FIND, [self.event])

    def cases(self, column: str = "number") -> str:
        """Return the SQL condition that the case in a column is compared."""
        table = self.table or _CHANGED
        return "1" if self.is_whole else f"{column} IN (SELECT number FROM {table})"  # noqa: S608

    def ranges(self, db: Database, count: RowCount) -> Iterator[tuple[int, int]]:
        """Yield the numbers before the first and of the last of some cases at a time; count them.

        So long statements of SQL are divided, between which the progress is told.
        """
        if not self.is_whole:
            yield -1, _NO_END
            return
        last = -1
        while (end := db.execute(_END, [last, _SOME]).fetchone())[1]:
            yield last, end[0]
            count.add(end[1])
            last = end[0]


WHOLE = CheckScope()
