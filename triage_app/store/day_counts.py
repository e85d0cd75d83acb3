"""Sums of the counts of days, and their comparison with the cases from which triggers keep them.

A period is `since` (inclusive) to `until` (exclusive), as ISO dates of the day a case was opened,
in the local time that it was logged with.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from classifier.sentence import Sentence, sentence
from triage_app.store import day_counts_schema
from triage_app.store.check_progress import RowCount
from triage_app.store.check_scope import WHOLE, CheckScope

if TYPE_CHECKING:
    from sqlite_utils import Database

Sum = tuple[str, int]  # a value of `counted_values`, and cases
_OF_ALL = """SELECT counted, value, sum(cases) FROM day_counts WHERE day >= ? AND day < ?
    GROUP BY counted, value"""
_OF_ONE = """SELECT value, sum(cases) FROM day_counts
    WHERE day IN (SELECT value FROM json_each(?)) AND counted = ? GROUP BY value"""
# The cases of a day, how many counts it should have, how many of those it has, and how many it has.
_COMPARED = f"""SELECT coalesce(sum(iif(counted = 'hour', cases, 0)), 0), count(*), count(kept.day),
    (SELECT count(*) FROM day_counts WHERE day = ?1) FROM ({day_counts_schema.OF_DAY}) AS counts
    LEFT JOIN day_counts AS kept USING (day, counted, value, cases)"""  # noqa: S608 - no values
_KEPT_DAYS = "SELECT DISTINCT day FROM day_counts"


def sums(db: Database, since: str, until: str) -> dict[str, list[Sum]]:
    """Return the values of a period in their order, by what is counted."""
    found: dict[str, list[Sum]] = {}
    for counted, value, cases in db.execute(_OF_ALL, [since, until]):
        found.setdefault(counted, []).append((value, cases))
    return found


def sums_of(db: Database, counted: str, since: str, until: str) -> list[Sum]:
    """Return the values of a short period of which one thing is counted."""
    return db.execute(_OF_ONE, [json.dumps(_days(since, until)), counted]).fetchall()


def _days(since: str, until: str) -> list[str]:
    first, end = date.fromisoformat(since), date.fromisoformat(until)
    return [str(first + timedelta(days=at)) for at in range((end - first).days)]


def problems(
    db: Database, count: RowCount | None = None, scope: CheckScope = WHOLE
) -> Iterator[Sentence]:
    """Yield a sentence when the counts of a day are not those of its cases."""
    counted = count or RowCount()
    for day in _days_of(db, scope):
        cases, *(wanted, found, kept) = db.execute(_COMPARED, [day]).fetchone()
        counted.add(cases)
        if not wanted == found == kept:
            yield sentence(
                "The cases of {day} are no longer counted as the log has them; “vigie verify "
                "--rebuild” counts them anew.",
                day=day,
            )
            return


def _days_of(db: Database, scope: CheckScope) -> list[str]:
    """Return the days of the cases that are compared, for a whole log those with counts too."""
    sql = f"{day_counts_schema.DAYS} UNION {_KEPT_DAYS}"
    if not scope.is_whole:
        sql = f"SELECT DISTINCT substr(opened, 1, 10) FROM cases WHERE {scope.cases()}"  # noqa: S608
    return [row[0] for row in db.execute(sql)]
