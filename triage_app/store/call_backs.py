"""The callers to be called back, newest case first, and the tick that one was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from msgspec import convert

from triage_app.call_backs import CallBack
from triage_app.errors import StoreError
from triage_app.records import Event, EventKind
from triage_app.store import cases, excerpts, share_desks
from triage_app.store.call_back_schema import CALL_BACK
from triage_app.store.cases import NOTHING, Payload

if TYPE_CHECKING:
    from sqlite_utils import Database

_STATES = {
    False: ("cases_to_call_back", "called_back IS NULL"),
    True: ("cases_called_back", "called_back IS NOT NULL"),
}
_COLUMNS = f"""number, opened, iif(first_decision <> 'scam', first_decision, decision) AS told,
    outcomes, labelled_at, channel, scenario, organisation, campaign, called_back,
    {excerpts.OF_CASE}"""


def listed(
    db: Database, *, called: bool, since: str = "", until: str = "", limit: int = 100
) -> list[CallBack]:
    """Return callers that were called back, or were not yet, newest case first.

    `since` (inclusive) and `until` (exclusive) are dates of cases; without them all are meant. The
    callers of other desks are called back there, or at a supervisor's desk.
    """
    index, state = _STATES[called]
    period, values = _period(since, until)
    sql = f"""SELECT {_COLUMNS} FROM cases INDEXED BY {index}
              WHERE {CALL_BACK} AND {state}{period} AND {share_desks.changed_here(db)}
              ORDER BY opened DESC, number DESC LIMIT ?"""  # noqa: S608 - no values
    rows = db.query(sql, [*values, limit])
    return [convert(row | {"outcomes": json.loads(row["outcomes"])}, CallBack) for row in rows]


def count(db: Database, *, called: bool, since: str = "", until: str = "") -> int:
    """Return how many `listed` returns without a limit."""
    index, state = _STATES[called]
    period, values = _period(since, until)
    sql = f"""SELECT count(*) FROM cases INDEXED BY {index}
              WHERE {CALL_BACK} AND {state}{period} AND {share_desks.changed_here(db)}"""  # noqa: S608
    return int(db.execute(sql, values).fetchone()[0])


def tick(db: Database, at: str, actor: str, number: int, more: Payload = NOTHING) -> Event | None:
    """Note that the caller of a case was called back; None when that is noted already.

    Raises StoreError when the case is not one to be called back.
    """
    row = cases.existing_row(db, number)
    if row["called_back"] is not None:
        return None
    sql = f"SELECT 1 FROM cases WHERE number = ? AND {CALL_BACK}"  # noqa: S608 - no values
    if db.execute(sql, [number]).fetchone() is None:
        raise StoreError("The caller of case no. {number} is none to call back.", number=number)
    return cases.change(db, at, actor, number, EventKind.CALLED_BACK, more)


def _period(since: str, until: str) -> tuple[str, list[str]]:
    tests = [(" AND opened >= ?", since), (" AND opened < ?", until)]
    chosen = [(sql, value) for sql, value in tests if value]
    return "".join(sql for sql, _ in chosen), [value for _, value in chosen]
