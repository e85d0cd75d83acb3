"""Events that change several cases of a campaign at once.

The payload lists groups of cases with the columns that change: `{"campaign": 12, "changes":
[{"cases": [12, 15], "to": {"decision": "scam"}, "was": {"decision": "unsure"}}]}`. The case
numbers of a group are in ascending order. `campaign_events` is an index from a case to the events
that change it, derived from the payloads.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from classifier.sentence import Sentence, sentence
from triage_app.records import Event, EventKind
from triage_app.store import ledger

if TYPE_CHECKING:
    from sqlite_utils import Database

KINDS = (
    EventKind.CAMPAIGN_SPLIT,
    EventKind.CAMPAIGN_MERGED,
    EventKind.CAMPAIGN_DECIDED,
    EventKind.CAMPAIGN_CONFIRMED,
)
COLUMNS = ("campaign", "decision", "label", "labelled_by", "labelled_at", "own_case")

Change = Mapping[str, Any]

# Written out, so that SQLite finds the partial index `events_of_campaigns`.
OF_CAMPAIGNS = """kind IN
    ('campaign_split', 'campaign_merged', 'campaign_decided', 'campaign_confirmed')"""
_FROM_PAYLOADS = f"""SELECT DISTINCT member.value AS number, seq FROM events,
    json_each(payload, '$.changes') AS change, json_each(change.value, '$.cases') AS member
    WHERE {OF_CAMPAIGNS}"""  # noqa: S608 - no values


def change(cases: Sequence[int], to: Change, was: Change) -> Change:
    """Return one group of a payload."""
    return {"cases": sorted(cases), "to": dict(to), "was": dict(was)}


def changes(event: Event) -> list[Change]:
    """Return the groups of an event."""
    return cast("list[Change]", event.payload["changes"])


def columns_after(event: Event, number: int) -> dict[str, Any]:
    """Return the columns of a case that an event changes, with their new values."""
    for one in changes(event):
        place = bisect_left(one["cases"], number)
        if one["cases"][place : place + 1] == [number]:
            return _columns(one)
    return {}


def apply(db: Database, event: Event) -> None:
    """Update `cases` and the index for an event that was just appended."""
    for one in changes(event):
        columns = _columns(one)
        sets, numbers = ", ".join(f"{name} = ?" for name in columns), json.dumps(one["cases"])
        sql = f"UPDATE cases SET {sets} WHERE number IN (SELECT value FROM json_each(?))"  # noqa: S608
        db.execute(sql, [*columns.values(), numbers])
    index(db, event)


def index(db: Database, event: Event) -> list[int]:
    """Add an event that was just appended to the index; return the cases that it changes."""
    numbers = [number for one in changes(event) for number in one["cases"]]
    sql = "INSERT OR IGNORE INTO campaign_events SELECT value, ? FROM json_each(?)"
    db.execute(sql, [event.seq, json.dumps(numbers)])
    return numbers


def newest_first(db: Database, after: int = 0) -> Iterator[Event]:
    """Yield the changes of campaigns with a number above `after`, newest first."""
    found = db.table("events").rows_where(
        f"{OF_CAMPAIGNS} AND seq > ?", [after], order_by="seq DESC"
    )
    return map(ledger.event_from, found)


def index_all(db: Database) -> None:
    """Write the index anew from the ledger."""
    db.table("campaign_events").delete_where()
    db.execute(f"INSERT INTO campaign_events (number, seq) {_FROM_PAYLOADS}")


def problems(db: Database) -> Iterator[Sentence]:
    """Yield a sentence when the index does not match the ledger."""
    kept = "SELECT number, seq FROM campaign_events"
    for one, other in ((kept, _FROM_PAYLOADS), (_FROM_PAYLOADS, kept)):
        found = db.execute(f"{one} EXCEPT {other} LIMIT 1").fetchone()
        if found is not None:
            yield sentence(
                "The index of changes of campaigns no longer matches event {number}; “vigie "
                "verify --rebuild” rewrites it.",
                number=found[1],
            )


def _columns(one: Change) -> dict[str, Any]:
    return {name: one["to"][name] for name in COLUMNS if name in one["to"]}
